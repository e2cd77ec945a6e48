package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * Huber's loss: with the error e = ŷ − y it is ½e² where |e| ≤ δ and δ(|e| − ½δ) beyond; averaged
 * over all elements or summed.
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n). Gradient e, kept within [−δ, δ];
 * divided by the number of elements for the mean.
 *
 * <p>Between {@link SquaredError}, which it is for small errors (times ½), and {@link
 * AbsoluteError}, which it is for large ones (times δ): smooth at 0, and calm with outliers. δ has
 * the unit of the target; choose it about as large as an ordinary error.
 *
 * <pre>{@code
 * huber(1).of(tensor(0.5, 3), tensor(0, 0))          // (0.125 + 2.5)/2 = 1.3125
 * }</pre>
 *
 * <p>Source: P. J. Huber, Robust Estimation of a Location Parameter, 1964.
 */
public final class Huber extends Loss {
  private final double delta;

  /** Huber's loss with δ = 1. */
  public Huber() {
    this(1);
  }

  /**
   * Huber's loss.
   *
   * @param delta δ, the error where the square becomes a line, in the unit of the target; above 0
   * @throws IllegalArgumentException if δ is not a number above 0
   */
  public Huber(double delta) {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "huber: delta must be a number above 0, but is "
              + Numbers.asJava(delta)
              + (delta == 0 ? ". In Java 1/2 is 0: write 0.5, with a point." : ". Try 1.0."));
    }
    this.delta = delta;
  }

  @Override
  protected String latex() {
    return "\\begin{cases} \\frac{1}{2}\\,e_i^2 & |e_i| \\le "
        + Numbers.significant(delta, 7)
        + " \\\\ "
        + Numbers.significant(delta, 7)
        + "\\,(|e_i| - \\frac{1}{2} \\cdot "
        + Numbers.significant(delta, 7)
        + ") & \\text{else} \\end{cases}, \\quad e_i = \\hat{y}_i - y_i";
  }

  @Override
  public String name() {
    return "huber";
  }

  /** With c = min(|e|, δ) both parts are c(|e| − ½c), and its gradient is c times the sign of e. */
  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    Tensor size = predictions.sub(target).abs();
    Tensor capped = size.minimum(Tensor.scalar(delta));
    return capped.mul(size.sub(capped.mul(0.5)));
  }

  @Override
  protected String settings() {
    return name() + "(" + Numbers.significant(delta, 7) + ")";
  }
}
