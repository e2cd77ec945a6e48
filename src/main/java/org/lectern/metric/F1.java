package org.lectern.metric;

import org.lectern.tensor.Link;

/**
 * F1: the harmonic mean of {@link Precision} and {@link Recall}, 2·tp/(2·tp + fp + fn); near the
 * smaller of the two. 0 if the class neither occurs nor is predicted, where the quotient is 0/0.
 *
 * <p>Shapes: predictions (n) or (n, 1) with the probability of class 1, or (n, classes); target (n)
 * with class ids, or rows with one value for each class. With two classes it is that of class 1;
 * with more choose {@link #macro()}, {@link #weighted()}, {@link #micro()} or {@link #forClass}.
 *
 * <p>One number for a rare class, where accuracy says little. The macro average is the mean of the
 * classes' F1, not the F1 of the mean precision and recall.
 *
 * <pre>{@code
 * f1().of(tensor(0.9, 0.8, 0.3), tensor(1, 0, 1))             // 1/2
 * f1().macro().of(net.predict(x), y)
 * }</pre>
 */
public final class F1 extends ClassMetric<F1> {
  /** F1 of class 1, for two classes. */
  public F1() {
    this(Average.BINARY, Link.IDENTITY);
  }

  private F1(Average average, Link link) {
    super("f1", average, link);
  }

  @Override
  F1 with(Average average, Link link) {
    return new F1(average, link);
  }

  @Override
  double score(ConfusionMatrix matrix, int id) {
    return matrix.f1(id);
  }

  @Override
  double micro(ConfusionMatrix matrix) {
    return ConfusionMatrix.ratio(2 * matrix.right(), matrix.decided() + matrix.samples());
  }
}
