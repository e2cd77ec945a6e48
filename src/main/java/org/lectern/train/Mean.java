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

  /** What the loss of a batch adds: a mean counts by its size, a sum as it is. */
  double share(Loss loss, double value, int size) {
    return loss.reduction() == Reduction.MEAN ? share(value, size) : value;
  }

  double share(double value, int size) {
    return value * size / samples;
  }

  void add(String name, double share) {
    totals.merge(name, share, Double::sum);
  }

  Map<String, Double> values() {
    return totals;
  }
}
