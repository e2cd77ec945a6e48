package org.lectern.plot;

import org.lectern.display.Svg;

/** Draws a series between axes. */
final class Trace {
  /** A line with more points than this is drawn without symbols. */
  private static final int FEW = 25;

  private final Axes axes;
  private final Series series;
  private final StringBuilder path = new StringBuilder();
  private boolean pen;
  private double lastX;
  private double lastY;

  private Trace(Axes axes, Series series) {
    this.axes = axes;
    this.series = series;
  }

  static void draw(Svg svg, Axes axes, Series series, Spread spread) {
    if (series.style().line()) {
      new Trace(axes, series).drawLine(svg);
    }
    if (hasSymbols(series)) {
      drawSymbols(svg, axes, series, spread);
    } else {
      drawLoners(svg, axes, series);
    }
  }

  static boolean hasSymbols(Series series) {
    boolean few = series.x().length <= FEW && !series.style().bare();
    return !series.style().line() || few;
  }

  private void drawLine(Svg svg) {
    Series thin = Thinning.thin(series, axes);
    double[] x = thin.x();
    double[] y = thin.y();
    for (int i = 0; i < x.length; i++) {
      if (!Range.shows(x[i]) || !Range.shows(y[i])) {
        pen = false;
      } else {
        if (i > 0 && Range.shows(x[i - 1]) && Range.shows(y[i - 1])) {
          segment(x[i - 1], y[i - 1], x[i], y[i]);
        }
      }
    }
    if (path.length() > 0) {
      svg.element(
          "path",
          "d",
          path,
          "fill",
          "none",
          "stroke",
          Palette.colour(series.style().colour()),
          "stroke-width",
          2.5,
          "stroke-linejoin",
          "round",
          "stroke-dasharray",
          series.style().dashed() ? "7 4" : "none");
    }
  }

  /** The part of a segment that lies between the axes (the clipping of Liang and Barsky). */
  private void segment(double x0, double y0, double x1, double y1) {
    double from = 0;
    double to = 1;
    double[] start = {x0, y0};
    double[] way = {x1 - x0, y1 - y0};
    Range[] ranges = {axes.x, axes.y};
    for (int d = 0; d < 2; d++) {
      double low = ranges[d].min() - start[d];
      double high = ranges[d].max() - start[d];
      if (way[d] == 0) {
        if (low > 0 || high < 0) {
          pen = false;
          return;
        }
      } else {
        from = Math.max(from, Math.min(low / way[d], high / way[d]));
        to = Math.min(to, Math.max(low / way[d], high / way[d]));
      }
    }
    if (from > to) {
      pen = false;
      return;
    }
    double beginX = tenth(axes.px(x0 + from * way[0]));
    double beginY = tenth(axes.py(y0 + from * way[1]));
    if (!pen || beginX != lastX || beginY != lastY) {
      Axes.point(path, 'M', beginX, beginY);
    }
    lastX = tenth(axes.px(x0 + to * way[0]));
    lastY = tenth(axes.py(y0 + to * way[1]));
    Axes.point(path, 'L', lastX, lastY);
    pen = true;
  }

  private static double tenth(double pixels) {
    return Math.rint(pixels * 10) / 10;
  }

  private static void drawSymbols(Svg svg, Axes axes, Series series, Spread spread) {
    open(svg, series);
    for (int i = 0; i < series.x().length; i++) {
      if (series.style().line()) {
        drawSymbol(svg, axes, series, i, new Spread(false), 3.5);
      } else {
        drawSymbol(svg, axes, series, i, spread, 4.5);
      }
    }
    svg.close();
  }

  /** Points between two gaps: a line alone would not show them. */
  private static void drawLoners(Svg svg, Axes axes, Series series) {
    int drawn = 0;
    open(svg, series);
    for (int i = 0; i < series.x().length && drawn < 200; i++) {
      if (!shows(series, i - 1) && shows(series, i) && !shows(series, i + 1)) {
        drawSymbol(svg, axes, series, i, new Spread(false), 3);
        drawn++;
      }
    }
    svg.close();
  }

  private static boolean shows(Series series, int i) {
    return i >= 0
        && i < series.x().length
        && Range.shows(series.x()[i])
        && Range.shows(series.y()[i]);
  }

  private static void drawSymbol(
      Svg svg, Axes axes, Series series, int i, Spread spread, double radius) {
    double x = series.x()[i];
    double y = series.y()[i];
    if (axes.x.contains(x) && axes.y.contains(y)) {
      StringBuilder symbol = new StringBuilder();
      double[] at = spread.place(tenth(axes.px(x)), tenth(axes.py(y)));
      series.style().symbol().at(symbol, tenth(at[0]), tenth(at[1]), radius);
      svg.element("path", "d", symbol);
    }
  }

  private static void open(Svg svg, Series series) {
    String colour = Palette.colour(series.style().colour());
    boolean hollow = series.style().hollow();
    svg.open(
        "g",
        "fill",
        hollow ? "#ffffff" : colour,
        "stroke",
        hollow ? colour : "#ffffff",
        "stroke-width",
        hollow ? 2 : 1);
  }

  /** A short piece of the series, for the legend. */
  static void drawSample(Svg svg, Series series, double x, double y, double width) {
    String colour = Palette.colour(series.style().colour());
    if (series.style().line()) {
      svg.element(
          "path",
          "d",
          "M" + Svg.number(x) + " " + Svg.number(y) + "h" + Svg.number(width),
          "stroke",
          colour,
          "stroke-width",
          2.5,
          "stroke-dasharray",
          series.style().dashed() ? "7 4" : "none");
    }
    if (!hasSymbols(series)) {
      return;
    }
    StringBuilder symbol = new StringBuilder();
    series.style().symbol().at(symbol, x + width / 2, y, series.style().line() ? 3.5 : 5);
    open(svg, series);
    svg.element("path", "d", symbol).close();
  }
}
