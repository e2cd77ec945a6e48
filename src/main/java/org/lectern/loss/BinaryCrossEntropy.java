package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Binary cross entropy: −y·log ŷ − (1 − y)·log(1 − ŷ) of each element, averaged over all elements
 * or summed; the negative log likelihood of labels y under probabilities ŷ.
 *
 * <p>Shapes: predictions and labels alike, or (n, 1) and (n). For two classes, labels 0 and 1, or
 * for several labels a sample that do not exclude each other, shape (n, labels). Then the mean goes
 * over n·labels elements, while a cost J = −(1/n)·ΣΣ… that sums over the labels is {@code
 * binaryCrossEntropy().weighted(labels)}.
 *
 * <p>From probabilities, ŷ is first kept within [10⁻⁷, 1 − 10⁻⁷], so that a wrong certainty costs
 * 16 and not infinity; beyond these ends the gradient is 0. From raw scores z = σ⁻¹(ŷ) it is
 * y·softplus(−z) + (1 − y)·softplus(z), exact for every z, with the gradient σ(z) − y; divided by
 * the number of elements for the mean.
 *
 * <pre>{@code
 * binaryCrossEntropy().each(tensor(0.2, 0.5, 0.9), tensor(1, 0, 1))   // 1.609, 0.693, 0.105
 * binaryCrossEntropy(tensor(0.2, 0.5, 0.9), tensor(1, 0, 1))          // their mean, 0.803
 * }</pre>
 *
 * <p>Lecture: logistic regression; the partner of a last sigmoid.
 */
public final class BinaryCrossEntropy extends Loss {
  private static final double EDGE = 1e-7;

  private final double positiveWeight;

  /** The mean over all elements. */
  public BinaryCrossEntropy() {
    this(1);
  }

  private BinaryCrossEntropy(double positiveWeight) {
    this.positiveWeight = positiveWeight;
  }

  /**
   * The same loss with the term of the label 1 times a weight: −w·y·log ŷ − (1 − y)·log(1 − ŷ). For
   * few positive samples among many negative ones, w = negatives/positives balances them; above 1
   * it raises recall, below 1 precision. The mean still divides by the number of elements.
   *
   * @param weight w, above 0
   * @return the loss
   * @throws IllegalArgumentException if the weight is not a number above 0
   */
  public BinaryCrossEntropy positiveWeight(double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name()
              + ": the weight of the label 1 must be a number above 0, but is "
              + Numbers.asJava(weight)
              + (weight == 0 ? ". In Java 1/2 is 0: write 0.5, with a point." : ". Try 1.0."));
    }
    return new BinaryCrossEntropy(weight);
  }

  @Override
  public Link link() {
    return Link.SIGMOID;
  }

  @Override
  protected String latex() {
    return "(-"
        + (positiveWeight == 1 ? "" : Numbers.significant(positiveWeight, 7) + "\\,")
        + "y_i \\log \\hat{y}_i - (1 - y_i) \\log(1 - \\hat{y}_i))";
  }

  @Override
  public String name() {
    return "binaryCrossEntropy";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    Targets.requireProbabilities(
        name(),
        predictions,
        "Pass raw scores through sigmoid first, or write binaryCrossEntropy().ofScores(…).");
    Tensor p = predictions.maximum(Tensor.scalar(EDGE)).minimum(Tensor.scalar(1 - EDGE));
    Tensor yes = positive(target).mul(p.log());
    Tensor no = target.neg().add(1).mul(p.neg().add(1).log());
    return yes.add(no).neg();
  }

  @Override
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    Tensor yes = positive(target).mul(scores.neg().softplus());
    Tensor no = target.neg().add(1).mul(scores.softplus());
    return yes.add(no);
  }

  private Tensor positive(Tensor target) {
    return positiveWeight == 1 ? target : target.mul(positiveWeight);
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
    Targets.requireLabels(
        name(),
        "labels must be from 0 to 1",
        target,
        "For more than two classes use crossEntropy().");
    return Targets.reshaped(name(), predictions, target);
  }

  @Override
  protected String settings() {
    return positiveWeight == 1
        ? name()
        : name() + ", label 1 × " + Numbers.significant(positiveWeight, 7);
  }
}
