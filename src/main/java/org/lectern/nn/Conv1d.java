package org.lectern.nn;

/**
 * A convolution along one axis: short kernels slide along sequences, such as signals, time series
 * or embedded text, and each place gets their weighted sum.
 *
 * <p>y[n, o, t] = b[o] + Σ x[n, c, t·stride + i − padding]·W[o, c, i], the sum over channels c and
 * the elements i of a kernel; outside the sequence x is 0.
 *
 * <p>Shapes: x (n, in, length), W (out, in/groups, k), b (out), y (n, out, length′) with length′ =
 * (length + 2·padding − dilation·(k − 1) − 1)/stride + 1, rounded down. It has out·(in/groups)·k
 * weights and out biases. W starts uniform on ±√(6/(fan in + fan out)), where a fan is
 * channels/groups·k, b at 0.
 *
 * <p>Gradients: for W the sum of g·x over all samples and places where an element of a kernel met
 * x; for x the kernels slid backwards over g; for b the sum of g over samples and places.
 *
 * <p>When: patterns of a few neighbouring steps, wherever they occur. It trains faster than a
 * recurrent layer, but sees no further than its kernels; dilations of 1, 2, 4, … in a stack of
 * layers see far (WaveNet, 2016).
 *
 * <pre>{@code
 * var net = sequential(conv1d(1, 16, 5).stride(2), relu(), globalAvgPool(), dense(16, 3));
 * }</pre>
 *
 * <p>Source: A. Waibel et al., Phoneme recognition using time-delay neural networks, 1989.
 */
public final class Conv1d extends Convolution<Conv1d> {
  /**
   * A convolution with weights from Glorot's distribution, stride 1 and no padding.
   *
   * @param in channels of the sequences: how many numbers each step has
   * @param out kernels, the channels of the output
   * @param size length of a kernel, in steps
   * @throws IllegalArgumentException if one of them is below 1
   */
  public Conv1d(int in, int out, int size) {
    this(in, out, size, Initialiser.glorot());
  }

  /**
   * A convolution with weights of your choice.
   *
   * @param in channels of the sequences: how many numbers each step has
   * @param out kernels, the channels of the output
   * @param size length of a kernel, in steps
   * @param weights the weights' first values
   * @throws IllegalArgumentException if a number is below 1
   */
  public Conv1d(int in, int out, int size, Initialiser weights) {
    super(1, in, out, size, weights);
  }

  /**
   * Tells the length of the sequences beforehand, for a network's first layer: then the network
   * knows all its shapes, shows them and checks them before it sees data. Other lengths still work.
   *
   * @param length in steps
   * @return this layer
   */
  public Conv1d inputSize(int length) {
    return inputSize(new int[] {length});
  }

  @Override
  String factory() {
    return "conv1d";
  }
}
