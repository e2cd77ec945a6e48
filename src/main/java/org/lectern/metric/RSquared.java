package org.lectern.metric;

import org.lectern.tensor.Tensor;

/**
 * R², the coefficient of determination: 1 − Σ(ŷ − y)²/Σ(y − ȳ)², the share of the target's variance
 * that the predictions explain. 1 is perfect, 0 as good as always saying the mean ȳ, and below 0
 * worse than that.
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n); for several outputs, shape (n, k),
 * the mean of their R². Where the targets are all alike the quotient is not defined: then it counts
 * as 1 if every prediction is exact, else as 0. Sums are in double precision. It has no unit, so it
 * compares across targets; but it depends on their spread, so small batches make it noisy.
 *
 * <pre>{@code
 * rSquared().of(tensor(2.5, 0, 2, 8), tensor(3, -0.5, 2, 7))      // 0.9486
 * }</pre>
 */
public final class RSquared implements Metric {
  /** R². */
  public RSquared() {}

  @Override
  public String name() {
    return "R²";
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    Pairs pairs = Pairs.of("rSquared", predictions, target);
    double total = 0;
    for (int column = 0; column < pairs.columns(); column++) {
      total += ofColumn(pairs, column);
    }
    return total / pairs.columns();
  }

  private static double ofColumn(Pairs pairs, int column) {
    int step = pairs.columns();
    int length = pairs.truth().length;
    double sum = 0;
    for (int i = column; i < length; i += step) {
      sum += pairs.truth()[i];
    }
    double mean = sum / (length / step);
    double errors = 0;
    double spread = 0;
    for (int i = column; i < length; i += step) {
      double error = pairs.predicted()[i] - pairs.truth()[i];
      double distance = pairs.truth()[i] - mean;
      errors += error * error;
      spread += distance * distance;
    }
    return spread == 0 ? errors == 0 ? 1 : errors > 0 ? 0 : Double.NaN : 1 - errors / spread;
  }

  @Override
  public String toString() {
    return name();
  }
}
