package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Binary cross entropy: −y·log ŷ − (1 − y)·log(1 − ŷ) of each element, averaged or summed; the
 * negative log likelihood of labels y under probabilities ŷ.
 *
 * <p>From probabilities, ŷ is first kept within [10⁻⁷, 1 − 10⁻⁷], so that a wrong certainty costs
 * 16 and not infinity. From raw scores z = σ⁻¹(ŷ) it is y·softplus(−z) + (1 − y)·softplus(z), exact
 * for every z; its gradient is σ(z) − y. For two classes or several independent labels.
 */
public final class BinaryCrossEntropy extends Loss {
  private static final double EDGE = 1e-7;

  /** The mean over all elements. */
  public BinaryCrossEntropy() {
    this(Reduction.MEAN);
  }

  private BinaryCrossEntropy(Reduction reduction) {
    super(reduction);
  }

  @Override
  public Link link() {
    return Link.SIGMOID;
  }

  @Override
  public String name() {
    return "binaryCrossEntropy";
  }

  @Override
  public Loss sum() {
    return new BinaryCrossEntropy(Reduction.SUM);
  }

  @Override
  protected Tensor each(Tensor predictions, Tensor target) {
    require(
        "predictions must be probabilities from 0 to 1",
        predictions,
        "Pass them through sigmoid first.");
    Tensor p = predictions.maximum(Tensor.scalar(EDGE)).minimum(Tensor.scalar(1 - EDGE));
    Tensor yes = target.mul(p.log());
    Tensor no = target.neg().add(1).mul(p.neg().add(1).log());
    return yes.add(no).neg();
  }

  @Override
  protected Tensor eachOfScores(Tensor scores, Tensor target) {
    Tensor yes = target.mul(scores.neg().softplus());
    Tensor no = target.neg().add(1).mul(scores.softplus());
    return yes.add(no);
  }

  @Override
  protected Tensor fit(Tensor predictions, Tensor target) {
    require("labels must be from 0 to 1", target, "For more than two classes use crossEntropy().");
    return super.fit(predictions, target);
  }

  private void require(String needed, Tensor values, String advice) {
    float[] array = values.toArray();
    for (int i = 0; i < array.length; i++) {
      if (array[i] < 0 || array[i] > 1) {
        throw new IllegalArgumentException(
            name() + ": " + needed + ", but number " + i + " is " + array[i] + ". " + advice);
      }
    }
  }
}
