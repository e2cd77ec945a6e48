package org.lectern.nn;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * The logistic function of each element: σ(x) = 1/(1 + e⁻ˣ), between 0 and 1. Derivative σ(1 − σ),
 * at most ¼: deep stacks of it learn slowly. As the last layer it gives the probability of "yes".
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), sigmoid(), dense(16, 1))
 * }</pre>
 */
public final class Sigmoid extends Activation {
  /** The activation; it has no parameters. */
  public Sigmoid() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.sigmoid();
  }

  @Override
  public Link endsIn() {
    return Link.SIGMOID;
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    return x;
  }
}
