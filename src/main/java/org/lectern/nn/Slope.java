package org.lectern.nn;

import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function at 0, measured: central differences with a step that is halved again and
 * again, extrapolated to step 0 (Richardson), of which the steadiest is taken (Ridders 1982).
 *
 * @param value the slope
 * @param error how far the best estimates lie apart, and what rounding does at that step
 */
record Slope(double value, double error) {
  private static final int FIRST = 2;
  private static final int LAST = 13;
  private static final int ORDERS = 3;

  /**
   * Measures.
   *
   * @param f the function, in units in which 1 is a large step
   * @param rounding about how exact f is
   * @param thorough whether to try every step, not only until the estimates agree
   */
  static Slope of(DoubleUnaryOperator f, double rounding, boolean thorough) {
    Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY);
    double[] before = new double[ORDERS + 1];
    for (int i = 0; FIRST + i <= LAST; i++) {
      double step = Math.scalb(1.0, -(FIRST + i));
      double[] row = new double[ORDERS + 1];
      row[0] = (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
      for (int order = 1; order <= Math.min(i, ORDERS); order++) {
        double power = Math.scalb(1.0, 2 * order);
        row[order] = (power * row[order - 1] - before[order - 1]) / (power - 1);
        double apart =
            Math.max(
                Math.abs(row[order] - row[order - 1]), Math.abs(row[order] - before[order - 1]));
        double error = apart + rounding / step;
        if (error < best.error) {
          best = new Slope(row[order], error);
        }
      }
      before = row;
      if (!thorough && i >= 2 && best.error < 1e-4 * Math.abs(best.value)) {
        break;
      }
    }
    return best;
  }

  /** Central difference at one small step; the slopes to both sides tell a kink between. */
  record Local(double value, double jump, double error) {
    static Local of(DoubleUnaryOperator f, double middle, double rounding, double step) {
      double right = f.applyAsDouble(step);
      double left = f.applyAsDouble(-step);
      double jump = Math.abs(right - middle - (middle - left)) / step;
      return new Local((right - left) / (2 * step), jump, rounding / step);
    }
  }
}
