package org.lectern;

import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.SquaredError;
import org.lectern.tensor.Tensor;

/** Factories of losses. */
abstract class LossFactories extends SequenceFactories {
  LossFactories() {}

  /**
   * Binary cross entropy, for a network with one output or several independent labels; the mean, or
   * {@code .sum()} for the total.
   *
   * @return the loss
   */
  public static BinaryCrossEntropy binaryCrossEntropy() {
    return new BinaryCrossEntropy();
  }

  /**
   * Mean binary cross entropy of probabilities.
   *
   * @param predictions probabilities
   * @param target labels, 0 or 1
   * @return a scalar
   */
  public static Tensor binaryCrossEntropy(Tensor predictions, Tensor target) {
    return new BinaryCrossEntropy().of(predictions, target);
  }

  /**
   * Cross entropy of classes that exclude each other; the mean, or {@code .sum()} for the total.
   *
   * @return the loss
   */
  public static CrossEntropy crossEntropy() {
    return new CrossEntropy();
  }

  /**
   * Mean cross entropy of probabilities.
   *
   * @param predictions probabilities of shape (n, classes)
   * @param target class ids of shape (n)
   * @return a scalar
   */
  public static Tensor crossEntropy(Tensor predictions, Tensor target) {
    return new CrossEntropy().of(predictions, target);
  }

  /**
   * Squared error; the mean over all elements, or {@code .sum()} for the total.
   *
   * @return the loss
   */
  public static SquaredError squaredError() {
    return new SquaredError();
  }

  /**
   * Mean squared error.
   *
   * @param predictions predicted numbers
   * @param target true numbers
   * @return a scalar
   */
  public static Tensor squaredError(Tensor predictions, Tensor target) {
    return new SquaredError().of(predictions, target);
  }
}
