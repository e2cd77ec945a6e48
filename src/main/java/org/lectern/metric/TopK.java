package org.lectern.metric;

import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Top-k accuracy: the share of samples whose true class is among the k largest predictions. Of
 * equal predictions the class with the smaller id comes first, so top-1 is {@link Accuracy}; a row
 * with a NaN is wrong.
 *
 * <p>Shapes: predictions (n, classes), probabilities or scores; target (n) with class ids, or rows
 * with one value for each class. For many classes, some of which look alike: ImageNet is reported
 * as top-1 and top-5.
 *
 * <pre>{@code
 * var p = tensor(new double[][] {{0.5, 0.3, 0.2}, {0.5, 0.3, 0.2}});
 * topK(2).of(p, tensor(1, 2))                                   // 1/2
 * }</pre>
 */
public final class TopK implements Metric {
  private final int k;

  /**
   * Top-k accuracy.
   *
   * @param k how many of the largest predictions count, at least 1
   * @throws IllegalArgumentException if k is below 1
   */
  public TopK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "topK: k must be 1 or more, but is " + k + ". topK(3) accepts one of the 3 best.");
    }
    this.k = k;
  }

  @Override
  public String name() {
    return "top-" + k + " accuracy";
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    if (predictions.rank() != 2 || predictions.size(1) < Math.max(2, k)) {
      throw new ShapeException(
          "topK: needs one prediction for each class, in a shape (n, classes) with at least "
              + Math.max(2, k)
              + " classes for k = "
              + k
              + ", but got "
              + predictions.shape()
              + ". For two classes use accuracy().");
    }
    int samples = predictions.size(0);
    int classes = predictions.size(1);
    int[] truth = Truth.of("topK", target, samples, classes);
    float[] values = predictions.toArray();
    int right = 0;
    for (int i = 0; i < samples; i++) {
      right += rank(values, i * classes, classes, truth[i]) < k ? 1 : 0;
    }
    return right / (double) samples;
  }

  /** How many classes come before one; more than any k if one of them is NaN. */
  private static int rank(float[] values, int from, int classes, int id) {
    int before = 0;
    float own = values[from + id];
    for (int c = 0; c < classes; c++) {
      float value = values[from + c];
      if (Float.isNaN(value)) {
        return Integer.MAX_VALUE;
      }
      before += value > own || value == own && c < id ? 1 : 0;
    }
    return before;
  }

  @Override
  public String toString() {
    return name();
  }
}
