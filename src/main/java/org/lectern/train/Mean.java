package org.lectern.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.loss.Loss;
import org.lectern.loss.Reduction;

/** Means over the samples of several batches, in double precision. */
final class Mean {
  private final int samples;
  private final Map<String, Double> totals = new LinkedHashMap<>();

  Mean(int samples) {
    this.samples = samples;
  }

  /** Adds the loss of a batch: a mean counts by its size, a sum as it is. */
  void addLoss(Loss loss, double value, int size) {
    boolean mean = loss.reduction() == Reduction.MEAN;
    totals.merge(History.LOSS, mean ? value * size / samples : value, Double::sum);
  }

  void add(String metric, double value, int size) {
    totals.merge(metric, value * size / samples, Double::sum);
  }

  Map<String, Double> values() {
    return totals;
  }
}
