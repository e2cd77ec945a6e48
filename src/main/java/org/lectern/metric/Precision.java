package org.lectern.metric;

import org.lectern.tensor.Link;

/**
 * Precision: of the samples predicted as the class, the share that belong to it; tp/(tp + fp). 0 if
 * the class is never predicted, where the quotient is 0/0.
 *
 * <p>Shapes: predictions (n) or (n, 1) with the probability of class 1, or (n, classes); target (n)
 * with class ids, or rows with one value for each class. With two classes it is that of class 1;
 * with more choose {@link #macro()}, {@link #weighted()}, {@link #micro()} or {@link #forClass}.
 *
 * <p>Watch it where a false alarm is expensive, such as good mail in the spam folder. Alone it is
 * easily fooled: one sure prediction can have precision 1. Its partner is {@link Recall}.
 *
 * <pre>{@code
 * precision().of(tensor(0.9, 0.8, 0.3), tensor(1, 0, 1))      // 1/2
 * trainer(net, crossEntropy(), adam(0.01)).metrics(precision().macro(), recall().macro())
 * }</pre>
 */
public final class Precision extends ClassMetric<Precision> {
  /** Precision of class 1, for two classes. */
  public Precision() {
    this(Average.BINARY, Link.IDENTITY);
  }

  private Precision(Average average, Link link) {
    super("precision", average, link);
  }

  @Override
  Precision with(Average average, Link link) {
    return new Precision(average, link);
  }

  @Override
  double score(ConfusionMatrix matrix, int id) {
    return matrix.precision(id);
  }

  @Override
  double micro(ConfusionMatrix matrix) {
    return ConfusionMatrix.ratio(matrix.right(), matrix.decided());
  }
}
