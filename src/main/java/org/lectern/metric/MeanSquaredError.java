package org.lectern.metric;

import org.lectern.tensor.Tensor;

/**
 * Mean squared error: the mean of (ŷ − y)² over all elements, summed in double precision; smaller
 * is better. Its unit is the square of the target's, and one large error outweighs many small ones.
 *
 * <p>Shapes: predictions and target alike, or (n, 1) and (n).
 *
 * <pre>{@code
 * meanSquaredError().of(tensor(15, 20), tensor(12, 24))           // 12.5
 * }</pre>
 */
public final class MeanSquaredError implements Metric {
  /** The mean squared error. */
  public MeanSquaredError() {}

  @Override
  public String name() {
    return "mean squared error";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    Pairs pairs = Pairs.of("meanSquaredError", predictions, target);
    double total = 0;
    for (int i = 0; i < pairs.truth().length; i++) {
      double error = pairs.predicted()[i] - pairs.truth()[i];
      total += error * error;
    }
    return total / pairs.truth().length;
  }

  @Override
  public String toString() {
    return name();
  }
}
