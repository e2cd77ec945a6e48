package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The softplus of each element, log(1 + eˣ): a smooth relu.
 *
 * <p>Derivative σ(x), the sigmoid: above 0 everywhere. As the last layer it gives positive numbers,
 * such as a deviation; for hidden layers relu is cheaper and as good.
 *
 * <p>Shapes: any, kept. Computed as max(x, 0) + log1p(e^−|x|), so that no eˣ overflows.
 *
 * <pre>{@code
 * sequential(dense(2, 16), relu(), dense(16, 1), softplus())
 * }</pre>
 *
 * <p>Dugas, Bengio, Bélisle, Nadeau and Garcia 2001.
 */
public final class Softplus extends Activation {
  /** The activation; it has no parameters. */
  public Softplus() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.softplus();
  }
}
