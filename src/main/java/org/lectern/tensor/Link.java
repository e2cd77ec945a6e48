package org.lectern.tensor;

/**
 * The function that turns a network's raw scores into predictions, as the link of a generalised
 * linear model: what the last layer may apply, or a loss may fuse.
 */
public enum Link {
  /** Scores are predictions, as in regression. */
  IDENTITY,
  /** σ of each score: the probability of "yes", for two classes or several labels. */
  SIGMOID,
  /** Softmax over the last axis: the probabilities of classes that exclude each other. */
  SOFTMAX;

  /**
   * Predictions from raw scores.
   *
   * @param scores the raw scores, classes along the last axis
   * @return predictions of the same shape
   */
  public Tensor apply(Tensor scores) {
    return switch (this) {
      case IDENTITY -> scores;
      case SIGMOID -> scores.sigmoid();
      case SOFTMAX -> scores.softmax(-1);
    };
  }

  /**
   * Class ids from predictions: with one prediction a sample, 1 where it is above 0.5; with
   * several, the index of the largest.
   *
   * @param predictions probabilities of shape (n), (n, 1) or (n, classes)
   * @return ids of shape (n)
   */
  public static Tensor classes(Tensor predictions) {
    return predictions.rank() < 2 || predictions.size(-1) == 1
        ? predictions.flatten().gt(0.5)
        : predictions.argmax(-1);
  }
}
