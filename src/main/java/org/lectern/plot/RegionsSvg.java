package org.lectern.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.display.Svg;

/**
 * Draws regions: each class in a tint of its colour that is stronger where the classifier is surer,
 * and a line where the decision changes.
 */
final class RegionsSvg {
  static final int LEVELS = 5;

  /** Pixels along the sides of a cell, fine or coarse: coarse where a fine picture is too long. */
  private static final int[] CELLS = {2, 4, 6};

  private static final int MOST = 70_000;

  private final Axes axes;
  private final Regions regions;
  private final int cell;
  private final int rows;
  private final int columns;

  private RegionsSvg(Axes axes, Regions regions, int cell) {
    this.axes = axes;
    this.regions = regions;
    this.cell = cell;
    this.rows = (int) Math.ceil((axes.bottom - axes.top) / cell);
    this.columns = (int) Math.ceil((axes.right - axes.left) / cell);
  }

  static void draw(Svg svg, Axes axes, Regions regions) {
    draw(svg, axes, regions, MOST, CELLS);
  }

  /** In the first of the given sizes of cells that keeps the tints below so many characters. */
  static void draw(Svg svg, Axes axes, Regions regions, int most, int... cells) {
    Map<Integer, StringBuilder> tints = Map.of();
    for (int cell : cells) {
      tints = new RegionsSvg(axes, regions, cell).tints();
      if (tints.values().stream().mapToInt(StringBuilder::length).sum() < most) {
        break;
      }
    }
    svg.open("g", "shape-rendering", "crispEdges");
    tints.forEach(
        (tint, path) ->
            svg.element("path", "d", path, "fill", colour(tint / LEVELS, tint % LEVELS)));
    svg.close();
    drawBoundary(svg, axes, regions);
  }

  /** The colour of a class, stronger at a higher level. */
  static String colour(int k, int level) {
    return Palette.tint(k, 0.1 + 0.1 * level);
  }

  /** Equal neighbours are merged into rectangles, and those of one tint into one path. */
  private Map<Integer, StringBuilder> tints() {
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    Map<Run, Integer> open = new LinkedHashMap<>();
    for (int row = 0; row <= rows; row++) {
      Map<Run, Integer> next = new LinkedHashMap<>();
      for (Run run : row < rows ? runs(row) : List.<Run>of()) {
        Integer begun = open.remove(run);
        next.put(run, begun == null ? row : begun);
      }
      int end = row;
      open.forEach(
          (run, begun) ->
              rectangle(
                  paths.computeIfAbsent(run.tint, k -> new StringBuilder()), run, begun, end));
      open = next;
    }
    return paths;
  }

  /** Neighbouring cells of a row that have the same tint. */
  private record Run(int start, int end, int tint) {}

  private List<Run> runs(int row) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    int tint = tint(row, 0);
    for (int column = 1; column <= columns; column++) {
      int here = column < columns ? tint(row, column) : -2;
      if (here != tint) {
        if (tint >= 0) {
          runs.add(new Run(start, column, tint));
        }
        start = column;
        tint = here;
      }
    }
    return runs;
  }

  /** Rows count from the bottom; the last row and column may stick out and are cut. */
  private void rectangle(StringBuilder path, Run run, int from, int to) {
    double left = axes.left + run.start * cell;
    double right = Math.min(axes.left + run.end * cell, axes.right);
    double top = Math.max(axes.bottom - to * cell, axes.top);
    double bottom = axes.bottom - from * cell;
    Axes.point(path, 'M', left, top);
    path.append('h');
    Svg.number(path, right - left);
    path.append('v');
    Svg.number(path, bottom - top);
    path.append('h');
    Svg.number(path, left - right);
    path.append('z');
  }

  /** Class and strength of a cell between the grid's points, or −1. */
  private int tint(int row, int column) {
    int squares = regions.side() - 1;
    double gridX = Math.min((column + 0.5) * cell / (axes.right - axes.left), 0.9999) * squares;
    double gridY = Math.min((row + 0.5) * cell / (axes.bottom - axes.top), 0.9999) * squares;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < regions.classes(); k++) {
      double p = between(regions.probabilities()[k], gridX, gridY);
      if (Double.isNaN(p)) {
        return -1;
      }
      if (p > most) {
        most = p;
        best = k;
      }
    }
    double chance = 1.0 / regions.classes();
    double strength = (most - chance) / (1 - chance);
    int level = (int) Math.floor(strength * LEVELS);
    return best * LEVELS + Math.max(0, Math.min(LEVELS - 1, level));
  }

  private double between(float[] values, double gridX, double gridY) {
    int side = regions.side();
    int i = (int) gridX;
    int j = (int) gridY;
    double u = gridX - i;
    double v = gridY - j;
    int p = j * side + i;
    return (values[p] * (1 - u) + values[p + 1] * u) * (1 - v)
        + (values[p + side] * (1 - u) + values[p + side + 1] * u) * v;
  }

  private static void drawBoundary(Svg svg, Axes axes, Regions regions) {
    StringBuilder path = new StringBuilder();
    for (int k = 0; k < regions.classes() - 1; k++) {
      new Contour(axes, regions, k).append(path);
    }
    if (path.length() > 0) {
      svg.element(
          "path",
          "d",
          path,
          "fill",
          "none",
          "stroke",
          "#222222",
          "stroke-width",
          2,
          "stroke-linecap",
          "round");
    }
  }
}
