package org.lectern.optim;

import org.lectern.display.Numbers;
import org.lectern.nn.Parameter;
import org.lectern.nn.Progress;
import org.lectern.tensor.Tensor;

/**
 * Gradient descent: w ← w − η·(g + α·w), where α is the weight decay. Over the whole data set in
 * one batch it is plain gradient descent, over batches stochastic. Weight decay is the gradient of
 * (α/2)‖w‖²; biases don't decay.
 *
 * <pre>{@code
 * sgd(0.1)              // η = 0.1
 * sgd(0.1, 0.001)       // with weight decay
 * }</pre>
 */
public final class Sgd extends Optimiser {
  private final double learningRate;
  private final double weightDecay;

  /**
   * Gradient descent without weight decay.
   *
   * @param learningRate η, above 0
   */
  public Sgd(double learningRate) {
    this(learningRate, 0);
  }

  /**
   * Gradient descent with weight decay.
   *
   * @param learningRate η, above 0
   * @param weightDecay α, 0 or more
   */
  public Sgd(double learningRate, double weightDecay) {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "sgd: the learning rate must be above 0, but is "
              + Numbers.significant(learningRate, 6)
              + "."
              + (learningRate == 0
                  ? " In Java 1/100 is 0: write 0.01, with a point."
                  : " Try 0.1."));
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "sgd: the weight decay must be 0 or more, but is "
              + Numbers.significant(weightDecay, 6)
              + ". Try 0.001.");
    }
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    Tensor value = parameter.variable();
    boolean decay = weightDecay > 0 && parameter.decays();
    value.increment(-rate, decay ? gradient.add(value.mul(weightDecay)) : gradient);
  }

  @Override
  public double learningRate(Progress progress) {
    return learningRate;
  }

  @Override
  public String toString() {
    return "sgd("
        + Numbers.significant(learningRate, 6)
        + (weightDecay > 0 ? ", weight decay " + Numbers.significant(weightDecay, 6) : "")
        + ")";
  }
}
