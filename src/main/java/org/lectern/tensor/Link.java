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
   * Class ids from predictions. For softmax the index of the largest; for sigmoid 1 where a
   * prediction is above 0.5, else 0; without a link as for sigmoid where there is one prediction a
   * sample, else as for softmax. NaN where a prediction is NaN.
   *
   * @param predictions probabilities of shape (n), (n, 1) or (n, k)
   * @return ids of shape (n), or of shape (n, k) for k independent labels
   */
  public Tensor classes(Tensor predictions) {
    boolean single = predictions.rank() < 2 || predictions.size(-1) == 1;
    if (this == SIGMOID || this == IDENTITY && single) {
      Tensor ids = Tensor.where(predictions.ne(predictions), predictions, predictions.gt(0.5));
      return single ? ids.flatten() : ids;
    }
    Tensor largest = predictions.max(-1);
    return Tensor.where(largest.ne(largest), largest, predictions.argmax(-1));
  }
}
