package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Tensor;

/**
 * What convolutions along one and two axes share: channels, groups, weights and bias.
 *
 * @param <L> the layer's own class, which the options return
 */
abstract class Convolution<L extends Convolution<L>> extends ConvWindow<L> {
  private final int in;
  private final int out;
  private final int size;
  private final Initialiser weights;
  private int groups = 1;
  private boolean same;
  private Parameter weight;
  private @Nullable Parameter bias;

  Convolution(int axes, int in, int out, int size, Initialiser weights) {
    super(axes, size);
    this.in = in;
    this.out = out;
    this.size = size;
    this.weights = weights;
    if (in < 1 || out < 1 || size < 1) {
      throw new IllegalArgumentException(
          factory()
              + ": needs at least 1 channel in, 1 out and a kernel of 1, but got "
              + call()
              + ". The numbers are the channels of the input, the kernels, and their size.");
    }
    weight = declareWeight();
    bias = declareBias();
  }

  private Parameter declareWeight() {
    int area = 1;
    for (int length : kernel) {
      area *= length;
    }
    int[] sizes = lead(lead(kernel, in / groups), out);
    return parameter(
        "weight", weights, in / groups * area, out / groups * area, shape("weight", sizes));
  }

  private Parameter declareBias() {
    return parameter("bias", Initialiser.zeros(), out);
  }

  /** Declares the parameters anew, for an option that changes their shapes. */
  private void declare(boolean withBias) {
    withdraw(weight);
    if (bias != null) {
      withdraw(bias);
    }
    weight = declareWeight();
    bias = withBias ? declareBias() : null;
  }

  /**
   * The step from one element of a kernel to the next: it sees further with the same weights.
   *
   * @param step at least 1; 1 is a dense kernel
   * @return this layer
   * @throws IllegalArgumentException if it is below 1
   * @throws IllegalStateException if the layer was used before
   */
  public L dilation(int step) {
    return dilation(all(axes(), step));
  }

  final L dilation(int[] steps) {
    option("dilation");
    require("dilation", steps, 1, "1 is a dense kernel.");
    dilation = steps;
    requireMiddle();
    return self();
  }

  final L sizes(int[] sizes) {
    kernel(sizes);
    requireMiddle();
    declare(bias != null);
    return self();
  }

  @Override
  final L padding(int[] border) {
    super.padding(border);
    same = false;
    return self();
  }

  /**
   * As much padding as keeps the size of a sample, or with a stride gives size/stride, rounded up:
   * dilation·(kernel − 1)/2 on each side.
   *
   * @return this layer
   * @throws IllegalArgumentException if the kernel is even and so has no middle
   */
  public L samePadding() {
    option("samePadding");
    same = true;
    requireMiddle();
    return self();
  }

  private void requireMiddle() {
    for (int axis = 0; same && axis < axes(); axis++) {
      if (extent(axis) % 2 == 0) {
        same = false;
        throw new IllegalArgumentException(
            factory()
                + ": samePadding needs an odd kernel, which has a middle, but the kernel is "
                + text(kernel)
                + ". Use "
                + (kernel[axis] + 1)
                + ", or padding(…).");
      }
    }
  }

  /**
   * Parts of the channels that are convolved apart, each by its part of the kernels. With as many
   * groups as channels it is a depthwise convolution: each channel has kernels of its own.
   *
   * @param parts a divisor of the channels in and of the kernels; 1 for all together
   * @return this layer
   * @throws IllegalArgumentException if it does not divide them
   * @throws IllegalStateException if the layer was used before
   */
  public L groups(int parts) {
    option("groups");
    if (parts < 1 || in % parts != 0 || out % parts != 0) {
      throw new IllegalArgumentException(
          factory()
              + ": groups must divide both the channels in and the kernels, but is "
              + parts
              + " for "
              + in
              + " and "
              + out
              + ". With 1 every kernel sees all channels.");
    }
    groups = parts;
    declare(bias != null);
    return self();
  }

  /**
   * Leaves the bias out, as before a batch normalisation, which subtracts it anyway.
   *
   * @return this layer
   */
  public L withoutBias() {
    option("withoutBias");
    declare(false);
    return self();
  }

  @Override
  final Tensor apply(Tensor x, int[] stride, int[] padding) {
    boolean sequence = axes() == 1;
    Tensor kernels = weight.value();
    if (sequence) {
      kernels = kernels.reshape(out, in / groups, 1, kernel[0]);
    }
    int[] spread = sequence ? lead(dilation, 1) : dilation;
    return bias == null
        ? x.conv2d(kernels, stride, padding, spread, groups)
        : x.conv2d(kernels, bias.value(), stride, padding, spread, groups);
  }

  /**
   * The kernels.
   *
   * @return a variable of shape (out, in/groups, kernel size …)
   */
  public Tensor weight() {
    use();
    return weight.variable();
  }

  /**
   * The biases, one for each kernel.
   *
   * @return a variable of shape (out)
   * @throws IllegalStateException if the layer was made without
   */
  public Tensor bias() {
    use();
    if (bias == null) {
      throw new IllegalStateException(
          where() + ": it has no bias, as withoutBias() asked. Leave that out to have one.");
    }
    return bias.variable();
  }

  @Override
  boolean isUsed() {
    return super.isUsed() || weight.isFrozen() || weight.resets() > 0;
  }

  @Override
  final int[] borders() {
    if (!same) {
      return padding;
    }
    int[] borders = new int[axes()];
    for (int axis = 0; axis < borders.length; axis++) {
      borders[axis] = (int) (extent(axis) / 2);
    }
    return borders;
  }

  @Override
  final int channelsIn() {
    return in;
  }

  @Override
  final int channelsOut(int given) {
    return out;
  }

  @Override
  final String call() {
    return callFor(in);
  }

  @Override
  final String callFor(int channels) {
    return factory() + "(" + channels + ", " + out + ", " + size + ")";
  }

  @Override
  public final String label() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName());
    text.append('(').append(in).append('→').append(out).append(", ").append(product(kernel));
    option(text, "stride", steps(), 1);
    option(text, "padding", borders(), 0);
    option(text, "dilation", dilation, 1);
    if (groups > 1) {
      text.append(", groups ").append(groups);
    }
    return text.append(bias == null ? ", no bias)" : ")").toString();
  }

  private static void option(StringBuilder text, String name, int[] values, int usual) {
    String value = text(values);
    if (!value.equals(Integer.toString(usual))) {
      text.append(", ").append(name).append(' ').append(value);
    }
  }
}
