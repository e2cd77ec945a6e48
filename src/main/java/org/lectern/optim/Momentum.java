package org.lectern.optim;

import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Gradient descent with momentum: v ← μ·v + g; w ← w − η·v. The velocity v, 0 at first, adds up
 * gradients that agree and cancels those that swing to and fro, like a ball that rolls down a
 * valley. With a constant gradient the steps grow to η/(1 − μ) times it: ten times for μ = 0.9.
 *
 * <p>This is the form of PyTorch. Lectures often write v ← μ·v − η·g; w ← w + v, where v holds the
 * learning rate: the same path as long as η is constant, but after a change of η the old steps go
 * on at the old rate there, and at the new one here.
 *
 * <p>When to use it: almost always instead of plain descent; with a schedule it is the classic for
 * image networks. Polyak 1964; Sutskever and others 2013.
 *
 * <pre>{@code
 * momentum(0.1, 0.9)
 * }</pre>
 */
public final class Momentum extends Optimiser {
  private final double momentum;

  /**
   * Gradient descent with momentum.
   *
   * @param learningRate η, above 0
   * @param momentum μ, from 0 to below 1, usually 0.9
   */
  public Momentum(double learningRate, double momentum) {
    super(learningRate);
    this.momentum = Checks.belowOne(name(), "momentum", momentum, 0.9);
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    List<Tensor> v = List.of(slot(parameter, "v"));
    Updating.run(Update.MOMENTUM, parameter.variable(), gradient, v, -rate, momentum);
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    return Tensor.scalar(rate / (1 - momentum));
  }

  @Override
  protected String latex() {
    return "v &\\leftarrow \\mu v + g \\\\\nw &\\leftarrow w - \\eta\\, v \\\\\n&\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\mu = "
        + Texts.latex(momentum);
  }

  @Override
  protected List<String> settings() {
    return List.of(Texts.number(learningRate()), Texts.number(momentum));
  }
}
