package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Adagrad: s ← s + g²; w ← w − η · g/(√s + ε). Each weight has its own step size, which shrinks
 * with the sum s of all its squared gradients: seldom used features keep large steps.
 *
 * <p>When to use it: for sparse features such as words, on convex problems. In long trainings of
 * deep networks the steps become too small; {@link RmsProp} forgets old gradients instead. Duchi
 * and others 2011.
 *
 * <pre>{@code
 * adagrad(0.01)
 * }</pre>
 */
public final class Adagrad extends Optimiser {
  private final double epsilon;

  /**
   * Adagrad with ε = 10⁻¹⁰.
   *
   * @param learningRate η, above 0, usually 0.01
   */
  public Adagrad(double learningRate) {
    this(learningRate, 1e-10);
  }

  /**
   * Adagrad.
   *
   * @param learningRate η, above 0
   * @param epsilon ε, above 0: keeps the division finite
   */
  public Adagrad(double learningRate, double epsilon) {
    super(learningRate);
    this.epsilon = Checks.aboveZero(name(), "ε", epsilon, "The usual value is 1e-10.");
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    List<Tensor> s = List.of(slot(parameter, "s"));
    Updating.run(Update.ADAGRAD, parameter.variable(), gradient, s, -rate, epsilon);
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    return Tensor.scalar(rate).div(slot(parameter, "s").sqrt().add(epsilon));
  }

  @Override
  protected String latex() {
    return "s &\\leftarrow s + g^2 \\\\\n"
        + "w &\\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{s}+\\varepsilon} \\\\\n&\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\varepsilon = "
        + Texts.latex(epsilon);
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>(super.settings());
    if (epsilon != 1e-10) {
      settings.add("ε " + Texts.number(epsilon));
    }
    return settings;
  }
}
