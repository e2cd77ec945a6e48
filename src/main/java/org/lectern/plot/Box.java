package org.lectern.plot;

import java.util.Arrays;

/**
 * How values are spread: median, quartiles, and whiskers to the farthest values that lie no more
 * than one and a half times the middle half's width beyond it. What lies farther out is an outlier.
 *
 * @param count how many values there are
 */
record Box(
    String name,
    int count,
    double low,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double high,
    double[] outliers) {
  private static final double REACH = 1.5;

  static Box of(String name, double[] values) {
    double[] sorted = Arrays.stream(values).filter(Range::shows).sorted().toArray();
    if (sorted.length == 0) {
      double nan = Double.NaN;
      return new Box(name, 0, nan, nan, nan, nan, nan, sorted);
    }
    double lower = quantile(sorted, 0.25);
    double upper = quantile(sorted, 0.75);
    double reach = REACH * (upper - lower);
    double[] inside =
        Arrays.stream(sorted).filter(v -> v >= lower - reach && v <= upper + reach).toArray();
    double[] outliers =
        Arrays.stream(sorted).filter(v -> v < lower - reach || v > upper + reach).toArray();
    return new Box(
        name,
        sorted.length,
        inside[0],
        lower,
        quantile(sorted, 0.5),
        upper,
        inside[inside.length - 1],
        outliers);
  }

  /** A quantile of sorted values, between neighbours in proportion. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double part = place - below;
    return sorted[below] + (sorted[above] - sorted[below]) * part;
  }

  String text() {
    return count == 0
        ? "no values"
        : "median "
            + FigureText.number(median)
            + ", middle half "
            + FigureText.number(lowerQuartile)
            + " to "
            + FigureText.number(upperQuartile)
            + ", whiskers "
            + FigureText.number(low)
            + " to "
            + FigureText.number(high)
            + ", "
            + outliers.length
            + (outliers.length == 1 ? " outlier of " : " outliers of ")
            + count
            + (count == 1 ? " value" : " values");
  }
}
