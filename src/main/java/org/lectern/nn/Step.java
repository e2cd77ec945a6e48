package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The step function: 1 where x is above 0, else 0. The activation of the perceptron.
 *
 * <p><b>Nothing can be learnt through it.</b> Its derivative is 0 everywhere (and missing at 0), so
 * layers before it get the gradient 0 and stay as they are. It is here to show just that, and for
 * networks whose weights are set by hand, such as AND and OR. To learn, take {@link Sigmoid}, its
 * smooth form.
 *
 * <p>Shapes: any, kept. NaN stays NaN.
 *
 * <pre>{@code
 * sequential(dense(2, 1), step())
 * }</pre>
 *
 * <p>Rosenblatt 1958.
 */
public final class Step extends Activation {
  /** The activation; it has no parameters. */
  public Step() {}

  /** Not a bare comparison, which would hide the layers before it from backward(). */
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.where(x.ne(x), x, x.gt(0));
  }
}
