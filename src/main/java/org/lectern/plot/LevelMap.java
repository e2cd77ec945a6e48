package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.display.Svg;

/**
 * A function over the rectangle between two axes: tints by level, darker where it is lower, and a
 * line along each level. Levels lie closer together near the bottom, where a descent ends.
 */
final class LevelMap implements Mark {
  private static final int LEVELS = 12;
  private static final double CELL = 6;

  /** Beyond it a difference might be infinite. */
  private static final double LIMIT = 1e37;

  private static final String LINE = "#5d7b90";

  private final String name;
  private final int side;
  private final double[] values;
  private final Range x;
  private final Range y;
  private double low;
  private double high;
  private final double[] levels;

  /**
   * A map.
   *
   * @param name what is drawn, such as "loss"
   * @param side points along each side
   * @param values row by row from the least y
   * @param x from the first column of points to the last
   * @param y from the first row of points to the last
   */
  LevelMap(String name, int side, double[] values, Range x, Range y) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.side = side;
    this.values = Arrays.stream(values).map(v -> Math.abs(v) < LIMIT ? v : Double.NaN).toArray();
    this.levels = levels();
  }

  /** Levels between the least value and one that most values lie below, in growing steps. */
  private double[] levels() {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
      return new double[0];
    }
    low = sorted[0];
    high = sorted[(int) ((sorted.length - 1) * 0.97)];
    high = high > low ? high : sorted[sorted.length - 1];
    double[] all = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double share = (i + 1.0) / LEVELS;
      all[i] = low + (high - low) * share * share;
    }
    return all;
  }

  /** What the tints mean. */
  String caption() {
    if (isEmpty()) {
      return "the " + name + " is no number anywhere here";
    }
    return levels.length == 0
        ? "the " + name + " is the same everywhere"
        : "tint: the "
            + name
            + ", darker where it is lower; lines from "
            + FigureText.number(levels[0])
            + " to "
            + FigureText.number(levels[levels.length - 1]);
  }

  @Override
  public double[] xs() {
    return new double[] {x.min(), x.max()};
  }

  @Override
  public double[] ys() {
    return new double[] {y.min(), y.max()};
  }

  @Override
  public boolean isEmpty() {
    return Arrays.stream(values).allMatch(Double::isNaN);
  }

  @Override
  public boolean coversGrid() {
    return true;
  }

  @Override
  public List<String> text(Panel panel) {
    return List.of(caption());
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    svg.open("g", "shape-rendering", "crispEdges");
    tints(axes).forEach((level, path) -> svg.element("path", "d", path, "fill", colour(level)));
    svg.close();
    StringBuilder lines = new StringBuilder();
    for (double level : levels) {
      new Contour(axes, aboveAndBelow(level), 0).append(lines);
    }
    if (lines.length() > 0) {
      svg.element("path", "d", lines, "fill", "none", "stroke", LINE, "stroke-width", 1);
    }
  }

  /** What lies above a level, as the region of a class. */
  private Regions aboveAndBelow(double level) {
    float[] above = new float[values.length];
    for (int p = 0; p < above.length; p++) {
      above[p] = (float) (values[p] - level);
    }
    Range unit = new Range(0, 1);
    return new Regions(
        List.of("above", "below"),
        unit,
        unit,
        side,
        new float[][] {above, new float[above.length]});
  }

  /** From a mid blue at the bottom to white, pale enough for the lines on it. */
  private static String colour(int level) {
    return Palette.tint(5, 0.75 * (LEVELS - level) / LEVELS);
  }

  /** The number of levels that a point lies above, or −1 where there is no number. */
  private int level(double value) {
    if (Double.isNaN(value)) {
      return -1;
    }
    int level = 0;
    while (level < levels.length && value >= levels[level]) {
      level++;
    }
    return level;
  }

  private Map<Integer, StringBuilder> tints(Axes axes) {
    int rows = (int) Math.ceil((axes.bottom - axes.top) / CELL);
    int columns = (int) Math.ceil((axes.right - axes.left) / CELL);
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    Map<Run, Integer> open = new LinkedHashMap<>();
    for (int row = 0; row <= rows; row++) {
      Map<Run, Integer> next = new LinkedHashMap<>();
      for (int column = 0; row < rows && column < columns; ) {
        int level = level(at(axes, column, row));
        int end = column + 1;
        while (end < columns && level(at(axes, end, row)) == level) {
          end++;
        }
        Run run = new Run(column, end, level);
        Integer begun = open.remove(run);
        next.put(run, begun == null ? row : begun);
        column = end;
      }
      int to = row;
      open.forEach((run, from) -> rectangle(paths, axes, run, from, to));
      open = next;
    }
    return paths;
  }

  private record Run(int start, int end, int level) {}

  private static void rectangle(
      Map<Integer, StringBuilder> paths, Axes axes, Run run, int from, int to) {
    if (run.level < 0 || run.level >= LEVELS) {
      return;
    }
    StringBuilder path = paths.computeIfAbsent(run.level, k -> new StringBuilder());
    double left = axes.left + run.start * CELL;
    double right = Math.min(axes.left + run.end * CELL, axes.right);
    double top = Math.max(axes.bottom - to * CELL, axes.top);
    Axes.move(path, left, top);
    path.append('H');
    Svg.number(path, right);
    path.append('V');
    Svg.number(path, axes.bottom - from * CELL);
    path.append('H');
    Svg.number(path, left);
    path.append('z');
  }

  /** The value in the middle of a cell, between the four points around it. */
  private double at(Axes axes, int column, int row) {
    double gridX = Math.min((column + 0.5) * CELL / (axes.right - axes.left), 0.9999) * (side - 1);
    double gridY = Math.min((row + 0.5) * CELL / (axes.bottom - axes.top), 0.9999) * (side - 1);
    int p = (int) gridY * side + (int) gridX;
    double u = gridX - (int) gridX;
    double v = gridY - (int) gridY;
    return (values[p] * (1 - u) + values[p + 1] * u) * (1 - v)
        + (values[p + side] * (1 - u) + values[p + side + 1] * u) * v;
  }

  /** Levels are whole numbers there: Plotly's contours are equally far from each other. */
  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    List<Object> heights = new ArrayList<>();
    List<Object> texts = new ArrayList<>();
    for (int row = 0; row < side; row++) {
      double[] own = Arrays.copyOfRange(values, row * side, (row + 1) * side);
      heights.add(PlotlyValue.numbers(Arrays.stream(own).map(this::height).toArray()));
      texts.add(Arrays.stream(own).mapToObj(FigureText::number).toList());
    }
    List<Object> colours = new ArrayList<>();
    for (int level = 0; level <= LEVELS; level++) {
      colours.add(List.of(PlotlyValue.number((double) level / LEVELS), colour(level)));
    }
    return List.of(
        map(
            "type",
            "contour",
            "name",
            name,
            "x0",
            PlotlyValue.number(x.min()),
            "dx",
            PlotlyValue.number(x.span() / (side - 1)),
            "y0",
            PlotlyValue.number(y.min()),
            "dy",
            PlotlyValue.number(y.span() / (side - 1)),
            "z",
            heights,
            "text",
            texts,
            "hovertemplate",
            "%{text} at (%{x}, %{y})<extra></extra>",
            "autocontour",
            false,
            "contours",
            map("start", 1, "end", LEVELS, "size", 1),
            "colorscale",
            colours,
            "line",
            map("color", LINE, "width", 1),
            "showscale",
            false));
  }

  /** How many levels lie below a value, with hundredths of the next. */
  private double height(double value) {
    double height = levels.length == 0 ? 0 : LEVELS * Math.sqrt((value - low) / (high - low));
    return Double.isNaN(value) ? value : Math.rint(100 * height) / 100;
  }
}
