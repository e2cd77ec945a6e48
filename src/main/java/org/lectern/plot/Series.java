package org.lectern.plot;

/** Values of one name: a line, points, or both. */
record Series(String name, double[] x, double[] y, Style style) {

  /**
   * How it is drawn: symbols are drawn on a line only where there are few points.
   *
   * @param bare whether it is a line without symbols, however few its points
   */
  record Style(
      int colour, Symbol symbol, boolean line, boolean dashed, boolean hollow, boolean bare) {
    static Style line(int colour, boolean dashed) {
      return new Style(colour, Symbol.of(colour), true, dashed, dashed, false);
    }

    /** A grey dashed line to compare others with. */
    static Style guide() {
      return new Style(Palette.GREY, Symbol.of(Palette.GREY), true, true, true, true);
    }

    static Style points(int index, boolean hollow) {
      return new Style(index, Symbol.of(index), false, false, hollow, false);
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
    return new Series(
        name, none, none, new Style(colour, Symbol.SQUARE, false, false, false, false));
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
