package org.lectern.optim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * L-BFGS on {@link Bowl} in double. The direction comes from the formula of BFGS applied pair by
 * pair, H ← (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ with a full matrix, not from the two-loop recursion.
 */
final class LiteralLbfgs implements OptimiserRow.Literal {
  private final Deque<double[][]> pairs = new ArrayDeque<>();

  @Override
  public void step(double[] w, int t) {
    double[] g = Bowl.gradient(w);
    double[] d = direction(g);
    double slope = dot(g, d);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double step = pairs.isEmpty() ? Math.min(1, 1 / norm1(g)) : 1;
    double[] next = w;
    for (int i = 0; i < 60; i++) {
      next = plus(w, step, d);
      if (Bowl.loss(next) > Bowl.loss(w) + 1e-4 * step * slope) {
        high = step;
      } else if (dot(Bowl.gradient(next), d) < 0.9 * slope) {
        low = step;
      } else {
        break;
      }
      step = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
    }
    pairs.addLast(new double[][] {plus(next, -1, w), plus(Bowl.gradient(next), -1, g)});
    if (pairs.size() > 10) {
      pairs.removeFirst();
    }
    System.arraycopy(next, 0, w, 0, w.length);
  }

  private double[] direction(double[] g) {
    int n = g.length;
    double[][] h = new double[n][n];
    double scale = 1;
    if (!pairs.isEmpty()) {
      double[][] newest = pairs.getLast();
      scale = dot(newest[0], newest[1]) / dot(newest[1], newest[1]);
    }
    for (int i = 0; i < n; i++) {
      h[i][i] = scale;
    }
    List<double[][]> oldestFirst = new ArrayList<>(pairs);
    for (double[][] pair : Collections.unmodifiableList(oldestFirst)) {
      h = updated(h, pair[0], pair[1]);
    }
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = -dot(h[i], g);
    }
    return d;
  }

  private static double[][] updated(double[][] h, double[] s, double[] y) {
    int n = s.length;
    double rho = 1 / dot(s, y);
    double[][] left = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        left[i][j] = (i == j ? 1 : 0) - rho * s[i] * y[j];
      }
    }
    double[][] out = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i][j] = rho * s[i] * s[j];
        for (int k = 0; k < n; k++) {
          for (int l = 0; l < n; l++) {
            out[i][j] += left[i][k] * h[k][l] * left[j][l];
          }
        }
      }
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm1(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += Math.abs(value);
    }
    return sum;
  }

  private static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < a.length; i++) {
      sum[i] += factor * b[i];
    }
    return sum;
  }
}
