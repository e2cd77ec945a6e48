package org.lectern.metric;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Log loss: the mean of −log ŷ of the true class; smaller is better. It is the mean cross entropy,
 * as a metric: also for a network that was trained with another loss.
 *
 * <p>Shapes: predictions (n) or (n, 1) with probabilities of class 1, or (n, classes); target (n)
 * with class ids, or rows with one value for each class. Probabilities are first kept within [10⁻⁷,
 * 1 − 10⁻⁷]. Sums are in double precision. NaN if a prediction is NaN.
 *
 * <p>It asks for honest probabilities: being sure and wrong costs most. Guessing has ln(classes).
 *
 * <pre>{@code
 * logLoss().of(tensor(0.2, 0.5, 0.9), tensor(1, 0, 1))            // 0.8026
 * }</pre>
 */
public final class LogLoss implements Metric {
  private static final double EDGE = 1e-7;

  private final Link link;

  /** Log loss of probabilities. */
  public LogLoss() {
    this(Link.IDENTITY);
  }

  private LogLoss(Link link) {
    this.link = link;
  }

  @Override
  public String name() {
    return "log loss";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public LogLoss after(Link newLink) {
    if (newLink == Link.MARGIN) {
      throw new IllegalArgumentException(
          "logLoss: needs probabilities, but the scores of a hinge loss are none. Train with"
              + " crossEntropy(), or measure accuracy() or auc().");
    }
    return new LogLoss(newLink);
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    int classes = Truth.classes("logLoss", predictions);
    if (link == Link.SIGMOID && predictions.rank() == 2 && predictions.size(1) > 1) {
      throw new ShapeException(
          "logLoss: measures classes that exclude each other, but the predictions "
              + predictions.shape()
              + " are for several independent labels. Use the loss itself.");
    }
    int[] truth = Truth.of("logLoss", target, predictions.size(0), classes);
    boolean single = predictions.length() == truth.length;
    float[] values = (link == Link.LOG_SOFTMAX ? predictions.exp() : predictions).toArray();
    float[] right = new float[truth.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] > 1.00001f) {
        throw new IllegalArgumentException(
            "logLoss: predictions must be probabilities from 0 to 1, but one is "
                + Numbers.significant(values[i], 7)
                + ". Pass raw scores through sigmoid or softmax first.");
      }
    }
    for (int i = 0; i < right.length; i++) {
      float p = single ? values[i] : values[i * classes + truth[i]];
      right[i] = single && truth[i] == 0 ? 1 - p : p;
    }
    float[] logs =
        Tensor.of(Shape.of(right.length), right)
            .maximum(Tensor.scalar(EDGE))
            .minimum(Tensor.scalar(1 - EDGE))
            .log()
            .toArray();
    double total = 0;
    for (float log : logs) {
      total -= log;
    }
    return total / logs.length;
  }

  @Override
  public String toString() {
    return name();
  }
}
