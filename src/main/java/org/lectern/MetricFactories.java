package org.lectern;

import org.lectern.data.Dataset;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Layer;
import org.lectern.tensor.Tensor;

/** Factories of metrics. */
abstract class MetricFactories extends LossFactories {
  MetricFactories() {}

  /**
   * The share of samples classified rightly, as a metric for a trainer.
   *
   * @return the metric
   */
  public static Accuracy accuracy() {
    return new Accuracy();
  }

  /**
   * The share of samples classified rightly.
   *
   * @param predictions probabilities
   * @param target class ids
   * @return from 0 to 1
   */
  public static double accuracy(Tensor predictions, Tensor target) {
    return new Accuracy().of(predictions, target);
  }

  /**
   * The share of samples that a network classifies rightly.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return from 0 to 1
   */
  public static double accuracy(Layer network, Dataset data) {
    return Accuracy.ofClasses(network.classes(data.features()), data.labels());
  }
}
