package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The linear activation of the slides: x itself. Derivative 1.
 *
 * <p>Layers in a row with nothing else between them are one linear map, however many there are:
 * that is why networks need activations. As the last layer it says that the outputs are any
 * numbers, as in regression.
 *
 * <p>Names differ: Keras calls it the activation {@code linear}, PyTorch {@code nn.Identity}.
 * PyTorch's {@code nn.Linear} is another thing, x·W + b: Lectern's {@link Dense}.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), linear(), dense(16, 1))     // no better than dense(2, 1)
 * }</pre>
 */
public final class Identity extends Activation {
  /** The activation; it has no parameters. */
  public Identity() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x;
  }
}
