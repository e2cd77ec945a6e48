package org.lectern.plot;

import java.util.StringJoiner;

/** Some numbers in short. NaN and infinities are counted, and left out of the rest. */
record Summary(
    int count,
    int nan,
    int infinite,
    double min,
    double mean,
    double max,
    double deviation,
    boolean whole) {

  static Summary of(float[] values) {
    return of(values, 0, 1);
  }

  /** Every n-th number from a first one: a column of a matrix. */
  static Summary of(float[] values, int first, int step) {
    int nan = 0;
    int infinite = 0;
    int finite = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    boolean whole = true;
    int count = 0;
    for (int i = first; i < values.length; i += step) {
      float value = values[i];
      count++;
      if (Float.isNaN(value)) {
        nan++;
      } else if (Float.isInfinite(value)) {
        infinite++;
      } else {
        finite++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        whole &= value == Math.rint(value);
      }
    }
    double mean = finite == 0 ? Double.NaN : sum / finite;
    double squares = 0;
    for (int i = first; i < values.length; i += step) {
      if (Float.isFinite(values[i])) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
    }
    return new Summary(
        count,
        nan,
        infinite,
        finite == 0 ? Double.NaN : min,
        mean,
        finite == 0 ? Double.NaN : max,
        finite == 0 ? Double.NaN : Math.sqrt(squares / finite),
        whole && finite > 0);
  }

  /** How many numbers are neither NaN nor infinite. */
  int finite() {
    return count - nan - infinite;
  }

  /** 1000 values: min −3.1, mean 0.01, max 2.9, deviation 1; 2 NaN. */
  String text() {
    String numbers =
        finite() == 0
            ? "none is finite"
            : "min "
                + FigureText.number(min)
                + ", mean "
                + FigureText.number(mean)
                + ", max "
                + FigureText.number(max)
                + ", deviation "
                + FigureText.number(deviation);
    return count
        + (count == 1 ? " value: " : " values: ")
        + numbers
        + (gaps().isEmpty() ? "" : "; " + gaps());
  }

  /** 2 NaN, 1 infinite; empty where there are none. */
  String gaps() {
    StringJoiner text = new StringJoiner(", ");
    if (nan > 0) {
      text.add(nan + " NaN");
    }
    if (infinite > 0) {
      text.add(infinite + " infinite");
    }
    return text.toString();
  }
}
