package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The largest element of each stretch of a sequence, channel by channel.
 *
 * <p>y[n, c, t] = max of x[n, c, t·stride + i − padding] over the elements i of the window; what
 * lies outside the sequence is left out.
 *
 * <p>Shapes: x (n, channels, length), y (n, channels, length′) with length′ = (length + 2·padding −
 * k)/stride + 1, rounded down. The stride is k unless set. No parameters.
 *
 * <p>Gradient: g goes to the first largest element of each window; NaN counts as the largest.
 *
 * <p>When: after a convolution, to shorten the sequence and to keep the strongest answers.
 *
 * <pre>{@code
 * sequential(conv1d(1, 16, 5), relu(), maxPool1d(2), conv1d(16, 16, 5), relu(), globalAvgPool())
 * }</pre>
 *
 * <p>Source: as {@link MaxPool2d}.
 */
public final class MaxPool1d extends Pooling<MaxPool1d> {
  /**
   * Windows side by side.
   *
   * @param size length of a window, in steps
   * @throws IllegalArgumentException if it is below 1
   */
  public MaxPool1d(int size) {
    super(1, size);
  }

  @Override
  Tensor apply(Tensor x, int[] stride, int[] padding) {
    return x.maxPool2d(window(), stride, padding);
  }

  @Override
  String factory() {
    return "maxPool1d";
  }
}
