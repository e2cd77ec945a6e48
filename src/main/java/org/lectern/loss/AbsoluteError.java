package org.lectern.loss;

import org.lectern.tensor.Tensor;

/**
 * The absolute error |ŷ − y| of each element, averaged over all elements or summed.
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n). Gradient −1, 0 or 1, divided by the
 * number of elements for the mean: it does not shrink as the error does, so use a learning rate
 * that falls, or {@link Huber}.
 *
 * <p>For regression with outliers: the constant that makes it smallest is the median, which a few
 * wild values do not move.
 *
 * <pre>{@code
 * absoluteError(tensor(15, 20), tensor(12, 24))      // (3 + 4)/2 = 3.5
 * }</pre>
 *
 * <p>Lecture: "L1 loss" or "MAE".
 */
public final class AbsoluteError extends Loss {
  /** The mean of the absolute errors. */
  public AbsoluteError() {}

  @Override
  protected String latex() {
    return "|\\hat{y}_i - y_i|";
  }

  @Override
  public String name() {
    return "absoluteError";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    return predictions.sub(target).abs();
  }
}
