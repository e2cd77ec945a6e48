package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * The exponential linear unit: x where x is above 0, else α·(eˣ − 1).
 *
 * <p>Derivative 1 above 0, else α·eˣ. Like relu it does not saturate above, but it is smooth (for α
 * = 1) and its outputs lie around 0, between −α and ∞.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), elu(), dense(16, 1))
 * }</pre>
 *
 * <p>Clevert, Unterthiner and Hochreiter 2016.
 */
public final class Elu extends Activation {
  private final double alpha;

  /** The activation with α = 1. */
  public Elu() {
    this(1);
  }

  /**
   * The activation with an α of your choice.
   *
   * @param alpha minus the limit for very negative numbers, above 0
   * @throws IllegalArgumentException if α is not a finite number above 0
   */
  public Elu(double alpha) {
    String hint = Settings.trapOr(alpha, "1/2 is 0: write 0.5", "Try 1.0.");
    Settings.positive("elu", "α", alpha, hint);
    this.alpha = alpha;
  }

  /** As a sum: each part is 0 where the other holds, and e to a large power never comes up. */
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.relu().add(x.minimum(Tensor.scalar(0)).expm1().mul(alpha));
  }

  @Override
  public String label() {
    return alpha == 1 ? "Elu" : "Elu(" + Numbers.significant(alpha, 6) + ")";
  }
}
