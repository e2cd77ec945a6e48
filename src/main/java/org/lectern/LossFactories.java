package org.lectern;

import org.lectern.loss.AbsoluteError;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Entropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Huber;
import org.lectern.loss.KlDivergence;
import org.lectern.loss.NegativeLogLikelihood;
import org.lectern.loss.SquaredError;
import org.lectern.tensor.Tensor;

/**
 * Factories of losses. Without arguments each gives the loss for a trainer, a mean, with {@code
 * .sum()} for the total; with two tensors, predictions first, the mean loss itself.
 */
abstract class LossFactories extends SequenceFactories {
  LossFactories() {}

  /**
   * Squared error (ŷ − y)², for regression; the mean over all elements. {@code .weighted(0.5)}
   * gives the ½(ŷ − y)² of many lectures.
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

  /**
   * Absolute error |ŷ − y|, for regression with outliers; the mean over all elements.
   *
   * @return the loss
   */
  public static AbsoluteError absoluteError() {
    return new AbsoluteError();
  }

  /**
   * Mean absolute error.
   *
   * @param predictions predicted numbers
   * @param target true numbers
   * @return a scalar
   */
  public static Tensor absoluteError(Tensor predictions, Tensor target) {
    return new AbsoluteError().of(predictions, target);
  }

  /**
   * Huber's loss with δ = 1: squared (times ½) for small errors, absolute for large ones.
   *
   * @return the loss
   */
  public static Huber huber() {
    return new Huber();
  }

  /**
   * Huber's loss: ½e² where the error e is at most δ, δ(|e| − ½δ) beyond.
   *
   * @param delta δ, above 0, in the unit of the target
   * @return the loss
   */
  public static Huber huber(double delta) {
    return new Huber(delta);
  }

  /**
   * Binary cross entropy, for a network with one output or several independent labels; {@code
   * .positiveWeight(3)} makes the label 1 count more.
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
   * Cross entropy of classes that exclude each other; {@code .weights(1, 2, 1)} weighs the classes,
   * {@code .smoothing(0.1)} smooths the labels.
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
   * @param target class ids of shape (n), or rows of shape (n, classes) that add up to 1
   * @return a scalar
   */
  public static Tensor crossEntropy(Tensor predictions, Tensor target) {
    return new CrossEntropy().of(predictions, target);
  }

  /**
   * Negative log likelihood, for a network that ends in log-softmax.
   *
   * @return the loss
   */
  public static NegativeLogLikelihood negativeLogLikelihood() {
    return new NegativeLogLikelihood();
  }

  /**
   * Mean negative log likelihood of log-probabilities.
   *
   * @param predictions log-probabilities of shape (n, classes)
   * @param target class ids of shape (n), or rows of shape (n, classes) that add up to 1
   * @return a scalar
   */
  public static Tensor negativeLogLikelihood(Tensor predictions, Tensor target) {
    return new NegativeLogLikelihood().of(predictions, target);
  }

  /**
   * Hinge loss of raw scores, as in support vector machines; for two classes with one score or for
   * several.
   *
   * @return the loss
   */
  public static Hinge hinge() {
    return new Hinge();
  }

  /**
   * Mean hinge loss of raw scores.
   *
   * @param scores raw scores of shape (n, classes), or (n) for two classes
   * @param target class ids of shape (n); with one score a sample also −1 and 1
   * @return a scalar
   */
  public static Tensor hinge(Tensor scores, Tensor target) {
    return new Hinge().of(scores, target);
  }

  /**
   * Kullback–Leibler divergence KL(p‖q), for targets p that are distributions.
   *
   * @return the loss
   */
  public static KlDivergence klDivergence() {
    return new KlDivergence();
  }

  /**
   * Mean Kullback–Leibler divergence KL(target‖predictions), in nats.
   *
   * @param predictions probabilities q of shape (n, classes), or (classes)
   * @param target probabilities p of the same shape
   * @return a scalar
   */
  public static Tensor klDivergence(Tensor predictions, Tensor target) {
    return new KlDivergence().of(predictions, target);
  }

  /**
   * Entropy −Σ p·ln p of a distribution, in nats.
   *
   * @param p probabilities that add up to 1 along the last axis
   * @return the entropy of each distribution; a scalar for a vector
   */
  public static Tensor entropy(Tensor p) {
    return Entropy.of(p);
  }

  /**
   * Entropy −Σ p·log₂ p of a distribution, in bits.
   *
   * @param p probabilities that add up to 1 along the last axis
   * @return the entropy of each distribution; a scalar for a vector
   */
  public static Tensor entropyBits(Tensor p) {
    return Entropy.bits(p);
  }
}
