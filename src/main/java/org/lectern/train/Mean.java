package org.lectern.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.data.Dataset;
import org.lectern.loss.Loss;
import org.lectern.loss.Reduction;
import org.lectern.metric.Metric;
import org.lectern.tensor.Tensor;

/** Means over the samples of several batches, in double precision. */
final class Mean {
  private final int samples;
  private final Map<String, Double> totals = new LinkedHashMap<>();

  Mean(int samples) {
    this.samples = samples;
  }

  void add(Loss loss, double value, List<Metric> metrics, Tensor predictions, Dataset batch) {
    boolean mean = loss.reduction() == Reduction.MEAN;
    totals.merge(History.LOSS, mean ? value * batch.size() / samples : value, Double::sum);
    for (Metric metric : metrics) {
      double part = metric.of(predictions, batch.labels()) * batch.size() / samples;
      totals.merge(metric.name(), part, Double::sum);
    }
  }

  Map<String, Double> values() {
    return totals;
  }
}
