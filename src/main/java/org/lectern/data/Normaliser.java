package org.lectern.data;

import org.lectern.display.Displayable;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Statistics of some features, and the change of scale made from them: fitted on training data,
 * applied to any. Immutable.
 */
public sealed interface Normaliser extends Displayable permits Standardiser, MinMax {
  /**
   * Features on the new scale.
   *
   * @param features shape (n, …) with samples as fitted, or a single sample
   * @return a tensor of the same shape
   * @throws ShapeException if the samples have another shape than those fitted
   */
  Tensor apply(Tensor features);

  /**
   * A data set with its features on the new scale; the labels stay.
   *
   * @param data samples as fitted
   * @return the changed data set
   * @throws ShapeException if the samples have another shape than those fitted
   */
  default Dataset apply(Dataset data) {
    return data.withFeatures(apply(data.features()));
  }

  /**
   * Features back on the scale they came from, but for rounding.
   *
   * @param features shape (n, …) with samples as fitted, or a single sample
   * @return a tensor of the same shape
   * @throws ShapeException if the samples have another shape than those fitted
   */
  Tensor invert(Tensor features);
}
