package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The rectified linear unit, max(x, 0) of each element. Derivative 1 above 0, else 0: the first
 * choice for hidden layers.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), relu(), dense(16, 1))
 * }</pre>
 */
public final class Relu extends Activation {
  /** The activation; it has no parameters. */
  public Relu() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.relu();
  }
}
