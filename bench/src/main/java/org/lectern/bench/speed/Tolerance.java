package org.lectern.bench.speed;

/**
 * How far two outcomes may differ.
 *
 * @param limit the largest difference
 * @param relative whether as a part of the largest absolute number, or as it is
 */
record Tolerance(double limit, boolean relative) {
  /** The largest difference in this measure; infinite where something is not a number. */
  double difference(double[] mine, double[] theirs) {
    if (mine.length != theirs.length || mine.length == 0) {
      throw new IllegalStateException(
          "the outcomes have " + mine.length + " and " + theirs.length + " numbers");
    }
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < mine.length; i++) {
      if (!Double.isFinite(mine[i]) || !Double.isFinite(theirs[i])) {
        return Double.POSITIVE_INFINITY;
      }
      difference = Math.max(difference, Math.abs(mine[i] - theirs[i]));
      largest = Math.max(largest, Math.abs(theirs[i]));
    }
    return difference == 0 || !relative ? difference : difference / largest;
  }
}
