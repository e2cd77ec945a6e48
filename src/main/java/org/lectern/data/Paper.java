package org.lectern.data;

import java.util.Arrays;

/** A grey image to draw on: 0 is the background, 1 full ink. Pixel (i, j) has its centre there. */
final class Paper {
  static final int SIZE = 28;

  /** Over how many pixels a line goes from ink to background. */
  private static final double EDGE = 1.5;

  private final double[] ink = new double[SIZE * SIZE];
  private final double[] blurred = new double[SIZE * SIZE];

  void clear() {
    Arrays.fill(ink, 0);
  }

  /**
   * A line with round ends from (x0, y0) to (x1, y1), with a half width r and a darkness p at
   * either end. A pixel's ink depends on its distance from the line; where lines overlap the darker
   * one counts, as a pen going twice over a place does not make it blacker.
   */
  void line(
      double x0, double y0, double r0, double p0, double x1, double y1, double r1, double p1) {
    double reach = Math.max(r0, r1) + EDGE / 2;
    int left = (int) Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
    int right = (int) Math.min(SIZE - 1, Math.floor(Math.max(x0, x1) + reach));
    int top = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
    int bottom = (int) Math.min(SIZE - 1, Math.floor(Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double px = column - x0;
        double py = row - y0;
        // The nearest point of the line lies at the fraction t of its length.
        double t = square == 0 ? 0 : (px * dx + py * dy) / square;
        t = Math.min(1, Math.max(0, t));
        double ex = px - t * dx;
        double ey = py - t * dy;
        double inside = r0 + t * (r1 - r0) - Math.sqrt(ex * ex + ey * ey);
        double cover = Math.min(1, inside / EDGE + 0.5);
        if (cover > 0) {
          double smooth = cover * cover * (3 - 2 * cover);
          int at = row * SIZE + column;
          ink[at] = Math.max(ink[at], smooth * (p0 + t * (p1 - p0)));
        }
      }
    }
  }

  /**
   * The image, slightly out of focus: each pixel gives the share {@code side} to its neighbours
   * left and right, then above and below.
   */
  void blurTo(float[] out, int offset, double side) {
    double centre = 1 - 2 * side;
    for (int i = 0; i < ink.length; i++) {
      int column = i % SIZE;
      double before = column == 0 ? 0 : ink[i - 1];
      double after = column == SIZE - 1 ? 0 : ink[i + 1];
      blurred[i] = centre * ink[i] + side * (before + after);
    }
    for (int i = 0; i < ink.length; i++) {
      double above = i < SIZE ? 0 : blurred[i - SIZE];
      double below = i >= ink.length - SIZE ? 0 : blurred[i + SIZE];
      out[offset + i] = (float) (centre * blurred[i] + side * (above + below));
    }
  }
}
