package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The hyperbolic tangent of each element, between −1 and 1 and centred at 0. Derivative 1 − tanh².
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), tanh(), dense(16, 1))
 * }</pre>
 */
public final class Tanh extends Activation {
  /** The activation; it has no parameters. */
  public Tanh() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.tanh();
  }
}
