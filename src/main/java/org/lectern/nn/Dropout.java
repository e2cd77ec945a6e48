package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * Sets each element to 0 with probability p in training, and leaves everything as it is in
 * evaluation: no unit can rely on another one, which works against overfitting.
 *
 * <p>In training y = x·m/(1 − p), with m = 1 where a uniform random number is p or more, else 0.
 * The division keeps the mean, so that evaluation needs no other weights. The factor 1/(1 − p) is
 * rounded once.
 *
 * <p>Shapes: any, kept. Gradient: ∂x = g·m/(1 − p), with the same m.
 *
 * <p>When to use it: after the activation of wide hidden layers when the validation loss rises
 * while the training loss still falls; p = 0.5 there, 0.1 to 0.3 in convolutional networks.
 *
 * <pre>{@code
 * sequential(dense(784, 256), relu(), dropout(0.5), dense(256, 10))
 * }</pre>
 *
 * <p>The numbers come from the stream {@code dropout/layer 3/step n}: one for each element, by its
 * index. The same layer at two places of a network draws the same mask at both; make two layers for
 * two masks.
 *
 * <p>Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, JMLR 15 (2014).
 */
public final class Dropout extends Layer {
  private final double p;

  /**
   * A layer that drops elements.
   *
   * @param p the probability that an element becomes 0, from 0 (nothing) to below 1
   * @throws IllegalArgumentException if p is not in that range
   */
  public Dropout(double p) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(
          "dropout: p, the probability of a 0, must be at least 0 and below 1, but is "
              + Numbers.asJava(p)
              + ". dropout(0.5) drops half of the elements.");
    }
    this.p = p;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (p == 0) {
      return x;
    }
    behavesBy(pass);
    return pass.isTraining() ? Dropping.drop(x, p, random(pass, "dropout")) : x;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  boolean keepsShape() {
    return true;
  }

  @Override
  public String label() {
    return "Dropout(" + Numbers.significant(p, 7) + ")";
  }
}
