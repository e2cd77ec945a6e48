package org.lectern.nn;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Probabilities of classes that exclude each other: exp(x_j − max)/Σ exp(x_i − max) along the last
 * axis. As the last layer before a cross entropy the trainer fuses it with the loss.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), relu(), dense(16, 3), softmax())
 * }</pre>
 */
public final class Softmax extends Activation {
  /** The activation; it has no parameters. */
  public Softmax() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.softmax(-1);
  }

  @Override
  public Link endsIn() {
    return Link.SOFTMAX;
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    return x;
  }
}
