package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * The leaky rectified linear unit: x where x is above 0, else slope·x.
 *
 * <p>Derivative 1 above 0, else the slope: unlike {@link Relu} it never dies, because something
 * flows back on both sides. Worth a try where many relus are stuck at 0.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), leakyRelu(0.1), dense(16, 1))
 * }</pre>
 *
 * <p>Maas, Hannun and Ng 2013, with slope 0.01; the deep learning workshop's slides take 0.1.
 */
public final class LeakyRelu extends Activation {
  private final double slope;

  /** The activation with slope 0.01. */
  public LeakyRelu() {
    this(0.01);
  }

  /**
   * The activation with a slope of your choice.
   *
   * @param slope the derivative below 0, rounded to float once; 0 gives relu, 1 the identity
   * @throws IllegalArgumentException if the slope is infinite or NaN
   */
  public LeakyRelu(double slope) {
    Settings.finite("leakyRelu", "slope", slope, "Try 0.01.");
    this.slope = slope;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.where(x.gt(0), x, x.mul(slope));
  }

  @Override
  public String label() {
    return "LeakyRelu(" + Numbers.significant(slope, 6) + ")";
  }
}
