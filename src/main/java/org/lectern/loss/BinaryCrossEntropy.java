package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
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
    requireProbabilities(predictions, "Pass raw scores through sigmoid first, or use ofScores(…).");
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
    if (predictions.rank() == 2 && predictions.size(1) > 1 && target.rank() == 1) {
      throw new ShapeException(
          name()
              + ": needs a label for each output, but the network gives "
              + predictions.shape()
              + " and the target has shape "
              + target.shape()
              + ". For classes that exclude each other use crossEntropy(); for two classes one"
              + " output is enough.");
    }
    requireRange(
        "labels must be from 0 to 1", target, "For more than two classes use crossEntropy().");
    return super.fit(predictions, target);
  }
}
