package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A loss: one number that says how wrong predictions are. {@link #of} takes predictions, such as
 * probabilities; {@link #ofScores} takes what comes before the {@link #link}, where the same loss
 * can be computed without overflow and without losing digits. Immutable.
 */
public abstract class Loss {
  private final Reduction reduction;

  /**
   * A loss with a reduction.
   *
   * @param reduction mean or sum
   */
  protected Loss(Reduction reduction) {
    this.reduction = reduction;
  }

  /**
   * The function that turns scores into predictions.
   *
   * @return the link
   */
  public abstract Link link();

  /**
   * The name, for tables and errors.
   *
   * @return the factory's name
   */
  public abstract String name();

  /**
   * The same loss, totalled over the samples.
   *
   * @return a loss with {@link Reduction#SUM}
   */
  public abstract Loss sum();

  /**
   * The loss of each element or sample, from predictions.
   *
   * @param predictions what the network says
   * @param target the truth, shaped to fit
   * @return losses of samples
   */
  protected abstract Tensor each(Tensor predictions, Tensor target);

  /**
   * The loss of each element or sample, from raw scores.
   *
   * @param scores what comes before the link
   * @param target the truth, shaped to fit
   * @return losses of samples
   */
  protected abstract Tensor eachOfScores(Tensor scores, Tensor target);

  /**
   * The loss of predictions.
   *
   * @param predictions what the network says
   * @param target the truth
   * @return a scalar
   * @throws ShapeException if the two do not fit
   */
  public final Tensor of(Tensor predictions, Tensor target) {
    return reduce(each(predictions, fit(predictions, target)));
  }

  /**
   * The loss of raw scores.
   *
   * @param scores what comes before the link
   * @param target the truth
   * @return a scalar
   * @throws ShapeException if the two do not fit
   */
  public final Tensor ofScores(Tensor scores, Tensor target) {
    return reduce(eachOfScores(scores, fit(scores, target)));
  }

  /**
   * The reduction.
   *
   * @return mean or sum
   */
  public final Reduction reduction() {
    return reduction;
  }

  /**
   * The target in the shape of the predictions; n numbers fit predictions of shape (n, 1) and the
   * other way round.
   *
   * @param predictions the predictions
   * @param target the target
   * @return the target, reshaped where it fits
   */
  protected Tensor fit(Tensor predictions, Tensor target) {
    if (predictions.shape().equals(target.shape())) {
      return target;
    }
    if (predictions.length() == target.length()
        && Math.abs(predictions.rank() - target.rank()) == 1) {
      Tensor longer = predictions.rank() > target.rank() ? predictions : target;
      if (longer.size(-1) == 1) {
        return target.reshape(predictions.shape().toArray());
      }
    }
    throw new ShapeException(
        name()
            + ": predictions and target must have the same shape, but got "
            + predictions.shape()
            + " and "
            + target.shape()
            + ". The network's last layer decides the first: one output for each number to predict.");
  }

  final void requireProbabilities(Tensor values, String advice) {
    requireRange("predictions must be probabilities from 0 to 1", values, advice);
  }

  final void requireRange(String needed, Tensor values, String advice) {
    float[] array = values.toArray();
    for (int i = 0; i < array.length; i++) {
      // A probability may be a rounding error above 1.
      if (array[i] < 0 || array[i] > 1.00001f) {
        throw new IllegalArgumentException(
            name()
                + ": "
                + needed
                + ", but number "
                + i
                + " is "
                + Numbers.significant(array[i], 7)
                + ". "
                + advice);
      }
    }
  }

  private Tensor reduce(Tensor each) {
    return reduction == Reduction.MEAN ? each.mean() : each.sum();
  }

  @Override
  public String toString() {
    return name() + (reduction == Reduction.SUM ? " (sum)" : " (mean)");
  }
}
