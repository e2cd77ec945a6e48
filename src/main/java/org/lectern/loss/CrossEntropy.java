package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Cross entropy of classes that exclude each other: −log ŷ of the true class of each sample, or −Σ
 * y·log ŷ for targets that are distributions; averaged or summed over the samples.
 *
 * <p>Shapes: predictions (n, classes), target (n) with class ids or (n, classes). From raw scores z
 * it is −logSoftmax(z) of the true class, with the gradient softmax(z) − y. From probabilities, ŷ
 * is first raised to at least 10⁻⁷.
 */
public final class CrossEntropy extends Loss {
  private static final double EDGE = 1e-7;

  /** The mean over the samples. */
  public CrossEntropy() {
    this(Reduction.MEAN);
  }

  private CrossEntropy(Reduction reduction) {
    super(reduction);
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public String name() {
    return "crossEntropy";
  }

  @Override
  public Loss sum() {
    return new CrossEntropy(Reduction.SUM);
  }

  @Override
  protected Tensor each(Tensor predictions, Tensor target) {
    requireProbabilities(predictions, "Pass raw scores through softmax first, or use ofScores(…).");
    return pick(predictions.maximum(Tensor.scalar(EDGE)).log(), target);
  }

  @Override
  protected Tensor eachOfScores(Tensor scores, Tensor target) {
    return pick(scores.logSoftmax(-1), target);
  }

  private static Tensor pick(Tensor logs, Tensor target) {
    return target.shape().equals(logs.shape())
        ? logs.mul(target).sum(-1).neg()
        : logs.gather(-1, target).neg();
  }

  @Override
  protected Tensor fit(Tensor predictions, Tensor target) {
    if (predictions.rank() == 1 && predictions.length() > 1) {
      throw new ShapeException(
          name()
              + ": needs the shape (samples, classes), but got "
              + predictions.shape()
              + ". For one sample write reshape(1, "
              + predictions.length()
              + ").");
    }
    if (predictions.rank() != 2 || predictions.size(1) < 2) {
      throw new ShapeException(
          name()
              + ": needs one score for each class, in a shape (samples, classes) with at least 2"
              + " classes, but the network gives "
              + predictions.shape()
              + ". For one output use binaryCrossEntropy().");
    }
    if (target.shape().equals(predictions.shape())) {
      requireRange(
          "target rows must hold values from 0 to 1",
          target,
          "A row has one value for each class.");
      return target;
    }
    if (target.length() != predictions.size(0) || target.size(0) != predictions.size(0)) {
      throw new ShapeException(
          name()
              + ": needs one class id for each of the "
              + predictions.size(0)
              + " samples, but the target has shape "
              + target.shape()
              + ".");
    }
    int classes = predictions.size(1);
    float[] ids = target.toArray();
    for (int i = 0; i < ids.length; i++) {
      if (!(ids[i] >= 0 && ids[i] < classes) || ids[i] != (int) ids[i]) {
        throw new IllegalArgumentException(
            name()
                + ": class ids must be whole numbers from 0 to "
                + (classes - 1)
                + " (the network has "
                + classes
                + " outputs), but label "
                + i
                + " is "
                + Numbers.significant(ids[i], 7)
                + "."
                + (ids[i] == classes ? " Ids count from 0." : ""));
      }
    }
    return target.reshape(ids.length, 1);
  }
}
