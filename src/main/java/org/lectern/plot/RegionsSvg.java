package org.lectern.plot;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.display.Svg;

/**
 * Draws regions: each class in a tint of its colour that is stronger where the classifier is surer,
 * and a line where the decision changes.
 */
final class RegionsSvg {
  private static final int LEVELS = 5;
  private static final int CELLS = 160;

  private final Axes axes;
  private final Regions regions;

  private RegionsSvg(Axes axes, Regions regions) {
    this.axes = axes;
    this.regions = regions;
  }

  static void draw(Svg svg, Axes axes, Regions regions) {
    RegionsSvg drawing = new RegionsSvg(axes, regions);
    drawing.drawTints(svg);
    drawing.drawBoundary(svg);
  }

  /** Equal neighbours are merged into rectangles, and those of one tint into one path. */
  private void drawTints(Svg svg) {
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    Map<Long, Integer> open = new HashMap<>();
    int[] previous = new int[CELLS];
    for (int row = 0; row <= CELLS; row++) {
      int[] keys = new int[CELLS];
      for (int column = 0; column < CELLS; column++) {
        keys[column] = row < CELLS ? key(row, column) : -1;
      }
      Map<Long, Integer> next = new HashMap<>();
      for (int start = 0, end; start < CELLS; start = end) {
        for (end = start + 1; end < CELLS && keys[end] == keys[start]; ) {
          end++;
        }
        long run = run(start, end, keys[start]);
        Integer begun = open.get(run);
        next.put(run, begun == null ? row : begun);
      }
      for (int start = 0, end; row > 0 && start < CELLS; start = end) {
        for (end = start + 1; end < CELLS && previous[end] == previous[start]; ) {
          end++;
        }
        Integer begun = open.get(run(start, end, previous[start]));
        if (begun != null
            && previous[start] >= 0
            && !next.containsKey(run(start, end, previous[start]))) {
          rectangle(
              paths.computeIfAbsent(previous[start], k -> new StringBuilder()),
              start,
              end,
              begun,
              row);
        }
      }
      open = next;
      previous = keys;
    }
    svg.open("g", "shape-rendering", "crispEdges");
    paths.forEach(
        (key, path) ->
            svg.element(
                "path", "d", path, "fill", Palette.tint(key / LEVELS, 0.1 + 0.1 * (key % LEVELS))));
    svg.close();
  }

  private static long run(int start, int end, int key) {
    return ((long) key * 1000 + start) * 1000 + end;
  }

  private void rectangle(StringBuilder path, int start, int end, int from, int to) {
    double left = pixelX(start);
    double top = pixelY(to);
    path.append('M');
    Svg.number(path, left);
    path.append(' ');
    Svg.number(path, top);
    path.append('h');
    Svg.number(path, pixelX(end) - left);
    path.append('v');
    Svg.number(path, pixelY(from) - top);
    path.append('H');
    Svg.number(path, left);
    path.append('z');
  }

  private double pixelX(double cell) {
    return Math.rint((axes.left + cell / CELLS * (axes.right - axes.left)) * 10) / 10;
  }

  private double pixelY(double cell) {
    return Math.rint((axes.bottom - cell / CELLS * (axes.bottom - axes.top)) * 10) / 10;
  }

  /** Class and strength of a cell between the grid's points, or −1. */
  private int key(int row, int column) {
    double scale = (regions.side() - 1.0) / CELLS;
    double gridX = (column + 0.5) * scale;
    double gridY = (row + 0.5) * scale;
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
    double strength = regions.classes() == 1 ? 1 : (most - chance) / (1 - chance);
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

  private void drawBoundary(Svg svg) {
    StringBuilder path = new StringBuilder();
    for (int k = 0; k < Math.max(1, regions.classes() - 1); k++) {
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
