package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The largest element of each window of an image, channel by channel: was the pattern anywhere in
 * it?
 *
 * <p>y[n, c, r, s] = max of x[n, c, r·stride + i − padding, s·stride + j − padding] over the
 * elements (i, j) of the window; what lies outside the image is left out.
 *
 * <p>Shapes: x (n, channels, height, width), y (n, channels, height′, width′) with height′ =
 * (height + 2·padding − k)/stride + 1, rounded down. The stride is k unless set. No parameters.
 *
 * <p>Gradient: g goes to the first largest element of each window, row by row; NaN counts as the
 * largest.
 *
 * <p>When: after a convolution, to make the image smaller and the network care less about where
 * exactly a pattern is. The usual window is 2×2, which halves height and width.
 *
 * <pre>{@code
 * sequential(conv2d(1, 8, 3), relu(), maxPool2d(2), flatten(), dense(8 * 13 * 13, 10))
 * }</pre>
 *
 * <p>Source: M. Ranzato et al., Unsupervised learning of invariant feature hierarchies, 2007.
 */
public final class MaxPool2d extends Pooling<MaxPool2d> {
  /**
   * Windows side by side.
   *
   * @param size height and width of a window, in pixels
   * @throws IllegalArgumentException if it is below 1
   */
  public MaxPool2d(int size) {
    super(2, size);
  }

  /**
   * Windows that are not square, instead of the size given first.
   *
   * @param height in pixels
   * @param width in pixels
   * @return this layer
   */
  public MaxPool2d kernel(int height, int width) {
    return sizes(new int[] {height, width});
  }

  /**
   * The step from one window to the next.
   *
   * @param down at least 1, in pixels
   * @param right at least 1, in pixels
   * @return this layer
   */
  public MaxPool2d stride(int down, int right) {
    return stride(new int[] {down, right});
  }

  /**
   * What is added around the images, at most half the window.
   *
   * @param rows above and below, in pixels
   * @param columns left and right, in pixels
   * @return this layer
   */
  public MaxPool2d padding(int rows, int columns) {
    return padding(new int[] {rows, columns});
  }

  @Override
  Tensor apply(Tensor x, int[] stride, int[] padding) {
    return x.maxPool2d(window(), stride, padding);
  }

  @Override
  String factory() {
    return "maxPool2d";
  }
}
