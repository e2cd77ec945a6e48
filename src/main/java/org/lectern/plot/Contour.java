package org.lectern.plot;

/** The line at which values over a grid change their sign, found by marching squares. */
final class Contour {
  private final int rows;
  private final int columns;
  private final double[] margin;

  /** Pixels of the first and the last column and row. */
  private final double left;

  private final double right;
  private final double bottom;
  private final double top;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  private Contour(int rows, int columns, double[] margin, double[] ends) {
    this.rows = rows;
    this.columns = columns;
    this.margin = margin;
    left = ends[0];
    right = ends[1];
    bottom = ends[2];
    top = ends[3];
  }

  /** The line around the region of one class. */
  Contour(Axes axes, Regions regions, int k) {
    this(
        regions.side(),
        regions.side(),
        margins(regions, k),
        new double[] {axes.left, axes.right, axes.bottom, axes.top});
  }

  private static double[] margins(Regions regions, int k) {
    double[] margins = new double[regions.side() * regions.side()];
    for (int p = 0; p < margins.length; p++) {
      margins[p] = regions.margin(k, p);
    }
    return margins;
  }

  /** The line of one height through the middles of a grid's cells. */
  static Contour level(Axes axes, Grid grid, double height) {
    double[] above = new double[grid.values().length];
    for (int p = 0; p < above.length; p++) {
      double value = grid.values()[p];
      above[p] = Range.shows(value) ? value - height : Double.NaN;
    }
    double[] ends = {
      axes.insideX(grid.middleX(0)),
      axes.insideX(grid.middleX(grid.columns() - 1)),
      axes.insideY(grid.middleY(0)),
      axes.insideY(grid.middleY(grid.rows() - 1))
    };
    return new Contour(grid.rows(), grid.columns(), above, ends);
  }

  /** Appends a piece of line for each square of the grid that the boundary crosses. */
  void append(StringBuilder path) {
    for (int row = 0; row + 1 < rows; row++) {
      for (int column = 0; column + 1 < columns; column++) {
        square(path, row, column);
      }
    }
  }

  private void square(StringBuilder path, int row, int column) {
    int p = row * columns + column;
    double a = margin[p];
    double b = margin[p + 1];
    double c = margin[p + columns + 1];
    double d = margin[p + columns];
    if (Double.isNaN(a + b + c + d)) {
      return;
    }
    // Where the margin changes sign on the bottom, right, top and left edge, in this order.
    double[][] crossings = new double[4][];
    int count = 0;
    count = cross(crossings, count, a, b, column, row, 1, 0);
    count = cross(crossings, count, b, c, column + 1, row, 0, 1);
    count = cross(crossings, count, d, c, column, row + 1, 1, 0);
    count = cross(crossings, count, a, d, column, row, 0, 1);
    if (count == 2) {
      line(path, crossings[0], crossings[1]);
    } else if (count == 4) {
      // A saddle: the mean decides which corners are joined.
      boolean joined = (a + b + c + d > 0) == (a > 0);
      line(path, crossings[0], crossings[joined ? 1 : 3]);
      line(path, crossings[2], crossings[joined ? 3 : 1]);
    }
  }

  private static int cross(
      double[][] crossings, int count, double from, double to, int x, int y, int dx, int dy) {
    if (from > 0 == to > 0) {
      return count;
    }
    double share = from / (from - to);
    crossings[count] = new double[] {x + dx * share, y + dy * share};
    return count + 1;
  }

  /** A piece of line; one that begins or ends where the last one ended continues it. */
  private void line(StringBuilder path, double[] from, double[] to) {
    double x0 = x(from[0]);
    double y0 = y(from[1]);
    double x1 = x(to[0]);
    double y1 = y(to[1]);
    if (x0 == x1 && y0 == y1) {
      return;
    }
    if (x1 == lastX && y1 == lastY) {
      line(path, to, from);
      return;
    }
    if (x0 != lastX || y0 != lastY) {
      Axes.point(path, 'M', x0, y0);
    }
    Axes.point(path, 'l', x1 - x0, y1 - y0);
    lastX = x1;
    lastY = y1;
  }

  private double x(double grid) {
    double pixels = left + grid / (columns - 1) * (right - left);
    return Math.rint(pixels * 10) / 10;
  }

  private double y(double grid) {
    double pixels = bottom - grid / (rows - 1) * (bottom - top);
    return Math.rint(pixels * 10) / 10;
  }
}
