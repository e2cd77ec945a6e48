package org.lectern.plot;

/** The numbers of one layer, and what is to be said about them. */
record LayerValues(float[] values, LayerStatistics.Row row) {

  static LayerValues of(String name, float[] values, double dead, double saturated) {
    int finite = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    double mean = finite == 0 ? Double.NaN : sum / finite;
    double squares = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double deviation = finite == 0 ? Double.NaN : Math.sqrt(squares / finite);
    return new LayerValues(
        values,
        new LayerStatistics.Row(
            name,
            values.length,
            mean,
            deviation,
            finite == 0 ? Double.NaN : min,
            finite == 0 ? Double.NaN : max,
            dead,
            saturated,
            values.length - finite));
  }

  /** The least and the greatest, for a common axis. */
  double[] ends() {
    return new double[] {row.min(), row.max()};
  }
}
