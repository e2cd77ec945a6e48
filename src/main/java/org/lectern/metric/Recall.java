package org.lectern.metric;

import org.lectern.tensor.Link;

/**
 * Recall, also sensitivity or true positive rate: of the samples that belong to the class, the
 * share that are found; tp/(tp + fn). 0 if the class does not occur, where the quotient is 0/0.
 *
 * <p>Shapes: predictions (n) or (n, 1) with the probability of class 1, or (n, classes); target (n)
 * with class ids, or rows with one value for each class. With two classes it is that of class 1;
 * with more choose {@link #macro()}, {@link #weighted()}, {@link #micro()} or {@link #forClass}.
 *
 * <p>Watch it where a miss is expensive, such as an illness overlooked. Alone it is easily fooled:
 * "always" has recall 1. Its partner is {@link Precision}. The weighted average is the accuracy.
 *
 * <pre>{@code
 * recall().of(tensor(0.9, 0.8, 0.3), tensor(1, 0, 1))         // 1/2
 * }</pre>
 */
public final class Recall extends ClassMetric<Recall> {
  /** Recall of class 1, for two classes. */
  public Recall() {
    this(Average.BINARY, Link.IDENTITY);
  }

  private Recall(Average average, Link link) {
    super("recall", average, link);
  }

  @Override
  Recall with(Average average, Link link) {
    return new Recall(average, link);
  }

  @Override
  double score(ConfusionMatrix matrix, int id) {
    return matrix.recall(id);
  }

  @Override
  double micro(ConfusionMatrix matrix) {
    return matrix.accuracy();
  }
}
