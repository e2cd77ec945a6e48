package org.lectern;

import org.lectern.data.Dataset;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Layer;
import org.lectern.notebook.LiveView;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** Factories of losses, metrics, optimisers and trainers. */
abstract class TrainingFactories extends LayerFactories {
  TrainingFactories() {}

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

  /**
   * The share of samples classified rightly, as a metric for a trainer.
   *
   * @return the metric
   */
  public static Accuracy accuracy() {
    return new Accuracy();
  }

  /**
   * The share of samples classified rightly.
   *
   * @param predictions probabilities
   * @param target class ids
   * @return from 0 to 1
   */
  public static double accuracy(Tensor predictions, Tensor target) {
    return new Accuracy().of(predictions, target);
  }

  /**
   * The share of samples that a network classifies rightly.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return from 0 to 1
   */
  public static double accuracy(Layer network, Dataset data) {
    return Accuracy.ofClasses(network.classes(data.features()), data.labels());
  }

  /**
   * Gradient descent.
   *
   * @param learningRate the step size η
   * @return the optimiser
   */
  public static Sgd sgd(double learningRate) {
    return new Sgd(learningRate);
  }

  /**
   * Gradient descent with weight decay.
   *
   * @param learningRate the step size η
   * @param weightDecay α, the gradient of (α/2)‖w‖²; biases don't decay
   * @return the optimiser
   */
  public static Sgd sgd(double learningRate, double weightDecay) {
    return new Sgd(learningRate, weightDecay);
  }

  /**
   * A trainer that draws as it learns.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   * @return the trainer
   */
  public static Trainer trainer(Layer network, Loss loss, Optimiser optimiser) {
    return new Trainer(network, loss, optimiser).callback(new LiveView());
  }
}
