package org.lectern.data;

/**
 * One digit in one hand: the points of a skeleton, moved in all the ways in which a hand deviates,
 * from a small shaking to a slant of the whole. The numbers were chosen so that digits look
 * written, and are nearly as hard to tell apart as those of MNIST.
 */
final class Handwriting {
  /**
   * In pixels: MNIST's digits are 20 long, in images of 28, with the centre of mass in the middle.
   */
  private static final double LENGTH = 20;

  private static final double MIDDLE = (Paper.SIZE - 1) / 2.0;

  // Standard deviations. Lengths are fractions of half a skeleton's square.
  private static final double SHAKING = 0.07;
  private static final double STROKE_SHIFT = 0.05;
  private static final double END_LENGTH = 0.15;
  private static final double BENDING = 0.12;
  private static final double NARROWING = 0.17;
  private static final double SLANT = 0.26;
  private static final double TURN = 0.13;

  /** Most hands lean to the right. */
  private static final double USUAL_SLANT = 0.12;

  private final Draws draws;
  private final double[] bend = new double[8];

  /** Narrowing, slanting and turning in one: x becomes a·x + b·y, y becomes c·x + d·y. */
  private final double a;

  private final double b;
  private final double c;
  private final double d;

  Handwriting(Draws draws) {
    this.draws = draws;
    for (int i = 0; i < bend.length; i++) {
      bend[i] = draws.bell(BENDING);
    }
    double wide = 1 + draws.bell(NARROWING);
    double slant = USUAL_SLANT + draws.bell(SLANT);
    // Turning by the angle 2·atan(half) needs no sine.
    double half = draws.bell(TURN / 2);
    double cos = (1 - half * half) / (1 + half * half);
    double sin = 2 * half / (1 + half * half);
    a = cos * wide;
    b = -cos * slant - sin;
    c = sin * wide;
    d = -sin * slant + cos;
  }

  /** Draws a digit. */
  void write(int digit, Paper paper) {
    Stroke[][] ways = Skeletons.of(digit);
    Stroke[] way = ways[draws.below(ways.length)];
    Pen pen = pen();
    int points = 0;
    for (Stroke stroke : way) {
      points += stroke.size();
    }
    Trace trace = new Trace(points * Stroke.PIECES);
    for (Stroke stroke : way) {
      written(stroke).draw(trace, pen);
    }
    trace.scaleTo(LENGTH);
    trace.centreAt(MIDDLE + draws.uniform(-0.5, 0.5), MIDDLE + draws.uniform(-0.5, 0.5));
    trace.drawOn(paper);
  }

  /** How much the image is out of focus. */
  double blur() {
    return draws.uniform(0.04, 0.12);
  }

  private Pen pen() {
    return new Pen(
        draws.uniform(0.8, 1.7),
        draws.bell(0.12),
        draws.bell(0.12),
        draws.uniform(0.88, 1.1),
        draws.bell(0.06));
  }

  private Stroke written(Stroke skeleton) {
    Stroke stroke = skeleton.copy();
    double[] x = stroke.x();
    double[] y = stroke.y();
    double shiftX = draws.bell(STROKE_SHIFT);
    double shiftY = draws.bell(STROKE_SHIFT);
    double[] shakenX = shaking(x.length);
    double[] shakenY = shaking(x.length);
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] / 50 - 1 + shiftX + shakenX[i];
      y[i] = y[i] / 50 - 1 + shiftY + shakenY[i];
    }
    lengthen(stroke, 0, 1);
    lengthen(stroke, x.length - 1, x.length - 2);
    for (int i = 0; i < x.length; i++) {
      double u = x[i];
      double v = y[i];
      double bentX = u + polynomial(u, v, 0);
      double bentY = v + polynomial(v, u, 4);
      x[i] = a * bentX + b * bentY;
      y[i] = c * bentX + d * bentY;
    }
    return stroke;
  }

  /**
   * By how much the points of a stroke are off: each in part like its neighbours, without kinks.
   */
  private double[] shaking(int n) {
    double[] drawn = new double[n + 2];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = draws.bell(SHAKING);
    }
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      off[i] = 0.25 * (drawn[i] + drawn[i + 2]) + 0.5 * drawn[i + 1];
    }
    return off;
  }

  /** Moves an end along its direction, outwards or inwards. */
  private void lengthen(Stroke stroke, int end, int next) {
    double by = draws.bell(END_LENGTH);
    double[] x = stroke.x();
    double[] y = stroke.y();
    x[end] += by * (x[end] - x[next]);
    y[end] += by * (y[end] - y[next]);
  }

  /** How far a place is moved in the direction of p, q being the other: a smooth bending. */
  private double polynomial(double p, double q, int from) {
    return bend[from] * p * p
        + bend[from + 1] * p * q
        + bend[from + 2] * q * q
        + bend[from + 3] * 2 * q * (1 - q * q);
  }
}
