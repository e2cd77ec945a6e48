package org.lectern.data;

/**
 * A pen in a hand: how wide and how dark it writes, which changes a little along a stroke.
 *
 * @param width half the width of the line, in pixels
 * @param taper how much wider the end is than the beginning, as a fraction
 * @param belly how much wider the ends are than the middle, as a fraction
 * @param ink how dark, 1 being black
 * @param fade how much darker the end is than the beginning
 */
record Pen(double width, double taper, double belly, double ink, double fade) {
  /** A thinner line would vanish between the pixels. */
  private static final double THINNEST = 0.55;

  private static final double PALEST = 0.6;

  /** Half the width of the line after this fraction of a stroke. */
  double radius(double along) {
    double end = 2 * along - 1;
    return Math.max(THINNEST, width * (1 + taper * end + belly * (end * end - 0.5)));
  }

  /** How dark the line is after this fraction of a stroke. */
  double darkness(double along) {
    return Math.min(1, Math.max(PALEST, ink + fade * (2 * along - 1)));
  }
}
