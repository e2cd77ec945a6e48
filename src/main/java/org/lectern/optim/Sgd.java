package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Gradient descent: w ← w − η·(g + α·w), where α is the weight decay. Over the whole data set in
 * one batch it is plain gradient descent, over batches stochastic. Weight decay is the gradient of
 * (α/2)‖w‖², as {@code regularise(l2(α))}; biases don't decay.
 *
 * <p>When to use it: first, to see what the learning rate does. On L = x² a step multiplies x by 1
 * − 2η: below 1 it converges, at 1 it bounces, above it explodes.
 *
 * <pre>{@code
 * sgd(0.1)              // η = 0.1
 * sgd(0.1, 0.001)       // with weight decay
 * }</pre>
 */
public final class Sgd extends Optimiser {
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
    super(learningRate);
    this.weightDecay = Checks.zeroOrMore(name(), "weight decay", weightDecay, "Try 0.001.");
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    Tensor value = parameter.variable();
    if (weightDecay > 0 && parameter.decays()) {
      Updating.run(Update.DECAY, value, gradient, List.of(), -rate, weightDecay);
    } else {
      value.increment(-rate, gradient);
    }
  }

  @Override
  protected String latex() {
    String eta = "\\eta = " + Texts.latex(learningRate());
    return weightDecay > 0
        ? "w &\\leftarrow w - \\eta\\,(g + \\alpha w) \\\\\n&"
            + eta
            + ",\\; \\alpha = "
            + Texts.latex(weightDecay)
        : "w &\\leftarrow w - \\eta\\, g \\\\\n&" + eta;
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>(super.settings());
    if (weightDecay > 0) {
      settings.add("weight decay " + Texts.number(weightDecay));
    }
    return settings;
  }
}
