package org.lectern.plot;

/** The line around the region of one class, found by marching squares. */
final class Contour {
  private final Axes axes;
  private final int side;
  private final double[] margin;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  Contour(Axes axes, Regions regions, int k) {
    this.axes = axes;
    this.side = regions.side();
    this.margin = new double[side * side];
    for (int p = 0; p < margin.length; p++) {
      margin[p] = regions.margin(k, p);
    }
  }

  /** Appends a piece of line for each square of the grid that the boundary crosses. */
  void append(StringBuilder path) {
    for (int row = 0; row + 1 < side; row++) {
      for (int column = 0; column + 1 < side; column++) {
        square(path, row, column);
      }
    }
  }

  private void square(StringBuilder path, int row, int column) {
    int p = row * side + column;
    double a = margin[p];
    double b = margin[p + 1];
    double c = margin[p + side + 1];
    double d = margin[p + side];
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
    double pixels = axes.left + grid / (side - 1) * (axes.right - axes.left);
    return Math.rint(pixels * 10) / 10;
  }

  private double y(double grid) {
    double pixels = axes.bottom - grid / (side - 1) * (axes.bottom - axes.top);
    return Math.rint(pixels * 10) / 10;
  }
}
