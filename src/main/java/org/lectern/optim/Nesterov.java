package org.lectern.optim;

import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Nesterov's momentum: v ← μ·v + g; w ← w − η·(g + μ·v). Where {@link Momentum} steps along the
 * velocity, this looks one step of the velocity ahead, and so brakes earlier before a rise.
 *
 * <p>This is the form of PyTorch, with the gradient at w: Nesterov's own takes it at the point
 * ahead, which is the same path written for other variables (Sutskever and others 2013).
 *
 * <p>When to use it: as momentum; it allows a slightly larger μ.
 *
 * <pre>{@code
 * nesterov(0.1, 0.9)
 * }</pre>
 */
public final class Nesterov extends Optimiser {
  private final double momentum;

  /**
   * Gradient descent with Nesterov's momentum.
   *
   * @param learningRate η, above 0
   * @param momentum μ, from 0 to below 1, usually 0.9
   */
  public Nesterov(double learningRate, double momentum) {
    super(learningRate);
    this.momentum = Checks.belowOne(name(), "momentum", momentum, 0.9);
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    List<Tensor> v = List.of(slot(parameter, "v"));
    Updating.run(Update.NESTEROV, parameter.variable(), gradient, v, -rate, momentum);
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    return Tensor.scalar(rate / (1 - momentum));
  }

  @Override
  protected String latex() {
    return "v &\\leftarrow \\mu v + g \\\\\nw &\\leftarrow w - \\eta\\,(g + \\mu v) \\\\\n&\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\mu = "
        + Texts.latex(momentum);
  }

  @Override
  protected List<String> settings() {
    return List.of(Texts.number(learningRate()), Texts.number(momentum));
  }
}
