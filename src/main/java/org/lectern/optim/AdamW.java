package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;

/**
 * Adam with decoupled weight decay: w ← w·(1 − η·α), then the step of {@link Adam}.
 *
 * <p>An L2 penalty in Adam is divided by the gradients' size like everything else, so weights with
 * large gradients hardly decay. Here every weight shrinks by the same share, whatever its gradient.
 * As everywhere in Lectern biases, and parameters that don't decay, are left out; PyTorch's AdamW
 * decays all that it is given.
 *
 * <p>When to use it: for larger networks, attention above all. Loshchilov and Hutter 2019.
 *
 * <pre>{@code
 * adamW(0.001, 0.01)
 * }</pre>
 */
public final class AdamW extends Adam {
  private final double weightDecay;
  private final PerLayer<Double> decays = new PerLayer<>(name(), "weightDecay");

  /**
   * AdamW with the usual β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
   *
   * @param learningRate η, above 0, usually 0.001
   * @param weightDecay α, 0 or more, usually 0.01
   */
  public AdamW(double learningRate, double weightDecay) {
    this(learningRate, weightDecay, 0.9, 0.999, 1e-8);
  }

  /**
   * AdamW with averages of your choice.
   *
   * @param learningRate η, above 0
   * @param weightDecay α, 0 or more
   * @param beta1 β₁ of the gradient's average, from 0 to below 1
   * @param beta2 β₂ of the square's average, from 0 to below 1
   * @param epsilon ε, above 0: keeps the division finite
   */
  public AdamW(
      double learningRate, double weightDecay, double beta1, double beta2, double epsilon) {
    super(learningRate, beta1, beta2, epsilon);
    this.weightDecay = checkDecay(weightDecay);
  }

  private double checkDecay(double decay) {
    return Checks.zeroOrMore(name(), "weight decay", decay, "The usual value is 0.01.");
  }

  /**
   * Gives one layer a weight decay of its own.
   *
   * @param layer a layer with parameters, or a block of layers; of blocks within blocks the one
   *     given last counts
   * @param decay α, 0 or more
   * @return this optimiser
   */
  public AdamW weightDecay(Layer layer, double decay) {
    decays.put(layer, checkDecay(decay));
    return this;
  }

  @Override
  void resolve(Layer network) {
    super.resolve(network);
    decays.resolve(network);
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    double decay = decays.of(parameter, weightDecay);
    update(parameter, gradient, rate, parameter.decays() ? 1 - rate * decay : 1);
  }

  @Override
  protected String latex() {
    return "w &\\leftarrow w\\,(1 - \\eta\\alpha) \\\\\n"
        + super.latex()
        + ",\\; \\alpha = "
        + Texts.latex(weightDecay);
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>(super.settings());
    settings.add(1, Texts.number(weightDecay));
    decays.forEach(
        (layer, decay) ->
            settings.add("weight decay " + Texts.number(decay) + " on " + layer.label()));
    return settings;
  }
}
