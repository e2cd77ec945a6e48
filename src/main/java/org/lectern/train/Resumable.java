package org.lectern.train;

import java.util.Map;
import org.lectern.tensor.Tensor;

/** A callback whose memory belongs into a checkpoint, or training would not go on the same. */
interface Resumable extends Callback {
  /** Numbers to remember, by name. */
  Map<String, Double> numbers();

  /** Tensors to remember, by name. */
  default Map<String, Tensor> tensors() {
    return Map.of();
  }

  /** Puts both back, after {@code beforeFit}. */
  void resume(Fit fit, Map<String, Double> numbers, Map<String, Tensor> tensors);
}
