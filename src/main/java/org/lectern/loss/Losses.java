package org.lectern.loss;

import java.util.List;

/**
 * The losses of several outputs, added up: L = Σ_k L_k, one for each output of the network and
 * target of the data, in their order. {@link Loss#weighted} says how much one counts.
 *
 * <p>Gradient: that of a sum, so layers shared by all outputs follow all tasks at once. Weigh the
 * tasks so that the losses are of similar size, or the largest decides alone.
 *
 * <pre>{@code
 * losses(crossEntropy(), squaredError().weighted(0.5))
 * }</pre>
 */
public final class Losses {
  private final List<Loss> losses;

  /**
   * A loss for each output.
   *
   * @param losses at least one, in the order of the outputs
   * @throws IllegalArgumentException if there is none, or one is null
   */
  public Losses(Loss... losses) {
    if (losses.length == 0) {
      throw new IllegalArgumentException(
          "losses: needs a loss for each output, but got none. Try losses(crossEntropy(),"
              + " squaredError()).");
    }
    for (int i = 0; i < losses.length; i++) {
      if (losses[i] == null) {
        throw new IllegalArgumentException(
            "losses: each must be a loss, but number "
                + (i + 1)
                + " is null. Is its variable set before this line?");
      }
    }
    this.losses = List.of(losses);
  }

  /**
   * The losses.
   *
   * @return one for each output
   */
  public List<Loss> all() {
    return losses;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    losses.forEach(loss -> text.append(text.isEmpty() ? "" : " + ").append(loss));
    return text.toString();
  }
}
