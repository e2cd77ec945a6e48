package org.lectern.nn;

import org.lectern.compute.Cell;

/**
 * A simple recurrent layer: its hidden state h goes from step to step, h_t = tanh(x_t·W + b +
 * h_{t−1}·U + b′), with h_0 = 0.
 *
 * <p>Shapes: x (n, t, in): samples × steps × features; output (n, t, hidden), or with {@link
 * #last()} (n, hidden). Parameters: weight_ih W (in, hidden), weight_hh U (hidden, hidden), bias_ih
 * b and bias_hh b′ (hidden); two biases as in PyTorch, whose weights are these transposed. Layers
 * above the first have {@code _2}, {@code _3}, … at the end of their names.
 *
 * <p>Gradient, backwards through time: ∂h_{t−1} = (∂h_t ⊙ (1 − h_t²))·Uᵀ. It is multiplied by U at
 * every step, so over many steps it vanishes or explodes (Bengio, Simard and Frasconi 1994): for a
 * memory of more than about ten steps take {@link Lstm} or {@link Gru}. W starts with Glorot's
 * distribution, U orthogonal (Saxe, McClelland and Ganguli 2014), the biases at 0.
 *
 * <pre>{@code
 * var net = sequential(simpleRnn(1, 16).last(), dense(16, 1));
 * net.forward(Tensor.zeros(32, 10, 1)).shape()   // 32 sequences of 10 numbers give (32, 1)
 * }</pre>
 *
 * <p>Source: Elman, "Finding structure in time", 1990.
 */
public final class SimpleRnn extends Recurrent {
  private boolean relu;

  /**
   * One layer.
   *
   * @param in features of a step, at least 1
   * @param hidden hidden units, at least 1
   */
  public SimpleRnn(int in, int hidden) {
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
  public SimpleRnn(int in, int hidden, int layers, double dropout) {
    super("simpleRnn", 1, Initialiser.zeros(), in, hidden, layers, dropout);
  }

  @Override
  Cell cell() {
    return relu ? Cell.RELU : Cell.TANH;
  }

  /**
   * The same layer with max(x, 0) in place of tanh.
   *
   * @return this layer
   */
  public SimpleRnn relu() {
    relu = true;
    return this;
  }

  /**
   * Gives only the state after the last step, as a classifier of whole sequences wants it.
   *
   * @return this layer
   */
  public SimpleRnn last() {
    lastOnly();
    return this;
  }

  @Override
  String option() {
    return relu ? ", relu" : "";
  }
}
