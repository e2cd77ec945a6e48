package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.lectern.display.Numbers;
import org.lectern.display.Svg;

/** Shares of a whole as sectors of a circle, each with its name beside it. */
record Pie(List<String> names, double[] values) implements Mark {
  /** Names stand one below the other, at this distance. */
  private static final double ROW = 18;

  private static final double TURN = 2 * Math.PI;

  /** Values that are no share: NaN, infinite or negative ones. */
  int leftOut() {
    int count = 0;
    for (double value : values) {
      count += counts(value) || value == 0 ? 0 : 1;
    }
    return count;
  }

  private static boolean counts(double value) {
    return Range.shows(value) && value > 0;
  }

  private double whole() {
    double whole = 0;
    for (double value : values) {
      whole += counts(value) ? value : 0;
    }
    return whole;
  }

  @Override
  public double[] xs() {
    return new double[0];
  }

  @Override
  public double[] ys() {
    return new double[0];
  }

  @Override
  public boolean isEmpty() {
    return whole() == 0;
  }

  @Override
  public boolean needsAxes() {
    return false;
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    if (isEmpty()) {
      return;
    }
    double radius = Math.min((axes.bottom - axes.top) / 2, (axes.right - axes.left) / 4);
    double x = (axes.left + axes.right) / 2;
    double y = (axes.top + axes.bottom) / 2;
    List<Label> labels = new ArrayList<>();
    double whole = whole();
    double begun = 0;
    for (int i = 0; i < values.length; i++) {
      if (counts(values[i])) {
        double share = values[i] / whole;
        sector(svg, x, y, radius, begun, share, i);
        labels.add(new Label(begun + share / 2, label(i, share)));
        begun += share;
      }
    }
    svg.open("g", "font-size", Axes.FONT, "fill", Palette.TEXT);
    drawLabels(svg, axes, labels, radius);
    svg.close();
  }

  private String label(int i, double share) {
    return names.get(i) + "  " + Numbers.fixed(share * 100, 1) + " %";
  }

  /** A label beside the middle of its sector, as a share of the turn. */
  private record Label(double at, String text) {}

  /** Sectors begin at the top and go clockwise. */
  private static void sector(
      Svg svg, double x, double y, double radius, double begun, double share, int colour) {
    if (share > 0.99999) {
      svg.element("circle", "cx", x, "cy", y, "r", radius, "fill", fill(colour));
      return;
    }
    StringBuilder path = new StringBuilder();
    Axes.point(path, 'M', x, y);
    Axes.point(path, 'L', x + radius * sin(begun), y - radius * cos(begun));
    path.append('A').append(Svg.number(radius)).append(' ').append(Svg.number(radius));
    path.append(" 0 ").append(share > 0.5 ? '1' : '0').append(" 1 ");
    path.append(Svg.number(x + radius * sin(begun + share))).append(' ');
    path.append(Svg.number(y - radius * cos(begun + share))).append('z');
    svg.element("path", "d", path, "fill", fill(colour), "stroke", "#ffffff", "stroke-width", 1.5);
  }

  /** When all colours are in use they come again, paler. */
  private static String fill(int index) {
    return Palette.tint(index, 1 - 0.35 * (index / Palette.SIZE % 3));
  }

  private static double sin(double turns) {
    return StrictMath.sin(turns * TURN);
  }

  private static double cos(double turns) {
    return StrictMath.cos(turns * TURN);
  }

  private static void drawLabels(Svg svg, Axes axes, List<Label> labels, double radius) {
    List<Label> right = labels.stream().filter(l -> l.at < 0.5).toList();
    List<Label> left = new ArrayList<>(labels.stream().filter(l -> l.at >= 0.5).toList());
    Collections.reverse(left);
    drawSide(svg, axes, right, radius, 1);
    drawSide(svg, axes, left, radius, -1);
  }

  /** Labels of a side from the top down, pushed apart; those without room are left out. */
  private static void drawSide(Svg svg, Axes axes, List<Label> labels, double radius, int side) {
    double x = (axes.left + axes.right) / 2;
    double y = (axes.top + axes.bottom) / 2;
    int most = (int) ((axes.bottom - axes.top) / ROW);
    List<Label> shown = labels;
    if (labels.size() > most) {
      int[] kept = Thinning.every(labels.size(), most);
      shown = Arrays.stream(kept).mapToObj(labels::get).toList();
    }
    double next = axes.top + 8;
    for (int i = 0; i < shown.size(); i++) {
      Label label = shown.get(i);
      double last = axes.bottom - 4 - (shown.size() - 1 - i) * ROW;
      double at = Math.min(last, Math.max(next, y - (radius + 12) * cos(label.at)));
      double edgeX = x + radius * sin(label.at);
      double edgeY = y - radius * cos(label.at);
      double textX = x + side * (radius + 26);
      StringBuilder line = new StringBuilder();
      Axes.point(line, 'M', edgeX, edgeY);
      Axes.point(line, 'L', textX - side * 4, at);
      svg.element("path", "d", line, "stroke", Palette.AXIS, "fill", "none");
      double room = side > 0 ? axes.right + 14 - textX : textX - axes.left + 24;
      svg.text(
          TextWidth.shorten(label.text, Axes.FONT, room),
          textX,
          at + Axes.FONT * 0.35,
          "text-anchor",
          side > 0 ? "start" : "end");
      next = at + ROW;
    }
  }

  @Override
  public List<String> text(Panel panel) {
    List<String> lines = new ArrayList<>();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    double whole = whole();
    for (int i = 0; i < values.length; i++) {
      lines.add(
          names.get(i)
              + " ".repeat(width - names.get(i).length() + 2)
              + FigureText.number(values[i])
              + (counts(values[i])
                  ? " (" + Numbers.fixed(values[i] / whole * 100, 1) + " %)"
                  : ""));
    }
    return lines.isEmpty() ? List.of("no values") : lines;
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    List<Object> colours = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      colours.add(fill(i));
    }
    return List.of(
        map(
            "type",
            "pie",
            "labels",
            PlotlyValue.texts(names),
            "values",
            PlotlyValue.numbers(
                Arrays.stream(values).map(v -> counts(v) ? v : Double.NaN).toArray()),
            "automargin",
            true,
            "sort",
            false,
            "direction",
            "clockwise",
            "textinfo",
            "label+percent",
            "marker",
            map("colors", colours, "line", map("color", "#ffffff", "width", 1.5)),
            "showlegend",
            false));
  }
}
