package org.lectern.nn;

import java.util.Arrays;
import org.lectern.compute.Cell;

/**
 * Long short-term memory: a recurrent layer with a cell c that keeps what it holds until a gate
 * says otherwise. At step t, with a = x_t·W + b + h_{t−1}·U + b′ cut into four parts a_i, a_f, a_g,
 * a_o:
 *
 * <pre>
 * i = σ(a_i)     what to write        c_t = f ⊙ c_{t−1} + i ⊙ g
 * f = σ(a_f)     what to keep         h_t = o ⊙ tanh(c_t)
 * g = tanh(a_g)  the new content
 * o = σ(a_o)     what to show         c_0 = h_0 = 0
 * </pre>
 *
 * <p>Shapes: x (n, t, in): samples × steps × features; output h (n, t, hidden), or with {@link
 * #last()} (n, hidden). Parameters: weight_ih W (in, 4·hidden), weight_hh U (hidden, 4·hidden),
 * bias_ih b and bias_hh b′ (4·hidden), each with its parts in the order i, f, g, o; two biases as
 * in PyTorch, whose weights are these transposed. Layers above the first have {@code _2}, {@code
 * _3}, … at the end of their names.
 *
 * <p>Gradient: along the cell ∂c_{t−1} = f ⊙ ∂c_t, no matrix in between, so it survives many steps
 * while f is close to 1. Therefore b starts at 1 for f (Gers, Schmidhuber and Cummins 2000;
 * Jozefowicz 2015) and at 0 elsewhere; W with Glorot's distribution, U with an orthogonal matrix
 * for each gate, much as in Keras.
 *
 * <p>Use it for sequences where something early matters late: text, signals, pictures read row by
 * row. {@link Gru} has a quarter fewer parameters.
 *
 * <pre>{@code
 * var net = sequential(lstm(28, 128).last(), dense(128, 10));    // digits, row by row
 * net.forward(Tensor.zeros(64, 28, 28)).shape()                  // (64, 10)
 * }</pre>
 *
 * <p>Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997.
 */
public final class Lstm extends Recurrent {
  /**
   * One layer.
   *
   * @param in features of a step, at least 1
   * @param hidden hidden units, at least 1
   */
  public Lstm(int in, int hidden) {
    this(in, hidden, 1, 0);
  }

  /**
   * Layers above each other: the states of one are the input of the next.
   *
   * @param in features of a step, at least 1
   * @param hidden hidden units of each layer, at least 1
   * @param layers how many, at least 1
   * @param dropout the share of numbers that become 0 between layers in training, from 0 to below 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public Lstm(int in, int hidden, int layers, double dropout) {
    super("lstm", 4, forgetNothing(), in, hidden, layers, dropout);
  }

  /** 1 for the forget gate, the second of four, else 0. */
  private static Initialiser forgetNothing() {
    return (n, in, out, stream) -> {
      float[] values = new float[n];
      Arrays.fill(values, n / 4, n / 2, 1);
      return values;
    };
  }

  @Override
  Cell cell() {
    return Cell.LSTM;
  }

  /**
   * Gives only the state after the last step, as a classifier of whole sequences wants it.
   *
   * @return this layer
   */
  public Lstm last() {
    lastOnly();
    return this;
  }
}
