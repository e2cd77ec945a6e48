package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The mean of each window of an image, channel by channel.
 *
 * <p>y[n, c, r, s] = Σ x[n, c, r·stride + i − padding, s·stride + j − padding]/k² over the k²
 * elements (i, j) of the window. Padding counts as zeros, as in PyTorch: the sum is always divided
 * by k².
 *
 * <p>Shapes: x (n, channels, height, width), y (n, channels, height′, width′) with height′ =
 * (height + 2·padding − k)/stride + 1, rounded down. The stride is k unless set. No parameters.
 *
 * <p>Gradient: each element of a window gets g/k², and the sum of them where windows overlap.
 *
 * <p>When: to make images smaller smoothly, as LeNet did; the maximum is more common since.
 *
 * <pre>{@code
 * sequential(conv2d(1, 8, 3), relu(), avgPool2d(2), flatten(), dense(8 * 13 * 13, 10))
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., Gradient-based learning applied to document recognition, 1998.
 */
public final class AvgPool2d extends Pooling<AvgPool2d> {
  /**
   * Windows side by side.
   *
   * @param size height and width of a window, in pixels
   * @throws IllegalArgumentException if it is below 1
   */
  public AvgPool2d(int size) {
    super(2, size);
  }

  /**
   * Windows that are not square, instead of the size given first.
   *
   * @param height in pixels
   * @param width in pixels
   * @return this layer
   */
  public AvgPool2d kernel(int height, int width) {
    return sizes(new int[] {height, width});
  }

  /**
   * The step from one window to the next.
   *
   * @param down at least 1, in pixels
   * @param right at least 1, in pixels
   * @return this layer
   */
  public AvgPool2d stride(int down, int right) {
    return stride(new int[] {down, right});
  }

  /**
   * What is added around the images, at most half the window.
   *
   * @param rows above and below, in pixels
   * @param columns left and right, in pixels
   * @return this layer
   */
  public AvgPool2d padding(int rows, int columns) {
    return padding(new int[] {rows, columns});
  }

  @Override
  Tensor apply(Tensor x, int[] stride, int[] padding) {
    return x.avgPool2d(window(), stride, padding);
  }

  @Override
  String factory() {
    return "avgPool2d";
  }
}
