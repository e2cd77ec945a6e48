package org.lectern.metric;

import org.lectern.tensor.Tensor;

/**
 * Mean absolute error: the mean of |ŷ − y| over all elements, summed in double precision; smaller
 * is better. It has the unit of the target: "wrong by 3 degrees on average".
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n).
 *
 * <pre>{@code
 * meanAbsoluteError().of(tensor(15, 20), tensor(12, 24))          // 3.5
 * }</pre>
 */
public final class MeanAbsoluteError implements Metric {
  /** The mean absolute error. */
  public MeanAbsoluteError() {}

  @Override
  public String name() {
    return "mean absolute error";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    Pairs pairs = Pairs.of("meanAbsoluteError", predictions, target);
    double total = 0;
    for (int i = 0; i < pairs.truth().length; i++) {
      total += Math.abs(pairs.predicted()[i] - pairs.truth()[i]);
    }
    return total / pairs.truth().length;
  }

  @Override
  public String toString() {
    return name();
  }
}
