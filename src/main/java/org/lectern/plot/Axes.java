package org.lectern.plot;

import java.math.BigDecimal;
import org.lectern.display.Svg;

/** The frame of a panel: where a value lies in pixels, the grid, the ticks and the labels. */
final class Axes {
  static final double FONT = 14;
  private static final double LINE = 18;

  // Whole pixels, so that the frame is sharp and the tints of regions need few digits.

  final Range x;
  final Range y;
  final double left;
  final double right;
  final double top;
  final double bottom;
  private final Ticks xTicks;
  private final Ticks yTicks;
  private final Panel panel;

  /** Axes inside a box of the picture, margins for ticks and labels included. */
  Axes(Panel panel, double boxLeft, double boxTop, double width, double height) {
    this.panel = panel;
    top = Math.ceil(boxTop + (panel.yLabel().isEmpty() ? 8 : LINE + 8));
    bottom = Math.floor(boxTop + height - LINE - (panel.xLabel().isEmpty() ? 0 : LINE));
    int yCount = (int) Math.max(2, (bottom - top) / 38);
    y = panel.yRange() != null ? panel.yRange() : yRange(panel, yCount);
    yTicks = Ticks.of(y, yCount, false);
    left = Math.ceil(boxLeft + widest(yTicks) + 8);
    x = panel.xRange() != null ? panel.xRange() : xRange(panel);
    right = Math.floor(boxLeft + width - 18);
    xTicks = xTicks();
  }

  /** As many ticks as their labels leave room for. */
  private Ticks xTicks() {
    int count = (int) Math.max(2, (right - left) / 50);
    Ticks ticks = Ticks.of(x, count, panel.wholeX());
    while (count > 1 && (widest(ticks) + 12) * ticks.values().size() > right - left) {
      ticks = Ticks.of(x, --count, panel.wholeX());
    }
    return ticks;
  }

  private static Range xRange(Panel panel) {
    Range range = Range.of(panel.series().stream().map(Series::x).toList());
    boolean line = panel.series().stream().anyMatch(s -> s.style().line());
    return line ? range : range.padded(0.05);
  }

  private static Range yRange(Panel panel, int count) {
    Range range = Range.of(panel.series().stream().map(Series::y).toList());
    boolean line = panel.series().stream().anyMatch(s -> s.style().line());
    return line ? Ticks.rounded(range.towardsZero(), count) : range.padded(0.05);
  }

  private static double widest(Ticks ticks) {
    return ticks.values().stream()
        .mapToDouble(v -> TextWidth.of(ticks.label(v), FONT))
        .max()
        .orElse(0);
  }

  double px(double value) {
    return left + (value - x.min()) / x.span() * (right - left);
  }

  double py(double value) {
    return bottom - (value - y.min()) / y.span() * (bottom - top);
  }

  /** The grid, which lies behind the data. */
  void drawGrid(Svg svg) {
    StringBuilder path = new StringBuilder();
    for (BigDecimal tick : yTicks.values()) {
      move(path, left, py(tick.doubleValue()));
      path.append('H');
      Svg.number(path, right);
    }
    for (BigDecimal tick : xTicks.values()) {
      move(path, px(tick.doubleValue()), top);
      path.append('V');
      Svg.number(path, bottom);
    }
    svg.element("path", "d", path, "stroke", Palette.GRID, "fill", "none");
  }

  /** The axis lines, ticks and labels. */
  void drawFrame(Svg svg) {
    StringBuilder path = new StringBuilder();
    move(path, left, top);
    path.append('V');
    Svg.number(path, bottom);
    path.append('H');
    Svg.number(path, right);
    for (BigDecimal tick : xTicks.values()) {
      move(path, px(tick.doubleValue()), bottom);
      path.append("v4");
    }
    svg.element("path", "d", path, "stroke", Palette.AXIS, "fill", "none");
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    for (BigDecimal tick : yTicks.values()) {
      svg.text(
          yTicks.label(tick), left - 6, py(tick.doubleValue()) + FONT * 0.35, "text-anchor", "end");
    }
    for (BigDecimal tick : xTicks.values()) {
      svg.text(xTicks.label(tick), px(tick.doubleValue()), bottom + LINE, "text-anchor", "middle");
    }
    double width = right - left;
    if (!panel.xLabel().isEmpty()) {
      svg.text(
          TextWidth.shorten(panel.xLabel(), FONT, width),
          (left + right) / 2,
          bottom + 2 * LINE,
          "text-anchor",
          "middle");
    }
    if (!panel.yLabel().isEmpty()) {
      svg.text(
          TextWidth.shorten(panel.yLabel(), FONT, width), left, top - 8, "font-weight", "bold");
    }
    svg.close();
  }

  static void move(StringBuilder path, double x, double y) {
    point(path, 'M', x, y);
  }

  static void point(StringBuilder path, char command, double x, double y) {
    path.append(command);
    Svg.number(path, x);
    path.append(' ');
    Svg.number(path, y);
  }
}
