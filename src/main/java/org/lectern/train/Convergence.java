package org.lectern.train;

import java.util.Map;
import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * Ends training when the loss hardly changes any more: after the first epoch e with |L_{e−1} − L_e|
 * &lt; ε, where L is the training loss.
 *
 * <p>The stopping rule of gradient descent in the lectures. It says that steps have become small,
 * not that a minimum is reached: a small learning rate or a plateau looks the same. With batches
 * the loss is a mean over an epoch in which the network changed, and carries noise; use it with
 * {@code fullBatch()}, or choose ε above the noise. A loss that rises by more than ε has not
 * converged.
 *
 * <pre>{@code
 * trainer(net, binaryCrossEntropy(), sgd(0.1)).fullBatch().epochs(10000).untilConverged(1e-6)
 * }</pre>
 *
 * <p>Deck 000: stop when the improvement is below a threshold.
 */
public final class Convergence implements StopRule, Resumable {
  private final double threshold;
  private double before;
  private double change;

  /**
   * The rule.
   *
   * @param threshold ε, in units of the loss, above 0
   * @throws IllegalArgumentException if it is not a number above 0
   */
  public Convergence(double threshold) {
    if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "untilConverged: the threshold must be above 0, but is "
              + Numbers.asJava(threshold)
              + (threshold == 0
                  ? ". In Java 1/1000 is 0: write 0.001, with a point."
                  : ". Try 1e-6."));
    }
    this.threshold = threshold;
  }

  @Override
  public void beforeFit(Fit fit) {
    before = Double.NaN;
    change = Double.NaN;
  }

  @Override
  public void afterEpoch(Fit fit) {
    double[] loss = fit.history().loss();
    double now = loss[loss.length - 1];
    change = Math.abs(before - now);
    before = now;
    if (change < threshold) {
      fit.stop(
          "Converged in epoch "
              + fit.networkEpoch()
              + ": the loss changed by "
              + Numbers.significant(change, 2)
              + ", less than "
              + Numbers.significant(threshold, 6)
              + ".");
    }
  }

  @Override
  public void afterFit(Fit fit) {
    if (fit.history().note() == null && change >= threshold) {
      fit.history()
          .note(
              "Not converged after epoch "
                  + fit.networkEpoch()
                  + ": the loss still changed by "
                  + Numbers.significant(change, 2)
                  + ".");
    }
  }

  @Override
  public Map<String, Double> numbers() {
    return Map.of("before", before);
  }

  @Override
  public void resume(Fit fit, Map<String, Double> numbers, Map<String, Tensor> tensors) {
    before = numbers.get("before");
  }

  @Override
  public String toString() {
    return "convergence at " + Numbers.significant(threshold, 6);
  }
}
