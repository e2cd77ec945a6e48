package org.lectern.metric;

import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The share of samples whose class is predicted rightly, from 0 to 1. With one prediction a sample
 * the class is 1 above 0.5, with several it is the largest. The target holds class ids, or rows
 * with one value for each class.
 */
public final class Accuracy implements Metric {
  /** The metric; it has no options. */
  public Accuracy() {}

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    Tensor predicted = Link.classes(predictions);
    Tensor truth = target.rank() == 2 && target.size(1) > 1 ? target.argmax(-1) : target.flatten();
    if (truth.length() != predicted.length()) {
      throw new ShapeException(
          "accuracy: needs one label for each of the "
              + predicted.length()
              + " predictions, but the target has shape "
              + target.shape()
              + ".");
    }
    if (truth.length() == 0) {
      throw new IllegalArgumentException("accuracy: needs at least one sample, but got none.");
    }
    return predicted.eq(truth).sum().item() / (double) truth.length();
  }
}
