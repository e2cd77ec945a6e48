package org.lectern.plot;

import java.util.List;

/**
 * What a classifier says over a rectangle of the plane: the probability of each class on a grid of
 * points.
 *
 * @param names the classes
 * @param x the rectangle's width
 * @param y the rectangle's height
 * @param side points along each side
 * @param probabilities for each class, at least two, its values, row by row from the least y
 */
record Regions(List<String> names, Range x, Range y, int side, float[][] probabilities) {

  int classes() {
    return probabilities.length;
  }

  /** The class of a grid point as {@code Layer.classes} decides it; −1 where there is a NaN. */
  int winner(int point) {
    int best = 0;
    for (int k = 0; k < classes(); k++) {
      if (Float.isNaN(probabilities[k][point])) {
        return -1;
      }
      best = probabilities[k][point] > probabilities[best][point] ? k : best;
    }
    return best;
  }

  /** By how much a class is ahead of the best other one, at a grid point. */
  double margin(int k, int point) {
    double other = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < classes(); j++) {
      other = j == k ? other : Math.max(other, probabilities[j][point]);
    }
    return probabilities[k][point] - other;
  }

  /** The share of the rectangle that each class wins. */
  double[] shares() {
    double[] shares = new double[classes()];
    for (int p = 0; p < side * side; p++) {
      int k = winner(p);
      if (k >= 0) {
        shares[k] += 1.0 / (side * side);
      }
    }
    return shares;
  }
}
