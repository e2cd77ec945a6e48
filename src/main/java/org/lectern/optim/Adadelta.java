package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Adadelta: s ← ρ·s + (1 − ρ)·g²; Δ = √(u + ε)/√(s + ε) · g; u ← ρ·u + (1 − ρ)·Δ²; w ← w − η·Δ.
 *
 * <p>s is the running average of squared gradients, u that of squared changes, both 0 at first. The
 * ratio of their roots has the unit of a weight, so η = 1 and there is no rate to tune. ε decides
 * how large the first changes are: they begin near √ε and grow.
 *
 * <p>When to use it: where nobody wants to choose a learning rate and time does not matter; it
 * starts slowly. Zeiler 2012.
 *
 * <pre>{@code
 * adadelta()
 * }</pre>
 */
public final class Adadelta extends Optimiser {
  private final double rho;
  private final double epsilon;

  /** Adadelta with η = 1, ρ = 0.9 and ε = 10⁻⁶. */
  public Adadelta() {
    this(1, 0.9, 1e-6);
  }

  /**
   * Adadelta.
   *
   * @param learningRate η, above 0, usually 1
   * @param rho ρ of both averages, from 0 to below 1
   * @param epsilon ε, above 0: the size of the first changes, squared
   */
  public Adadelta(double learningRate, double rho, double epsilon) {
    super(learningRate);
    this.rho = Checks.belowOne(name(), "ρ", rho, 0.9);
    this.epsilon = Checks.aboveZero(name(), "ε", epsilon, "The usual value is 1e-6.");
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    Tensor w = parameter.variable();
    List<Tensor> averages = List.of(slot(parameter, "s"), slot(parameter, "u"));
    Updating.run(Update.ADADELTA, w, gradient, averages, -rate, epsilon, rho, 1 - rho);
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    Tensor s = slot(parameter, "s");
    Tensor u = slot(parameter, "u");
    return u.add(epsilon).sqrt().div(s.add(epsilon).sqrt()).mul(rate);
  }

  @Override
  protected String latex() {
    return "s &\\leftarrow \\rho s + (1-\\rho)\\,g^2 \\\\\n"
        + "\\Delta &= \\frac{\\sqrt{u+\\varepsilon}}{\\sqrt{s+\\varepsilon}}\\,g \\\\\n"
        + "u &\\leftarrow \\rho u + (1-\\rho)\\,\\Delta^2 \\\\\n"
        + "w &\\leftarrow w - \\eta\\,\\Delta \\\\\n&\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\rho = "
        + Texts.latex(rho)
        + ",\\; \\varepsilon = "
        + Texts.latex(epsilon);
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>();
    if (learningRate() != 1) {
      settings.add(Texts.number(learningRate()));
    }
    if (rho != 0.9) {
      settings.add("ρ " + Texts.number(rho));
    }
    if (epsilon != 1e-6) {
      settings.add("ε " + Texts.number(epsilon));
    }
    return settings;
  }
}
