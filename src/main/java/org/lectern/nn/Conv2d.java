package org.lectern.nn;

/**
 * A convolution: small kernels slide over images, and each place gets their weighted sum. The same
 * few weights look for the same pattern everywhere.
 *
 * <p>y[n, o, r, s] = b[o] + Σ x[n, c, r·stride + i − padding, s·stride + j − padding]·W[o, c, i,
 * j], the sum over channels c and the elements (i, j) of a kernel; outside the image x is 0.
 *
 * <p>Shapes: x (n, in, height, width), W (out, in/groups, k, k), b (out), y (n, out, height′,
 * width′) with height′ = (height + 2·padding − dilation·(k − 1) − 1)/stride + 1, rounded down. It
 * has out·(in/groups)·k·k weights and out biases. W starts uniform on ±√(6/(fan in + fan out)),
 * where a fan is channels/groups·k·k, b at 0.
 *
 * <p>Gradients: for W the sum of g·x over all samples and places where an element of a kernel met
 * x; for x the kernels slid backwards over g; for b the sum of g over samples and places.
 *
 * <p>When: images and anything else on a grid. A stride of 2 halves height and width; {@link
 * #samePadding} keeps them; a dilation sees further with the same weights; groups equal to the
 * channels make it depthwise, with a 1×1 convolution after it a cheap replacement (MobileNet,
 * 2017). In Keras and PyTorch it is Conv2D and Conv2d; images have their channels first here, as in
 * PyTorch.
 *
 * <pre>{@code
 * var net = sequential(
 *     conv2d(1, 8, 3).samePadding(), relu(), maxPool2d(2),
 *     flatten(), dense(8 * 14 * 14, 10));
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., Gradient-based learning applied to document recognition, 1998.
 */
public final class Conv2d extends Convolution<Conv2d> {
  /**
   * A convolution with weights from Glorot's distribution, stride 1 and no padding.
   *
   * @param in channels of the images: 1 for grey, 3 for colours
   * @param out kernels, the channels of the output
   * @param size height and width of a kernel, in pixels
   * @throws IllegalArgumentException if one of them is below 1
   */
  public Conv2d(int in, int out, int size) {
    this(in, out, size, Initialiser.glorot());
  }

  /**
   * A convolution with weights of your choice.
   *
   * @param in channels of the images: 1 for grey, 3 for colours
   * @param out kernels, the channels of the output
   * @param size height and width of a kernel, in pixels
   * @param weights the weights' first values
   * @throws IllegalArgumentException if a number is below 1
   */
  public Conv2d(int in, int out, int size, Initialiser weights) {
    super(2, in, out, size, weights);
  }

  /**
   * Kernels that are not square, instead of the size given first.
   *
   * @param height their height in pixels
   * @param width their width in pixels
   * @return this layer
   */
  public Conv2d kernel(int height, int width) {
    return sizes(new int[] {height, width});
  }

  /**
   * The step of the kernels from one place to the next.
   *
   * @param down at least 1, in pixels
   * @param right at least 1, in pixels
   * @return this layer
   */
  public Conv2d stride(int down, int right) {
    return stride(new int[] {down, right});
  }

  /**
   * Zeros around the images.
   *
   * @param rows above and below, in pixels
   * @param columns left and right, in pixels
   * @return this layer
   */
  public Conv2d padding(int rows, int columns) {
    return padding(new int[] {rows, columns});
  }

  /**
   * The step from one element of a kernel to the next.
   *
   * @param down at least 1, in pixels
   * @param right at least 1, in pixels
   * @return this layer
   */
  public Conv2d dilation(int down, int right) {
    return dilation(new int[] {down, right});
  }

  /**
   * Tells the size of the images beforehand, for a network's first layer: then the network knows
   * all its shapes, shows them and checks them before it sees data. Other sizes still work.
   *
   * @param height in pixels
   * @param width in pixels
   * @return this layer
   */
  public Conv2d inputSize(int height, int width) {
    return inputSize(new int[] {height, width});
  }

  @Override
  String factory() {
    return "conv2d";
  }
}
