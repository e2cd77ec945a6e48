package org.lectern.plot;

/** An interval of numbers that an axis shows: finite, and not empty. */
record Range(double min, double max) {
  /** Beyond this a value counts as infinite: differences must not overflow. */
  private static final double LIMIT = 1e300;

  static boolean shows(double value) {
    return Math.abs(value) < LIMIT;
  }

  /** The interval of all values that can be drawn, widened where it would be a point. */
  static Range of(Iterable<double[]> arrays) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double[] values : arrays) {
      for (double value : values) {
        if (shows(value)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
    }
    return min > max ? new Range(0, 1) : new Range(min, max).notEmpty();
  }

  /** Wide enough for ticks that differ in double arithmetic. */
  private Range notEmpty() {
    double size = Math.max(Math.abs(min), Math.abs(max));
    if (max - min > size * 1e-9) {
      return this;
    }
    double half = size == 0 ? 0.5 : Math.max(size * 0.1, Double.MIN_NORMAL);
    return new Range(min - half, max + half);
  }

  double span() {
    return max - min;
  }

  Range padded(double share) {
    return new Range(min - span() * share, max + span() * share);
  }

  /** With zero, where zero is near: a curve of losses then shows how far down there is to go. */
  Range towardsZero() {
    if (min > 0 && min < max / 2) {
      return new Range(0, max);
    }
    return max < 0 && max > min / 2 ? new Range(min, 0) : this;
  }

  boolean contains(double value) {
    // An end that was rounded to a tick may miss its value by a bit.
    return value >= min - span() * 1e-9 && value <= max + span() * 1e-9;
  }
}
