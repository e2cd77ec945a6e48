package org.lectern.metric;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The share of samples whose class is predicted rightly, from 0 to 1: right/n.
 *
 * <p>With one prediction a sample, shape (n) or (n, 1), the class is 1 above 0.5 (for margins,
 * above 0); with several, shape (n, classes), it is the largest. The target holds class ids of
 * shape (n), or rows with one value for each class; −1 and 1 are two classes. For several
 * independent labels (link sigmoid), shape (n, labels), it is the share of right labels. A
 * prediction of NaN is wrong.
 *
 * <p>The first number to look at, and a poor one where a class is rare: "never" is right 99 times
 * in 100 if 1 in 100 is ill. See {@link Precision}, {@link Recall} and {@link ConfusionMatrix}.
 *
 * <pre>{@code
 * accuracy(tensor(0.2, 0.6, 0.9), tensor(0, 0, 1))    // 2/3
 * }</pre>
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
  public Accuracy after(Link newLink) {
    return new Accuracy(newLink);
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
              + ". Take both from the same samples.");
    }
    if (truth.length() == 0) {
      throw new IllegalArgumentException(
          "accuracy: needs at least one sample, but got none. Is the data set empty?");
    }
    float[] labels = Truth.signsAsIds(truth.toArray());
    for (float label : labels) {
      if (label != Math.rint(label)) {
        throw new IllegalArgumentException(
            "accuracy: labels must be whole numbers, but one is "
                + Numbers.significant(label, 7)
                + ". The predictions come first, then the labels; for numbers use a loss.");
      }
    }
    return right(predicted.toArray(), labels) / (double) labels.length;
  }

  private static int right(float[] predicted, float[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predicted[i] == labels[i] ? 1 : 0;
    }
    return right;
  }

  /** Its name. */
  @Override
  public String toString() {
    return name();
  }
}
