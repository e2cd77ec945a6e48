package org.lectern.bench.speed;

import java.util.Arrays;
import java.util.Collection;

/** The median and the quartiles of measurements, interpolated between neighbours. */
record Quartiles(double lower, double median, double upper) {
  static Quartiles of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("quartiles need at least one number");
    }
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  static double median(double... values) {
    return of(Arrays.stream(values).boxed().toList()).median();
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
