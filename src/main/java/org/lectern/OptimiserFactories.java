package org.lectern;

import org.lectern.optim.Adam;
import org.lectern.optim.Momentum;
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

  /**
   * Gradient descent with momentum.
   *
   * @param learningRate the step size η
   * @param momentum μ, usually 0.9
   * @return the optimiser
   */
  public static Momentum momentum(double learningRate, double momentum) {
    return new Momentum(learningRate, momentum);
  }

  /**
   * Adam: momentum, with a step size for each weight.
   *
   * @param learningRate the step size η, usually 0.001
   * @return the optimiser
   */
  public static Adam adam(double learningRate) {
    return new Adam(learningRate);
  }
}
