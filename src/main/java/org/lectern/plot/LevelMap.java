package org.lectern.plot;

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
final class LevelMap implements Picture.Painter {
  private static final int LEVELS = 12;
  private static final double CELL = 6;

  /** Beyond it a difference might be infinite. */
  private static final double LIMIT = 1e37;

  private final int side;
  private final double[] values;
  private final double[] levels;

  /**
   * A map.
   *
   * @param side points along each side
   * @param values row by row from the least y
   */
  LevelMap(int side, double[] values) {
    this.side = side;
    this.values = Arrays.stream(values).map(v -> Math.abs(v) < LIMIT ? v : Double.NaN).toArray();
    this.levels = levels(this.values);
  }

  /** Levels between the least value and one that most values lie below, in growing steps. */
  private static double[] levels(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
      return new double[0];
    }
    double low = sorted[0];
    double high = sorted[(int) ((sorted.length - 1) * 0.97)];
    high = high > low ? high : sorted[sorted.length - 1];
    double[] levels = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double share = (i + 1.0) / LEVELS;
      levels[i] = low + (high - low) * share * share;
    }
    return levels;
  }

  /** What the tints mean. */
  String caption(String what) {
    return levels.length == 0
        ? what + " is the same everywhere"
        : "tint: "
            + what
            + ", darker where it is lower; lines from "
            + FigureText.number(levels[0])
            + " to "
            + FigureText.number(levels[levels.length - 1]);
  }

  @Override
  public void paint(Svg svg, Axes axes) {
    svg.open("g", "shape-rendering", "crispEdges");
    tints(axes).forEach((level, path) -> svg.element("path", "d", path, "fill", colour(level)));
    svg.close();
    StringBuilder lines = new StringBuilder();
    for (double level : levels) {
      new Contour(axes, aboveAndBelow(level), 0).append(lines);
    }
    if (lines.length() > 0) {
      svg.element("path", "d", lines, "fill", "none", "stroke", "#5d7b90", "stroke-width", 1);
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
}
