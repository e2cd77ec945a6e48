package org.lectern.train;

import java.math.BigDecimal;
import java.math.MathContext;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;

/** Where one setting of a search may lie: on listed values, or anywhere between two. */
record Choice(double[] values, double low, double high, boolean whole) {
  static Choice of(double... values) {
    return new Choice(values, Double.NaN, Double.NaN, false);
  }

  static Choice between(double low, double high) {
    return new Choice(new double[0], low, high, false);
  }

  static Choice wholeBetween(int low, int high) {
    return new Choice(new double[0], low, high, true);
  }

  boolean isListed() {
    return values.length > 0;
  }

  @Override
  public String toString() {
    return isListed()
        ? values.length + (values.length == 1 ? " value" : " values")
        : Numbers.significant(low, 3) + " to " + Numbers.significant(high, 3);
  }

  /** A value by chance: any listed one alike, or log-uniform between the bounds. */
  double draw(RandomStream stream) {
    if (isListed()) {
      return values[stream.below(0, values.length)];
    }
    double share = stream.uniform(1, 0, 1)[0];
    // Three digits: what the table shows is what was tried.
    if (whole) {
      // From the edges of the first and the last number, so that both get their part.
      double edge = (low - 0.5) * StrictMath.pow((high + 0.5) / (low - 0.5), share);
      return Math.max(low, Math.min(high, Math.rint(edge)));
    }
    double value = low * StrictMath.pow(high / low, share);
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }
}
