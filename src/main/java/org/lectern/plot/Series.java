package org.lectern.plot;

/** Values of one name: a line, points, or both. */
record Series(String name, double[] x, double[] y, Style style) {

  /** How it is drawn: symbols are drawn on a line only where there are few points. */
  record Style(int colour, Symbol symbol, boolean line, boolean dashed, boolean hollow) {
    static Style line(int colour, boolean dashed) {
      return new Style(colour, Symbol.of(colour), true, dashed, dashed);
    }

    static Style points(int index, boolean hollow) {
      return new Style(index, Symbol.of(index), false, false, hollow);
    }
  }

  /** A line by its values alone, at start, start + 1, …. */
  static Series counted(String name, double start, double[] y, Style style) {
    double[] x = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = start + i;
    }
    return new Series(name, x, y, style);
  }

  /** An entry of a legend for something filled: a square without values. */
  static Series sample(String name, int colour) {
    double[] none = {};
    return new Series(name, none, none, new Style(colour, Symbol.SQUARE, false, false, false));
  }

  /** How many values can't be drawn. */
  int gaps() {
    int gaps = 0;
    for (int i = 0; i < y.length; i++) {
      gaps += Range.shows(x[i]) && Range.shows(y[i]) ? 0 : 1;
    }
    return gaps;
  }
}
