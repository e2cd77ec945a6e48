package org.lectern.metric;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The share of samples whose class is predicted rightly, from 0 to 1; a prediction of NaN is wrong.
 * With one prediction a sample the class is 1 above 0.5, with several it is the largest, and the
 * target holds class ids, or rows with one value for each class. For several independent labels
 * (link sigmoid) it is the share of right labels.
 */
public final class Accuracy implements Metric {
  private final Link link;

  /** Accuracy of classes that exclude each other. */
  public Accuracy() {
    this(Link.IDENTITY);
  }

  /**
   * Accuracy of predictions that came through a link.
   *
   * @param link sigmoid for independent labels, softmax for classes that exclude each other
   */
  public Accuracy(Link link) {
    this.link = link;
  }

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    return ofClasses(link.classes(predictions), target);
  }

  /**
   * The share of class ids that are right.
   *
   * @param ids predicted ids of shape (n), or (n, labels)
   * @param target the truth: ids, or rows with one value for each class
   * @return from 0 to 1
   */
  public static double ofClasses(Tensor ids, Tensor target) {
    boolean rows = ids.rank() < 2 && target.rank() == 2 && target.size(1) > 1;
    Tensor truth = rows ? target.argmax(-1) : target.flatten();
    Tensor predicted = ids.flatten();
    if (truth.length() != predicted.length()) {
      throw new ShapeException(
          "accuracy: needs one label for each of the "
              + predicted.length()
              + " predictions, but the target has shape "
              + target.shape()
              + ".");
    }
    if (truth.length() == 0) {
      throw new IllegalArgumentException("accuracy: needs at least one sample, but got none.");
    }
    for (float label : truth.toArray()) {
      if (label != Math.rint(label)) {
        throw new IllegalArgumentException(
            "accuracy: labels must be whole numbers, but one is "
                + Numbers.significant(label, 7)
                + ". The predictions come first, then the labels; for numbers use a loss.");
      }
    }
    return predicted.eq(truth).sum().item() / (double) truth.length();
  }
}
