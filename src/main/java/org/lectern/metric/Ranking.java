package org.lectern.metric;

import java.util.Arrays;
import org.lectern.tensor.Tensor;

/**
 * Samples of one class and others, by falling score. Steps are counted in whole numbers, so the
 * area is rounded once.
 */
final class Ranking {
  private final int positives;
  private final int negatives;
  private final boolean nan;
  private final float[] scores;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final long twiceArea;

  private Ranking(float[] scores, boolean[] positive) {
    long[] keys = new long[scores.length];
    boolean anyNaN = false;
    for (int i = 0; i < keys.length; i++) {
      anyNaN |= Float.isNaN(scores[i]);
      keys[i] = (long) order(scores[i]) << 1 | (positive[i] ? 1 : 0);
    }
    nan = anyNaN;
    Arrays.sort(keys);
    float[] steps = new float[keys.length];
    int[] trueAt = new int[keys.length];
    int[] falseAt = new int[keys.length];
    int count = 0;
    int above = 0;
    int below = 0;
    long area = 0;
    for (int i = keys.length - 1; i >= 0; ) {
      long step = keys[i] >> 1;
      int found = 0;
      int wrong = 0;
      for (; i >= 0 && keys[i] >> 1 == step; i--) {
        found += (int) (keys[i] & 1);
        wrong += 1 - (int) (keys[i] & 1);
      }
      // Each negative sample of this step lies below those before, and level with those in it.
      area += (long) wrong * (2L * above + found);
      above += found;
      below += wrong;
      steps[count] = score((int) step);
      trueAt[count] = above;
      falseAt[count++] = below;
    }
    this.scores = Arrays.copyOf(steps, count);
    this.truePositives = Arrays.copyOf(trueAt, count);
    this.falsePositives = Arrays.copyOf(falseAt, count);
    this.positives = above;
    this.negatives = below;
    this.twiceArea = area;
  }

  static Ranking of(String who, Tensor predictions, Tensor target, int id) {
    int classes = Truth.classes(who, predictions);
    boolean single = predictions.rank() == 1 || predictions.size(1) == 1;
    if (single && id != 1) {
      throw new IllegalArgumentException(
          who
              + ": with one prediction for each sample the curve is that of class 1, but class "
              + id
              + " was asked for. Leave the class out.");
    }
    if (id < 0 || id >= classes) {
      throw new IllegalArgumentException(
          who
              + ": a class must be from 0 to "
              + (classes - 1)
              + ", but got "
              + id
              + ". Classes count from 0.");
    }
    int[] truth = Truth.of(who, target, predictions.size(0), classes);
    boolean[] positive = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      positive[i] = truth[i] == id;
    }
    return new Ranking((single ? predictions : predictions.column(id)).toArray(), positive);
  }

  /** Whole numbers in the order of floats; −0 and 0 are one. */
  private static int order(float score) {
    int bits = Float.floatToIntBits(score + 0f);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  private static float score(int order) {
    return Float.intBitsToFloat(order < 0 ? order ^ Integer.MAX_VALUE : order);
  }

  boolean hasNaN() {
    return nan;
  }

  int positives() {
    return positives;
  }

  int negatives() {
    return negatives;
  }

  /** NaN if it is not defined. */
  double auc() {
    long pairs = 2L * positives * negatives;
    return nan || pairs == 0 ? Double.NaN : twiceArea / (double) pairs;
  }

  double[] thresholds() {
    double[] result = new double[scores.length + 1];
    result[0] = Double.POSITIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      result[i + 1] = scores[i];
    }
    return result;
  }

  double[] truePositiveRates() {
    return rates(truePositives, positives);
  }

  double[] falsePositiveRates() {
    return rates(falsePositives, negatives);
  }

  /** TP/(TP + FP) at each threshold, 1 where nothing is above it. */
  double[] precisions() {
    double[] precisions = new double[scores.length + 1];
    precisions[0] = 1;
    for (int i = 0; i < scores.length; i++) {
      precisions[i + 1] = truePositives[i] / (double) (truePositives[i] + falsePositives[i]);
    }
    return precisions;
  }

  private static double[] rates(int[] counts, int total) {
    double[] rates = new double[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      rates[i + 1] = counts[i] / (double) total;
    }
    return rates;
  }
}
