package org.lectern.train;

import java.util.List;
import org.lectern.display.Numbers;

/** What a {@link LearningRateFinder} found: the smoothed loss at each learning rate. */
public final class LearningRateCurve {
  private final double[] rates;
  private final double[] losses;

  LearningRateCurve(List<Double> rates, List<Double> losses) {
    this.rates = rates.stream().mapToDouble(rate -> rate).toArray();
    this.losses = losses.stream().mapToDouble(loss -> loss).toArray();
  }

  /**
   * The rates that were tried.
   *
   * @return growing geometrically
   */
  public double[] rates() {
    return rates.clone();
  }

  /**
   * The smoothed loss at each rate.
   *
   * @return as many as {@link #rates()}
   */
  public double[] losses() {
    return losses.clone();
  }

  /**
   * A good rate to begin with: where the loss falls most steeply.
   *
   * @return the rate, rounded to two digits
   * @throws IllegalStateException if the loss never fell
   */
  public double suggestion() {
    int steepest = steepest();
    if (steepest < 0) {
      throw new IllegalStateException(
          "suggestion: the loss fell at no learning rate. Look at the data and the network first:"
              + " trainer(…).callback(doctor()).");
    }
    return Double.parseDouble(Numbers.significant(rates[steepest], 2));
  }

  /**
   * Where the loss falls most steeply.
   *
   * @return the place among the rates, or −1 if it never fell
   */
  public int steepest() {
    int steepest = -1;
    double slope = 0;
    // The first averages are of few batches and noisy, and so are differences of neighbours.
    int span = Math.max(1, Math.min(5, losses.length / 10));
    int from = Math.max(span, Math.min(15, losses.length / 4));
    for (int i = from; i + span < losses.length; i++) {
      double here = losses[i + span] - losses[i - span];
      if (here < slope) {
        slope = here;
        steepest = i;
      }
    }
    return steepest;
  }

  @Override
  public String toString() {
    String tried =
        rates.length == 0
            ? "no learning rate tried"
            : "learning rates from "
                + Numbers.significant(rates[0], 2)
                + " to "
                + Numbers.significant(rates[rates.length - 1], 2);
    return steepest() < 0
        ? tried + "; the loss fell at none of them"
        : tried + "; the loss falls most steeply near " + Numbers.significant(suggestion(), 2);
  }
}
