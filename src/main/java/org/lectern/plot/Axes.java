package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Svg;

/** The frame of a panel: where a value lies in pixels, the grid, the ticks and the labels. */
final class Axes {
  static final double FONT = 14;

  /** The height of a panel's title, in pixels. */
  static final double TITLE = 22;

  private static final double LINE = 18;

  /** How names lie that are too wide to lie side by side, in degrees, and what they then need. */
  private static final double SLANT = -40;

  private static final double SLANTED_WIDTH = 18;

  // Whole pixels, so that the frame is sharp and the tints of regions need few digits.

  /** Places on the x axis, which on an axis of logarithms are logarithms. */
  final Range x;

  /** Places on the y axis. */
  final Range y;

  final double left;
  final double right;
  final double top;
  final double bottom;
  private final Ticks xTicks;
  private final Ticks yTicks;
  private final Panel panel;
  private final double titleLine;

  /** The height of the labels of the x ticks. */
  private final double labels;

  private final boolean slanted;

  /** Axes inside a box of the picture, margins for ticks and labels included. */
  Axes(Panel panel, double boxLeft, double boxTop, double width, double height) {
    this.panel = panel;
    titleLine = boxTop + 13;
    double margin = panel.marks().stream().mapToDouble(Mark::rightMargin).max().orElse(0);
    double title = panel.title().isEmpty() ? 0 : TITLE;
    boolean above =
        !panel.yLabel().isEmpty() || panel.marks().stream().anyMatch(Mark::hasLabelAbove);
    top = Math.ceil(boxTop + title + (above ? LINE + 8 : 8));
    right = Math.floor(boxLeft + width - 18 - margin);
    slanted = slanted(right - boxLeft);
    labels = slanted ? slantedHeight() : LINE;
    bottom = Math.floor(boxTop + height - labels - (panel.xLabel().isEmpty() ? 0 : LINE));
    int yCount = (int) Math.max(2, (bottom - top) / (panel.yScale().isCategories() ? 17 : 38));
    y = yRange(panel, yCount);
    yTicks = panel.yScale().ticks(y, yCount, false);
    left =
        Math.ceil(boxLeft + Math.max(widest(yTicks) + 8, slanted ? overhang(right - boxLeft) : 0));
    x = xRange(panel);
    xTicks = xTicks();
  }

  /** Whether the names of categories on the x axis are too wide to lie side by side. */
  private boolean slanted(double width) {
    if (!panel.xScale().isCategories() || panel.xScale().names().isEmpty()) {
      return false;
    }
    double names = 40;
    if (panel.yScale().isCategories()) {
      names = widest(panel.yScale().ticks(panel.yScale().range(List.of()), 1000, false));
    }
    Ticks ticks = panel.xScale().ticks(panel.xScale().range(List.of()), 1000, false);
    return widest(ticks) + 8 > (width - names) / panel.xScale().names().size();
  }

  private double slantedHeight() {
    Ticks ticks = panel.xScale().ticks(panel.xScale().range(List.of()), 1000, false);
    return Math.ceil(Math.min(widest(ticks), 130) * 0.643 + 14);
  }

  /** How far slanted names would reach to the left of the axis. */
  private double overhang(double width) {
    Ticks ticks = panel.xScale().ticks(panel.xScale().range(List.of()), 1000, false);
    double each = (width - 50) / panel.xScale().names().size();
    double most = 0;
    for (BigDecimal tick : ticks.values()) {
      double name = TextWidth.of(ticks.label(tick), FONT) * 0.766;
      most = Math.max(most, name - (tick.doubleValue() + 0.5) * each);
    }
    return most;
  }

  /** As many ticks as their labels leave room for. */
  private Ticks xTicks() {
    if (panel.xScale().isCategories()) {
      double each = slanted ? SLANTED_WIDTH : 1;
      return panel.xScale().ticks(x, (int) Math.max(1, (right - left) / each), false);
    }
    int count = (int) Math.max(2, (right - left) / 50);
    Ticks ticks = panel.xScale().ticks(x, count, panel.wholeX());
    while (count > 1 && (widest(ticks) + 12) * ticks.values().size() > right - left) {
      ticks = panel.xScale().ticks(x, --count, panel.wholeX());
    }
    return ticks;
  }

  private static Range xRange(Panel panel) {
    if (panel.xRange() != null) {
      return panel.xScale().at(panel.xRange());
    }
    List<double[]> values = new ArrayList<>();
    panel.series().forEach(s -> values.add(s.x()));
    panel.marks().forEach(m -> values.add(m.xs()));
    Range range = panel.xScale().range(values);
    return fillsFrame(panel) || panel.xScale().isCategories() ? range : range.padded(0.05);
  }

  private static Range yRange(Panel panel, int count) {
    if (panel.yRange() != null) {
      return panel.yScale().at(panel.yRange());
    }
    List<double[]> values = new ArrayList<>();
    panel.series().forEach(s -> values.add(s.y()));
    panel.marks().forEach(m -> values.add(m.ys()));
    Range range = panel.yScale().range(values);
    boolean filled = fillsFrame(panel) || panel.yScale().isCategories();
    return filled ? panel.yScale().rounded(range, count) : range.padded(0.05);
  }

  private static boolean fillsFrame(Panel panel) {
    return panel.series().stream().anyMatch(s -> s.style().line())
        || panel.marks().stream().anyMatch(Mark::fillsFrame);
  }

  private static double widest(Ticks ticks) {
    return ticks.values().stream()
        .mapToDouble(v -> TextWidth.of(ticks.label(v), FONT))
        .max()
        .orElse(0);
  }

  /** The pixel of a place on the x axis. */
  double px(double place) {
    return left + (place - x.min()) / x.span() * (right - left);
  }

  /** The pixel of a place on the y axis: names go from the top down, numbers from the bottom up. */
  double py(double place) {
    double share = (place - y.min()) / y.span();
    return panel.yScale().isCategories()
        ? top + share * (bottom - top)
        : bottom - share * (bottom - top);
  }

  /** The pixel of a value, moved to the nearest end where it lies outside of the axis. */
  double insideX(double value) {
    double place = panel.xScale().at(value);
    return Double.isNaN(place) ? left : Math.min(right, Math.max(left, px(place)));
  }

  /** The pixel of a value, moved to the nearest end where it lies outside of the axis. */
  double insideY(double value) {
    double place = panel.yScale().at(value);
    return Double.isNaN(place) ? bottom : Math.min(bottom, Math.max(top, py(place)));
  }

  boolean showsX(double value) {
    return x.contains(panel.xScale().at(value));
  }

  boolean showsY(double value) {
    return y.contains(panel.yScale().at(value));
  }

  /** The grid, which lies behind the data. */
  void drawGrid(Svg svg) {
    StringBuilder path = new StringBuilder();
    if (!panel.yScale().isCategories()) {
      for (BigDecimal tick : yTicks.values()) {
        move(path, left, py(tick.doubleValue()));
        path.append('H');
        Svg.number(path, right);
      }
    }
    if (!panel.xScale().isCategories()) {
      for (BigDecimal tick : xTicks.values()) {
        move(path, px(tick.doubleValue()), top);
        path.append('V');
        Svg.number(path, bottom);
      }
    }
    svg.element("path", "d", path, "stroke", Palette.GRID, "fill", "none");
  }

  /** The title of the panel. */
  void drawTitle(Svg svg, double boxLeft) {
    if (!panel.title().isEmpty()) {
      svg.text(
          TextWidth.shorten(panel.title(), FONT * 1.1, right - boxLeft),
          boxLeft,
          titleLine,
          "font-size",
          FONT,
          "font-weight",
          "bold",
          "fill",
          Palette.TEXT);
    }
  }

  /** Says in the middle why nothing is drawn. */
  void drawNote(Svg svg, String note) {
    svg.text(
        note,
        (left + right) / 2,
        (top + bottom) / 2,
        "text-anchor",
        "middle",
        "font-size",
        FONT,
        "fill",
        Palette.AXIS);
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
      drawXLabel(svg, xTicks.label(tick), px(tick.doubleValue()));
    }
    double width = right - left;
    if (!panel.xLabel().isEmpty()) {
      svg.text(
          TextWidth.shorten(panel.xLabel(), FONT, width),
          (left + right) / 2,
          bottom + labels + LINE,
          "text-anchor",
          "middle");
    }
    if (!panel.yLabel().isEmpty()) {
      svg.text(
          TextWidth.shorten(panel.yLabel(), FONT, width), left, top - 8, "font-weight", "bold");
    }
    svg.close();
  }

  private void drawXLabel(Svg svg, String label, double at) {
    if (slanted) {
      String turn =
          "rotate("
              + Svg.number(SLANT)
              + " "
              + Svg.number(at + 4)
              + " "
              + Svg.number(bottom + 14)
              + ")";
      svg.text(label, at + 4, bottom + 14, "text-anchor", "end", "transform", turn);
    } else {
      svg.text(label, at, bottom + LINE, "text-anchor", "middle");
    }
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
