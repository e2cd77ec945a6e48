package org.lectern.nn;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Logarithms of the probabilities of classes that exclude each other: x_j − log Σ e^x_i along the
 * last axis.
 *
 * <p>Derivative of output j with respect to input i: [i = j] − p_i, with p the softmax. The last
 * layer before a negative log likelihood. The numbers are 0 or below; exp() of them are the
 * probabilities. Its digits are kept where a probability is close to 1 or to 0, which log(softmax)
 * loses.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), relu(), dense(16, 3), logSoftmax())
 * }</pre>
 */
public final class LogSoftmax extends Activation {
  /** The activation; it has no parameters. */
  public LogSoftmax() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.logSoftmax(-1);
  }

  @Override
  public Link endsIn() {
    return Link.LOG_SOFTMAX;
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    return x;
  }
}
