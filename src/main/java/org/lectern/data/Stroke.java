package org.lectern.data;

/**
 * One stroke of a pen: points that a smooth curve runs through, some of them corners. x grows to
 * the right and y downwards. The arrays are the stroke's own.
 */
record Stroke(double[] x, double[] y, boolean[] corner) {
  /** Straight pieces between two points: more are not seen in 28 by 28 pixels. */
  static final int PIECES = 6;

  /** From text such as "50,5 20,60! 80,60": points, those with "!" being corners. */
  static Stroke of(String text) {
    String[] points = text.trim().split(" ");
    int n = points.length;
    Stroke stroke = new Stroke(new double[n], new double[n], new boolean[n]);
    for (int i = 0; i < n; i++) {
      String point = points[i];
      boolean corner = point.endsWith("!");
      int comma = point.indexOf(',');
      stroke.x[i] = Integer.parseInt(point.substring(0, comma));
      stroke.y[i] = Integer.parseInt(point.substring(comma + 1, point.length() - (corner ? 1 : 0)));
      stroke.corner[i] = corner;
    }
    return stroke;
  }

  Stroke copy() {
    return new Stroke(x.clone(), y.clone(), corner.clone());
  }

  int size() {
    return x.length;
  }

  /**
   * Draws the curve: Catmull and Rom's spline, which goes through every point in the direction from
   * the one before to the one after. At corners and ends it starts afresh, as if the next point
   * were mirrored there.
   */
  void draw(Trace trace, Pen pen) {
    int last = size() - 1;
    trace.lift();
    trace.to(x[0], y[0], pen, 0);
    for (int i = 0; i < last; i++) {
      boolean fromCorner = i == 0 || corner[i];
      boolean toCorner = i + 1 == last || corner[i + 1];
      for (int piece = 1; piece <= PIECES; piece++) {
        double t = (double) piece / PIECES;
        double px = between(x, i, fromCorner, toCorner, t);
        double py = between(y, i, fromCorner, toCorner, t);
        trace.to(px, py, pen, (i + t) / last);
      }
    }
  }

  /** One coordinate of the curve from point i to the next, t from 0 to 1. */
  private static double between(double[] p, int i, boolean fromCorner, boolean toCorner, double t) {
    double b = p[i];
    double c = p[i + 1];
    double a = fromCorner ? 2 * b - c : p[i - 1];
    double d = toCorner ? 2 * c - b : p[i + 2];
    double square = 2 * a - 5 * b + 4 * c - d;
    double cubic = 3 * (b - c) + d - a;
    return b + 0.5 * t * (c - a + t * (square + t * cubic));
  }
}
