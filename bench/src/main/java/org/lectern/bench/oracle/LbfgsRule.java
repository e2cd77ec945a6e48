package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * L-BFGS in double precision: the two-loop recursion over the last ten changes (Nocedal and Wright,
 * algorithm 7.4), and a line search that halves and doubles until Wolfe's conditions hold (Lewis
 * and Overton 2013).
 */
final class LbfgsRule {
  private static final int HISTORY = 10;
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /** A place with its loss and gradient. */
  record Point(double[] w, double loss, double[] gradient) {}

  private final Function<double[], Point> evaluation;

  /** Changes of place s and of gradient y, the newest last. */
  private final List<double[]> s = new ArrayList<>();

  private final List<double[]> y = new ArrayList<>();

  LbfgsRule(Function<double[], Point> evaluation) {
    this.evaluation = evaluation;
  }

  Point at(double[] w) {
    return evaluation.apply(w);
  }

  Point step(Point here) {
    double[] d = direction(here.gradient);
    double slope = dot(here.gradient, d);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double t = s.isEmpty() ? Math.min(1, 1 / absolute(here.gradient)) : 1;
    while (true) {
      Point next = at(plus(here.w, t, d));
      if (next.loss > here.loss + DECREASE * t * slope) {
        high = t;
      } else if (dot(next.gradient, d) < CURVATURE * slope) {
        low = t;
      } else {
        remember(plus(next.w, -1, here.w), plus(next.gradient, -1, here.gradient));
        return next;
      }
      t = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
    }
  }

  private double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] alpha = new double[s.size()];
    for (int i = s.size() - 1; i >= 0; i--) {
      alpha[i] = dot(s.get(i), q) / dot(s.get(i), y.get(i));
      q = plus(q, -alpha[i], y.get(i));
    }
    if (!s.isEmpty()) {
      double[] newest = y.get(y.size() - 1);
      q = plus(new double[q.length], dot(s.get(s.size() - 1), newest) / dot(newest, newest), q);
    }
    for (int i = 0; i < s.size(); i++) {
      double beta = dot(y.get(i), q) / dot(s.get(i), y.get(i));
      q = plus(q, alpha[i] - beta, s.get(i));
    }
    return plus(new double[q.length], -1, q);
  }

  private void remember(double[] change, double[] ofGradient) {
    s.add(change);
    y.add(ofGradient);
    if (s.size() > HISTORY) {
      s.remove(0);
      y.remove(0);
    }
  }

  private static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double absolute(double[] a) {
    double sum = 0;
    for (double number : a) {
      sum += Math.abs(number);
    }
    return sum;
  }
}
