package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Update;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * Adam: momentum, with a step size for each weight from the size of its recent gradients.
 *
 * <p>m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; w ← w − η/(1 − β₁ᵗ) · m/(√v/√(1 − β₂ᵗ) + ε).
 *
 * <p>m and v are running averages of the gradient and of its square, 0 at first; the divisions by 1
 * − βᵗ correct for that beginning. t counts the updates of this parameter, so one that is unfrozen
 * later begins with t = 1. Where gradients keep their sign a weight moves by about η in each step,
 * whatever the gradient's size.
 *
 * <p>When to use it: first, when you don't know: it needs little tuning. Well-tuned momentum with a
 * schedule may end a little better. Weight decay by {@code regularise(l2(…))} goes through the
 * averages here and is scaled away; {@link AdamW} keeps it apart.
 *
 * <pre>{@code
 * adam(0.001)
 * }</pre>
 *
 * <p>Kingma and Ba 2015; the form of PyTorch.
 */
public class Adam extends Optimiser {
  private final double beta1;
  private final double beta2;
  private final double epsilon;

  /** The count of updates t that 1 − β₁ᵗ and √(1 − β₂ᵗ) are of. */
  private long corrected;

  private double correction1;
  private double correction2;

  /**
   * Adam with the usual β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
   *
   * @param learningRate η, above 0, usually 0.001
   */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  /**
   * Adam with averages of your choice.
   *
   * @param learningRate η, above 0
   * @param beta1 β₁ of the gradient's average, from 0 to below 1
   * @param beta2 β₂ of the square's average, from 0 to below 1
   * @param epsilon ε, above 0: keeps the division finite
   */
  public Adam(double learningRate, double beta1, double beta2, double epsilon) {
    super(learningRate);
    String who = Texts.name(getClass());
    this.beta1 = Checks.belowOne(who, "β₁", beta1, 0.9);
    this.beta2 = Checks.belowOne(who, "β₂", beta2, 0.999);
    this.epsilon = Checks.aboveZero(who, "ε", epsilon, "The usual value is 1e-8.");
  }

  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    update(parameter, gradient, rate, 1);
  }

  /** The weights times a number that keeps them, or lets them decay, and then the step. */
  final void update(Parameter parameter, Tensor gradient, double rate, double keep) {
    correctFor(updates(parameter));
    Updating.run(
        Update.ADAM,
        parameter.variable(),
        gradient,
        List.of(slot(parameter, "m"), slot(parameter, "v")),
        -(rate / correction1),
        epsilon,
        beta2,
        1 - beta2,
        beta1,
        1 - beta1,
        correction2,
        keep);
  }

  /** Once for all parameters with the same count, as powers take long. */
  private void correctFor(long t) {
    if (t != corrected) {
      correction1 = 1 - StrictMath.pow(beta1, t);
      correction2 = Math.sqrt(1 - StrictMath.pow(beta2, t));
      corrected = t;
    }
  }

  @Override
  protected Tensor stepSizes(Parameter parameter, double rate) {
    correctFor(updates(parameter));
    return Tensor.scalar(rate).div(slot(parameter, "v").sqrt().div(correction2).add(epsilon));
  }

  @Override
  protected String latex() {
    return "m &\\leftarrow \\beta_1 m + (1-\\beta_1)\\,g \\\\\n"
        + "v &\\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2 \\\\\n"
        + "w &\\leftarrow w - \\frac{\\eta}{1-\\beta_1^t}"
        + "\\,\\frac{m}{\\sqrt{v}/\\sqrt{1-\\beta_2^t}+\\varepsilon} \\\\\n&"
        + latexSettings();
  }

  final String latexSettings() {
    return "\\eta = "
        + Texts.latex(learningRate())
        + ",\\; \\beta_1 = "
        + Texts.latex(beta1)
        + ",\\; \\beta_2 = "
        + Texts.latex(beta2)
        + ",\\; \\varepsilon = "
        + Texts.latex(epsilon);
  }

  @Override
  protected List<String> settings() {
    List<String> settings = new ArrayList<>(super.settings());
    if (beta1 != 0.9) {
      settings.add("β₁ " + Texts.number(beta1));
    }
    if (beta2 != 0.999) {
      settings.add("β₂ " + Texts.number(beta2));
    }
    if (epsilon != 1e-8) {
      settings.add("ε " + Texts.number(epsilon));
    }
    return settings;
  }
}
