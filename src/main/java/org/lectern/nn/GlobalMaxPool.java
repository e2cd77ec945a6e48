package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The largest element of each channel over all places: does the pattern occur anywhere?
 *
 * <p>y[n, c] = max of x[n, c, …].
 *
 * <p>Shapes: x (n, channels, length) or (n, channels, height, width), y (n, channels). Gradient: g
 * goes to the first largest element of each channel. No parameters.
 *
 * <p>When: at the end of a network that looks for something, such as a word in a text, where {@link
 * GlobalAvgPool} would thin a single strong answer out.
 *
 * <pre>{@code
 * sequential(conv1d(16, 32, 3), relu(), globalMaxPool(), dense(32, 2))
 * }</pre>
 *
 * <p>Source: Y. Kim, Convolutional neural networks for sentence classification, 2014.
 */
public final class GlobalMaxPool extends GlobalPool {
  /** The layer; it has no parameters. */
  public GlobalMaxPool() {}

  @Override
  Tensor reduce(Tensor x, int[] axes) {
    return x.max(axes);
  }
}
