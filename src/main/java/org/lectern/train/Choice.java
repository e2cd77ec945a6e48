package org.lectern.train;

import java.math.BigDecimal;
import java.math.MathContext;
import org.lectern.random.RandomStream;

/** Where one setting of a search may lie: on listed values, or anywhere between two. */
record Choice(double[] values, double low, double high) {
  static Choice of(double... values) {
    return new Choice(values, Double.NaN, Double.NaN);
  }

  static Choice between(double low, double high) {
    return new Choice(new double[0], low, high);
  }

  boolean isListed() {
    return values.length > 0;
  }

  /** A value by chance: any listed one alike, or log-uniform between the bounds. */
  double draw(RandomStream stream) {
    if (isListed()) {
      return values[stream.below(0, values.length)];
    }
    double share = stream.uniform(1, 0, 1)[0];
    // Three digits: what the table shows is what was tried.
    double value = low * StrictMath.pow(high / low, share);
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }
}
