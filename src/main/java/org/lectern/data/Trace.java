package org.lectern.data;

/** What a pen leaves: short straight lines, each end with a width and a darkness. */
final class Trace {
  private final double[] x;
  private final double[] y;
  private final double[] radius;
  private final double[] darkness;

  /** Whether a line goes from the point before to this one. */
  private final boolean[] joined;

  private int size;
  private boolean lifted = true;

  Trace(int capacity) {
    x = new double[capacity];
    y = new double[capacity];
    radius = new double[capacity];
    darkness = new double[capacity];
    joined = new boolean[capacity];
  }

  /** Lifts the pen: the next point begins a line. */
  void lift() {
    lifted = true;
  }

  /** Goes to a point that lies after this fraction of the stroke. */
  void to(double px, double py, Pen pen, double along) {
    x[size] = px;
    y[size] = py;
    radius[size] = pen.radius(along);
    darkness[size] = pen.darkness(along);
    joined[size] = !lifted;
    lifted = false;
    size++;
  }

  /** Makes the longer side of all lines, with their width, so long. The width stays. */
  void scaleTo(double side) {
    double left = x[0];
    double right = x[0];
    double top = y[0];
    double bottom = y[0];
    double widest = 0;
    for (int i = 0; i < size; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
      widest = Math.max(widest, radius[i]);
    }
    double scale = (side - 2 * widest) / Math.max(right - left, bottom - top);
    for (int i = 0; i < size; i++) {
      x[i] *= scale;
      y[i] *= scale;
    }
  }

  /** Moves all lines so that their centre of mass, by length and width, lies at a point. */
  void centreAt(double cx, double cy) {
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 1; i < size; i++) {
      if (joined[i]) {
        double dx = x[i] - x[i - 1];
        double dy = y[i] - y[i - 1];
        double weight = Math.sqrt(dx * dx + dy * dy) * (radius[i] + radius[i - 1]);
        mass += weight;
        sumX += weight * (x[i] + x[i - 1]) / 2;
        sumY += weight * (y[i] + y[i - 1]) / 2;
      }
    }
    double byX = cx - sumX / mass;
    double byY = cy - sumY / mass;
    for (int i = 0; i < size; i++) {
      x[i] += byX;
      y[i] += byY;
    }
  }

  void drawOn(Paper paper) {
    for (int i = 1; i < size; i++) {
      if (joined[i]) {
        paper.line(
            x[i - 1], y[i - 1], radius[i - 1], darkness[i - 1], x[i], y[i], radius[i], darkness[i]);
      }
    }
  }
}
