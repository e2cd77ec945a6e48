package org.lectern.metric;

import org.lectern.tensor.Tensor;

/**
 * The area under the {@link Roc} curve: the probability that a random sample of the class gets a
 * larger prediction than a random other one, equal ones counting half. 1 is perfect, 0.5 guessing.
 *
 * <p>Shapes: predictions (n), (n, 1) or (n, classes), probabilities or scores; target (n) with
 * class ids. For two classes it is that of class 1; for more the mean over the classes that occur,
 * each against the rest. NaN where that is not defined: if only one class occurs, or a prediction
 * is NaN. So look at its validation curve: a small training batch may lack a class.
 *
 * <p>It needs no threshold, and does not change with how rare the class is.
 *
 * <pre>{@code
 * auc().of(tensor(0.1, 0.4, 0.35, 0.8), tensor(0, 0, 1, 1))       // 0.75
 * }</pre>
 */
public final class Auc implements Metric {
  /** The area under the curve. */
  public Auc() {}

  @Override
  public String name() {
    return "AUC";
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    int classes = Truth.classes("auc", predictions);
    if (classes == 2) {
      return Ranking.of("auc", predictions, target, 1).auc();
    }
    double total = 0;
    int occurring = 0;
    for (int id = 0; id < classes; id++) {
      Ranking ranking = Ranking.of("auc", predictions, target, id);
      if (ranking.positives() > 0) {
        total += ranking.auc();
        occurring++;
      }
    }
    return total / occurring;
  }

  @Override
  public String toString() {
    return name();
  }
}
