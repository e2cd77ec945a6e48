package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * The squared error (ŷ − y)² of each element, averaged over all elements or summed. Gradient 2(ŷ −
 * y), divided by their number for the mean. For regression; its best constant is the mean, so
 * outliers pull hard.
 */
public final class SquaredError extends Loss {
  /** The mean of the squared errors. */
  public SquaredError() {
    this(Reduction.MEAN);
  }

  private SquaredError(Reduction reduction) {
    super(reduction);
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public String name() {
    return "squaredError";
  }

  @Override
  public Loss sum() {
    return new SquaredError(Reduction.SUM);
  }

  @Override
  protected Tensor each(Tensor predictions, Tensor target) {
    return predictions.sub(target).square();
  }

  @Override
  protected Tensor eachOfScores(Tensor scores, Tensor target) {
    return each(scores, target);
  }
}
