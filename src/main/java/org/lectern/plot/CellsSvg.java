package org.lectern.plot;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleToIntFunction;
import java.util.function.IntFunction;
import org.lectern.display.Svg;

/** Draws the cells of a grid: neighbours of one shade as one rectangle, a shade as one path. */
final class CellsSvg {
  private CellsSvg() {}

  /** Draws cells whose shade is a whole number, in the colour of the shade. */
  static void draw(
      Svg svg, Axes axes, Grid grid, DoubleToIntFunction shade, IntFunction<String> colour) {
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    for (int row = 0; row < grid.rows(); row++) {
      int start = 0;
      for (int column = 1; column <= grid.columns(); column++) {
        int before = shade.applyAsInt(grid.at(row, column - 1));
        if (column == grid.columns() || shade.applyAsInt(grid.at(row, column)) != before) {
          StringBuilder path = paths.computeIfAbsent(before, k -> new StringBuilder());
          rectangle(path, axes, grid, row, start, column);
          start = column;
        }
      }
    }
    svg.open("g", "shape-rendering", "crispEdges");
    paths.forEach((key, path) -> svg.element("path", "d", path, "fill", colour.apply(key)));
    svg.close();
  }

  /** On whole pixels, so that no seams show. */
  private static void rectangle(
      StringBuilder path, Axes axes, Grid grid, int row, int from, int to) {
    double left = Math.round(axes.insideX(grid.middleX(from - 0.5)));
    double right = Math.round(axes.insideX(grid.middleX(to - 0.5)));
    double a = Math.round(axes.insideY(grid.middleY(row - 0.5)));
    double b = Math.round(axes.insideY(grid.middleY(row + 0.5)));
    if (left == right || a == b) {
      return;
    }
    Axes.point(path, 'M', left, Math.min(a, b));
    path.append('h');
    Svg.number(path, right - left);
    path.append('v');
    Svg.number(path, Math.abs(a - b));
    path.append('h');
    Svg.number(path, left - right);
    path.append('z');
  }
}
