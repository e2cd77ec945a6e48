package org.lectern.loss;

import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The entropy H(p) = −Σ p·log p of a distribution: how uncertain it is. In nats with the natural
 * logarithm; in bits with log₂, the number of yes-or-no questions that the best code needs on
 * average. 0·log 0 counts as 0. The largest entropy of k classes is log k, where all are alike.
 *
 * <pre>{@code
 * entropyBits(tensor(0.5, 0.25, 0.25))                // 1.5
 * }</pre>
 *
 * <p>Source: C. E. Shannon, A Mathematical Theory of Communication, 1948.
 */
public final class Entropy {
  /** The smallest normal float: its logarithm is finite, and times a share of 0 it is 0. */
  private static final double TINY = Float.MIN_NORMAL;

  private Entropy() {}

  /**
   * The entropy in nats.
   *
   * @param p probabilities that add up to 1 along the last axis
   * @return the entropy of each distribution; a scalar for a vector
   * @throws IllegalArgumentException if p is not a distribution
   */
  public static Tensor of(Tensor p) {
    return of("entropy", p);
  }

  private static Tensor of(String who, Tensor p) {
    Given.required(who, "probabilities", p);
    if (p.rank() == 0 || p.length() == 0) {
      throw new ShapeException(
          who
              + ": needs a probability for each class along the last axis, but got the shape "
              + p.shape()
              + ". Try tensor(0.5, 0.5).");
    }
    Targets.requireDistributions(who, "row", p, "Divide by the sum first.");
    return p.mul(logs(p)).sum(-1).neg();
  }

  /**
   * The entropy in bits.
   *
   * @param p probabilities that add up to 1 along the last axis
   * @return the entropy of each distribution; a scalar for a vector
   * @throws IllegalArgumentException if p is not a distribution
   */
  public static Tensor bits(Tensor p) {
    return of("entropyBits", p).mul(1 / StrictMath.log(2));
  }

  static Tensor logs(Tensor p) {
    return p.maximum(Tensor.scalar(TINY)).log();
  }
}
