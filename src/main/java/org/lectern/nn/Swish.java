package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * The swish, x·σ(βx), also called SiLU for β = 1.
 *
 * <p>Derivative σ(βx) + βx·σ(βx)(1 − σ(βx)). For large β it becomes relu, for β = 0 the line x/2.
 * Smooth, and unlike relu not monotone: it dips to −0.28 at x = −1.28 (β = 1).
 *
 * <p>The I2DL slides print 2x·σ(βx): the same curve at twice the height, which is the identity at β
 * = 0 but has slope 2 for large x. The usual form, and this one, has no 2. Before a dense layer the
 * two can do the same, because its weights take up the factor.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), swish(), dense(16, 1))
 * }</pre>
 *
 * <p>Ramachandran, Zoph and Le 2017.
 */
public final class Swish extends Activation {
  private final double beta;

  /** The activation with β = 1. */
  public Swish() {
    this(1);
  }

  /**
   * The activation with a β of your choice.
   *
   * @param beta how sharp the bend is
   * @throws IllegalArgumentException if β is infinite or NaN
   */
  public Swish(double beta) {
    Settings.finite("swish", "β", beta, "Try 1.0.");
    this.beta = beta;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.mul((beta == 1 ? x : x.mul(beta)).sigmoid());
  }

  @Override
  public String label() {
    return beta == 1 ? "Swish" : "Swish(" + Numbers.significant(beta, 6) + ")";
  }
}
