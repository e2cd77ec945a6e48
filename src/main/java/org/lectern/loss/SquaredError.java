package org.lectern.loss;

import org.lectern.tensor.Tensor;

/**
 * The squared error (ŷ − y)² of each element, averaged over all elements or summed.
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n). Gradient 2(ŷ − y), divided by the
 * number of elements for the mean. Many lectures write ½(ŷ − y)², whose gradient is ŷ − y: that is
 * {@code squaredError().weighted(0.5)}.
 *
 * <p>The loss of regression. The constant that makes it smallest is the mean, so an outlier pulls
 * hard: its error counts squared. {@link AbsoluteError} and {@link Huber} bear outliers better. It
 * is the negative log likelihood of normal noise.
 *
 * <pre>{@code
 * squaredError(tensor(15, 20), tensor(12, 24))       // (9 + 16)/2 = 12.5
 * trainer(net, squaredError(), adam(0.01)).fit(data)
 * }</pre>
 *
 * <p>Lecture: "L2 loss" or "MSE" in any introduction to regression.
 */
public final class SquaredError extends Loss {
  /** The mean of the squared errors. */
  public SquaredError() {}

  @Override
  protected String latex() {
    return "(\\hat{y}_i - y_i)^2";
  }

  @Override
  public String name() {
    return "squaredError";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    return predictions.sub(target).square();
  }
}
