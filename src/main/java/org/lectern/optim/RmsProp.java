package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * RMSProp: s ← ρ·s + (1 − ρ)·g²; w ← w − η · g/(√s + ε). Each gradient is divided by its recent
 * root mean square, so that steep and flat directions move alike. s is 0 at first and not corrected
 * for that: the first steps are up to 1/√(1 − ρ) times η, ten times for ρ = 0.99.
 *
 * <p>When to use it: for recurrent networks and for losses that change while they are learnt;
 * otherwise {@link Adam}, which adds momentum and the correction. Hinton's lecture 6e of 2012; the
 * form and the values of PyTorch, where ρ is called α.
 *
 * <pre>{@code
 * rmsProp(0.001)
 * }</pre>
 */
public final class RmsProp extends Optimiser {
  private final double rho;
  private final double epsilon;

  /**
   * RMSProp with ρ = 0.99 and ε = 10⁻⁸.
   *
   * @param learningRate η, above 0, usually 0.001
   */
  public RmsProp(double learningRate) {
    this(learningRate, 0.99, 1e-8);
  }

  /**
   * RMSProp.
   *
   * @param learningRate η, above 0
   * @param rho ρ of the average, from 0 to below 1
   * @param epsilon ε, above 0: keeps the division finite
   */
  public RmsProp(double learningRate, double rho, double epsilon) {
    super(learningRate);
    this.rho = Checks.belowOne(name(), "ρ", rho, 0.99);
    this.epsilon = Checks.aboveZero(name(), "ε", epsilon, "The usual value is 1e-8.");
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    Tensor w = parameter.variable();
    List<Tensor> s = List.of(slot(parameter, "s"));
    Updating.run(Update.RMS_PROP, w, gradient, s, -rate, epsilon, rho, 1 - rho);
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    return Tensor.scalar(rate).div(slot(parameter, "s").sqrt().add(epsilon));
  }

  @Override
  protected String latex() {
    return "s &\\leftarrow \\rho s + (1-\\rho)\\,g^2 \\\\\n"
        + "w &\\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{s}+\\varepsilon} \\\\\n&\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\rho = "
        + Texts.latex(rho)
        + ",\\; \\varepsilon = "
        + Texts.latex(epsilon);
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>(super.settings());
    if (rho != 0.99) {
      settings.add("ρ " + Texts.number(rho));
    }
    if (epsilon != 1e-8) {
      settings.add("ε " + Texts.number(epsilon));
    }
    return settings;
  }
}
