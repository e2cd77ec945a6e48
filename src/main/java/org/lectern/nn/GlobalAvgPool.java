package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The mean of each channel over all places: one number for each channel, whatever the size of the
 * images or the length of the sequences.
 *
 * <p>y[n, c] = mean of x[n, c, …].
 *
 * <p>Shapes: x (n, channels, length) or (n, channels, height, width), y (n, channels). Gradient:
 * every element gets g divided by the number of places. No parameters.
 *
 * <p>When: instead of flatten and a large dense layer at the end of a convolutional network: far
 * fewer weights, and inputs of any size.
 *
 * <pre>{@code
 * sequential(conv2d(3, 32, 3), relu(), globalAvgPool(), dense(32, 10))
 * }</pre>
 *
 * <p>Source: M. Lin, Q. Chen, S. Yan, Network in network, 2014.
 */
public final class GlobalAvgPool extends GlobalPool {
  /** The layer; it has no parameters. */
  public GlobalAvgPool() {}

  @Override
  Tensor reduce(Tensor x, int[] axes) {
    return x.mean(axes);
  }
}
