package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The mean of each stretch of a sequence, channel by channel.
 *
 * <p>y[n, c, t] = Σ x[n, c, t·stride + i − padding]/k over the k elements i of the window. Padding
 * counts as zeros, as in PyTorch: the sum is always divided by k.
 *
 * <p>Shapes: x (n, channels, length), y (n, channels, length′) with length′ = (length + 2·padding −
 * k)/stride + 1, rounded down. The stride is k unless set. No parameters.
 *
 * <p>Gradient: each element of a window gets g/k, and the sum of them where windows overlap.
 *
 * <p>When: to smooth a signal and to shorten it.
 *
 * <pre>{@code
 * sequential(conv1d(1, 16, 5), relu(), avgPool1d(2), conv1d(16, 16, 5), relu(), globalAvgPool())
 * }</pre>
 *
 * <p>Source: as {@link AvgPool2d}.
 */
public final class AvgPool1d extends Pooling<AvgPool1d> {
  /**
   * Windows side by side.
   *
   * @param size length of a window, in steps
   * @throws IllegalArgumentException if it is below 1
   */
  public AvgPool1d(int size) {
    super(1, size);
  }

  @Override
  Tensor apply(Tensor x, int[] stride, int[] padding) {
    return x.avgPool2d(window(), stride, padding);
  }

  @Override
  String factory() {
    return "avgPool1d";
  }
}
