package org.lectern;

import org.lectern.optim.Sgd;

/** Factories of optimisers, schedules and regularisers. */
abstract class OptimiserFactories extends MetricFactories {
  OptimiserFactories() {}

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
}
