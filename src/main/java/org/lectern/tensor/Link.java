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
  SOFTMAX,
  /** The logarithms of those probabilities, for the negative log likelihood. */
  LOG_SOFTMAX,
  /**
   * Scores as they are, whose sign or order decides, as with the hinge loss: they are no
   * probabilities.
   */
  MARGIN;

  /**
   * Predictions from raw scores.
   *
   * @param scores the raw scores, classes along the last axis
   * @return predictions of the same shape
   */
  public Tensor apply(Tensor scores) {
    return switch (this) {
      case IDENTITY, MARGIN -> scores;
      case SIGMOID -> scores.sigmoid();
      case SOFTMAX -> scores.softmax(-1);
      case LOG_SOFTMAX -> scores.logSoftmax(-1);
    };
  }

  /**
   * Class ids from predictions. For softmax and its logarithm the index of the largest; for sigmoid
   * 1 where a prediction is above 0.5, else 0; without a link as for sigmoid where there is one
   * prediction a sample, else as for softmax; for margins 1 where a single score is above 0, else
   * the index of the largest. NaN where a prediction is NaN.
   *
   * @param predictions what {@link #apply} gave, of shape (n), (n, 1) or (n, k)
   * @return ids of shape (n), or of shape (n, k) for k independent labels
   */
  public Tensor classes(Tensor predictions) {
    boolean single = predictions.rank() < 2 || predictions.size(-1) == 1;
    if (this == SIGMOID || single && (this == IDENTITY || this == MARGIN)) {
      Tensor yes = predictions.gt(this == MARGIN ? 0 : 0.5);
      Tensor ids = Tensor.where(predictions.ne(predictions), predictions, yes);
      return single ? ids.flatten() : ids;
    }
    Tensor largest = predictions.max(-1);
    return Tensor.where(largest.ne(largest), largest, predictions.argmax(-1));
  }
}
