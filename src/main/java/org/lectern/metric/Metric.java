package org.lectern.metric;

import org.lectern.tensor.Tensor;

/** A number that says how good predictions are. */
public interface Metric {
  /**
   * The name, for tables and legends.
   *
   * @return a short name
   */
  String name();

  /**
   * The metric's value. Validation and evaluation give all samples at once; during training it is
   * asked batch by batch and averaged.
   *
   * @param predictions what the network says, samples along the first axis
   * @param target the truth
   * @return the value
   */
  double of(Tensor predictions, Tensor target);
}
