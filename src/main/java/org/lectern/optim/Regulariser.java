package org.lectern.optim;

import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * A penalty on large weights, which keeps a network from fitting noise: full loss = data loss +
 * R(W).
 *
 * <ul>
 *   <li>{@link #l2} R = (λ/2)·Σw²: all weights shrink in proportion;
 *   <li>{@link #l1} R = λ·Σ|w|: small weights become exactly 0;
 *   <li>{@link #elasticNet} some of both.
 * </ul>
 *
 * <p>How a step of an optimiser uses it: the gradient λ₂·w of the L2 part is added to the gradient
 * of the loss, after clipping. The L1 part has a kink at 0, so it works as a proximal step after
 * the optimiser's own: w ← w − max(min(w, τλ₁), −τλ₁), which moves each weight towards 0 by τλ₁ and
 * stops at 0 (soft thresholding; Parikh and Boyd 2014). τ is how far a constant gradient of 1 would
 * move the weight: η for plain descent, η/(1 − μ) with momentum, η/(√s + ε) and the like for
 * optimisers that adapt it by weight. So all come to rest at the same minimum of the full loss.
 * With the latter a weight that never had a gradient becomes 0 at once.
 *
 * <p>Biases and parameters that don't decay are left out; {@link #withBiases} takes biases in. The
 * losses that a trainer shows are data losses; {@link #penalty(Layer)} gives what is to be added.
 *
 * <pre>{@code
 * adam(0.01).regularise(l2(0.001))
 * sgd(0.1).regularise(l1(0.01))                       // weights that are exactly 0
 * sgd(0.1).regularise(l2(lambdaFromC(1.0, 500)))      // scikit-learn's C = 1 for 500 samples
 * }</pre>
 *
 * <p>Immutable. The package's description maps the notations of textbooks to λ.
 */
public final class Regulariser {
  private final String name;
  private final double l1;
  private final double l2;
  private final boolean biases;

  private Regulariser(String name, double l1, double l2, boolean biases) {
    this.name = name;
    this.l1 = l1;
    this.l2 = l2;
    this.biases = biases;
  }

  static Regulariser none() {
    return new Regulariser("none", 0, 0, false);
  }

  /**
   * R = (λ/2)·‖w‖², whose gradient is λ·w: ridge regression's penalty, a Gaussian prior on the
   * weights. For plain gradient descent it is the same as weight decay λ.
   *
   * @param lambda λ, 0 or more
   * @return the regulariser
   */
  public static Regulariser l2(double lambda) {
    Checks.zeroOrMore("l2", "λ", lambda, "Try 0.001.");
    return new Regulariser("l2(" + Numbers.significant(lambda, 6) + ")", 0, lambda, false);
  }

  /**
   * R = λ·‖w‖₁: the lasso's penalty. Weights that help less than λ become exactly 0.
   *
   * @param lambda λ, 0 or more
   * @return the regulariser
   */
  public static Regulariser l1(double lambda) {
    Checks.zeroOrMore("l1", "λ", lambda, "Try 0.001.");
    return new Regulariser("l1(" + Numbers.significant(lambda, 6) + ")", lambda, 0, false);
  }

  /**
   * R = λ·(share·‖w‖₁ + (1 − share)/2·‖w‖²) (Zou and Hastie 2005).
   *
   * @param lambda λ, 0 or more
   * @param share how much of λ goes to L1, from 0 to 1
   * @return the regulariser
   */
  public static Regulariser elasticNet(double lambda, double share) {
    Checks.zeroOrMore("elasticNet", "λ", lambda, "Try 0.001.");
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "elasticNet: the share of L1 must be from 0 to 1, but is "
              + Numbers.asJava(share)
              + ". 1.0 is l1, 0.0 is l2, 0.5 half of each.");
    }
    String name =
        "elasticNet(" + Numbers.significant(lambda, 6) + ", " + Numbers.significant(share, 6) + ")";
    return new Regulariser(name, lambda * share, lambda * (1 - share), false);
  }

  /**
   * λ = 1/C, scikit-learn's way to say it, for a loss that is summed over the samples: there a
   * small C means a strong penalty.
   *
   * @param c C, above 0
   * @return λ, to be given to {@link #l1} or {@link #l2}
   */
  public static double lambdaFromC(double c) {
    return lambdaFromC(c, 1);
  }

  /**
   * λ = 1/(n·C), scikit-learn's way to say it, for a loss that is the mean over the samples.
   *
   * @param c C, above 0
   * @param samples n, the number of training samples, at least 1
   * @return λ, to be given to {@link #l1} or {@link #l2}
   */
  public static double lambdaFromC(double c, int samples) {
    Checks.aboveZero(
        "lambdaFromC",
        "C",
        c,
        c == 0 ? "In Java 1/10 is 0: write 0.1, with a point." : "scikit-learn's default is 1.0.");
    Checks.atLeast(
        "lambdaFromC", "number of samples", samples, 1, "Give the size of the training data.");
    return 1 / (samples * c);
  }

  /**
   * The same penalty on biases too.
   *
   * @return another regulariser
   */
  public Regulariser withBiases() {
    return new Regulariser(name, l1, l2, true);
  }

  /**
   * R(W) of a network: what is to be added to the data loss.
   *
   * @param network the network
   * @return the penalty, 0 or more
   */
  public double penalty(Layer network) {
    return penalty(
        Checks.given("penalty", "a network", network, "Write penalty(net).").parameters().stream()
            .filter(this::appliesTo)
            .map(Parameter::variable)
            .toArray(Tensor[]::new));
  }

  /**
   * R of weights of your own.
   *
   * <pre>{@code
   * l2(2).penalty(vector(0.25, 0.25, 0.25, 0.25))      // 0.25
   * }</pre>
   *
   * @param weights any number of tensors
   * @return the penalty: sums of tensors, added in double in their order
   */
  public double penalty(Tensor... weights) {
    double absolute = 0;
    double square = 0;
    for (Tensor weight : List.of(weights)) {
      Tensor values = weight.detach();
      absolute += l1 > 0 ? values.abs().sum().item() : 0;
      square += l2 > 0 ? values.square().sum().item() : 0;
    }
    return l1 * absolute + l2 / 2 * square;
  }

  boolean isNone() {
    return name.equals("none");
  }

  boolean hasKink() {
    return l1 > 0;
  }

  boolean appliesTo(Parameter parameter) {
    return parameter.decays() || biases && parameter.isBias();
  }

  /** The gradient of the loss and of the smooth part: g + λ₂·w. */
  Tensor addGradient(Parameter parameter, Tensor gradient) {
    return l2 > 0 && appliesTo(parameter)
        ? Updating.plus(gradient, l2, parameter.variable())
        : gradient;
  }

  /** Whether a proximal step of the L1 part must follow. */
  boolean shrinks(Parameter parameter) {
    return l1 > 0 && appliesTo(parameter);
  }

  /** λ₁. */
  double l1() {
    return l1;
  }

  /** The proximal step of the L1 part, by at most so much. */
  static void shrink(Parameter parameter, Tensor most) {
    Tensor w = parameter.variable();
    w.assign(w.sub(w.minimum(most).maximum(most.neg())));
  }

  /** Such as {@code l2(0.001)}. */
  @Override
  public String toString() {
    return name + (biases ? " with biases" : "");
  }
}
