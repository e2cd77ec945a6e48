package org.lectern.nn;

import org.lectern.compute.Cell;

/**
 * A gated recurrent unit: a recurrent layer that at each step mixes its old state with a new one.
 * With a = x_t·W + b and s = h_{t−1}·U + b′, each cut into three parts for r, z and n:
 *
 * <pre>
 * r = σ(a_r + s_r)         what of the old state the new one sees
 * z = σ(a_z + s_z)         what to keep
 * n = tanh(a_n + r ⊙ s_n)  the new state
 * h_t = (1 − z) ⊙ n + z ⊙ h_{t−1} = n + z ⊙ (h_{t−1} − n)    h_0 = 0
 * </pre>
 *
 * <p>Shapes: x (n, t, in): samples × steps × features; output h (n, t, hidden), or with {@link
 * #last()} (n, hidden). Parameters: weight_ih W (in, 3·hidden), weight_hh U (hidden, 3·hidden),
 * bias_ih b and bias_hh b′ (3·hidden), each with its parts in the order r, z, n. The bias b′ of n
 * lies inside the product with r, as in PyTorch, whose weights are these transposed. Layers above
 * the first have {@code _2}, {@code _3}, … at the end of their names.
 *
 * <p>Gradient: along z the state's gradient passes unchanged, ∂h_{t−1} = z ⊙ ∂h_t + …, so it
 * survives many steps while z is close to 1. W starts with Glorot's distribution, U with an
 * orthogonal matrix for each gate, the biases at 0, much as in Keras.
 *
 * <p>Use it as {@link Lstm}: mostly as good, with a quarter fewer parameters.
 *
 * <pre>{@code
 * var net = sequential(gru(28, 128).last(), dense(128, 10));
 * net.forward(Tensor.zeros(64, 28, 28)).shape()                  // (64, 10)
 * }</pre>
 *
 * <p>Source: Cho and others, "Learning phrase representations using RNN encoder-decoder", 2014,
 * with r applied after the product, as in cuDNN.
 */
public final class Gru extends Recurrent {
  /**
   * One layer.
   *
   * @param in features of a step, at least 1
   * @param hidden hidden units, at least 1
   */
  public Gru(int in, int hidden) {
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
  public Gru(int in, int hidden, int layers, double dropout) {
    super("gru", 3, Initialiser.zeros(), in, hidden, layers, dropout);
  }

  @Override
  Cell cell() {
    return Cell.GRU;
  }

  /**
   * Gives only the state after the last step, as a classifier of whole sequences wants it.
   *
   * @return this layer
   */
  public Gru last() {
    lastOnly();
    return this;
  }
}
