package org.lectern.tensor;

import org.jspecify.annotations.Nullable;
import org.lectern.compute.Compute;
import org.lectern.compute.Correlation;

/**
 * Convolution of images with kernels. The order of terms is (channel, kernel row, kernel column);
 * for the gradient to the images (output channel, kernel row, kernel column); for the gradient to
 * the kernels (sample, output row, output column), over all samples.
 */
final class Convolution {
  private record Detail(ConvolutionWindow window, int groups) {}

  private Convolution() {}

  static Tensor conv2d(
      Tensor x,
      Tensor kernels,
      @Nullable Tensor bias,
      int[] stride,
      int[] padding,
      int[] dilation,
      int groups) {
    requireShapes(x.shape(), kernels.shape(), groups);
    if (bias != null && (bias.rank() != 1 || bias.size(0) != kernels.size(0))) {
      throw new ShapeException(
          "conv2d: needs one bias for each kernel, of shape ("
              + kernels.size(0)
              + "), but got "
              + bias.shape()
              + ". Try reshape("
              + kernels.size(0)
              + ").");
    }
    int[] size = {kernels.size(2), kernels.size(3)};
    ConvolutionWindow window =
        ConvolutionWindow.of("conv2d", x.shape(), size, stride, padding, dilation);
    int out = kernels.size(0);
    Shape shape = window.output(x.size(0), out);
    requireArray(Math.max(x.size(1), out), window);
    float[] data = Workspace.floats(shape.length());
    Correlation.ofImages(window.vertical(), window.horizontal(), kernels.size(1))
        .products(
            x.data(),
            x.size(0),
            groups,
            kernels.data(),
            out / groups,
            bias == null ? null : bias.data(),
            data);
    Detail detail = new Detail(window, groups);
    return bias == null
        ? Tensor.result(shape, data, Op.CONV2D, detail, x, kernels)
        : Tensor.result(shape, data, Op.CONV2D, detail, x, kernels, bias);
  }

  static Tensor gradient(Node node, Tensor g, int input) {
    Detail detail = (Detail) node.detail();
    Tensor x = node.input(0);
    Tensor kernels = node.input(1);
    return switch (input) {
      case 0 -> imageGradient(x.shape(), kernels, g, detail);
      case 1 -> kernelGradient(x, kernels.shape(), g, detail);
      default -> biasGradient(g);
    };
  }

  private static Tensor imageGradient(Shape x, Tensor kernels, Tensor g, Detail detail) {
    int groups = detail.groups;
    int out = kernels.size(0) / groups;
    float[] turned = turned(kernels, groups);
    float[] data = Workspace.floats(x.length());
    Correlation.ofGradients(detail.window.vertical(), detail.window.horizontal(), out)
        .products(g.data(), x.size(0), groups, turned, kernels.size(1), null, data);
    return new Tensor(x, data);
  }

  /** The kernels with their first two axes exchanged in each group. */
  private static float[] turned(Tensor kernels, int groups) {
    int out = kernels.size(0) / groups;
    int in = kernels.size(1);
    int area = kernels.size(2) * kernels.size(3);
    float[] turned = Workspace.floats(kernels.length());
    for (int group = 0; group < groups; group++) {
      int start = group * out * in * area;
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          System.arraycopy(
              kernels.data(),
              start + (o * in + i) * area,
              turned,
              start + (i * out + o) * area,
              area);
        }
      }
    }
    return turned;
  }

  private static Tensor kernelGradient(Tensor x, Shape kernels, Tensor g, Detail detail) {
    ConvolutionWindow window = detail.window;
    float[] out = Workspace.floats(kernels.length());
    Correlation.ofImages(window.vertical(), window.horizontal(), kernels.size(1))
        .weightGradients(
            x.data(), g.data(), x.size(0), detail.groups, kernels.size(0) / detail.groups, out);
    return new Tensor(kernels, out);
  }

  private static Tensor biasGradient(Tensor g) {
    float[] out = Workspace.floats(g.size(1));
    Compute.sumChannels(g.data(), g.size(0), out.length, g.size(2) * g.size(3), out);
    return new Tensor(Shape.of(out.length), out);
  }

  /** A sample with its padding, and the reach of the kernel around its gradient, is one array. */
  private static void requireArray(int channels, ConvolutionWindow window) {
    long height = window.vertical().padded() + window.vertical().extent();
    long width = window.horizontal().padded() + window.horizontal().extent();
    Shape.of(
        channels,
        (int) Math.min(height, Integer.MAX_VALUE),
        (int) Math.min(width, Integer.MAX_VALUE));
  }

  private static void requireShapes(Shape x, Shape kernels, int groups) {
    if (x.rank() != 4 || kernels.rank() != 4) {
      throw new ShapeException(
          "conv2d: needs images (n, channels, height, width) and kernels (out, channels/groups,"
              + " height, width), but got "
              + x
              + " and "
              + kernels
              + ". Add what is missing with reshape, as an axis of size 1.");
    }
    if (groups < 1 || x.size(1) % groups != 0 || kernels.size(0) % groups != 0) {
      throw new ShapeException(
          "conv2d: groups must divide the channels and the kernels, but groups is "
              + groups
              + " for "
              + x.size(1)
              + " channels and "
              + kernels.size(0)
              + " kernels. With 1 every kernel sees all channels.");
    }
    if (x.size(1) / groups != kernels.size(1)) {
      throw new ShapeException(
          "conv2d: each kernel must have "
              + x.size(1) / groups
              + " channels, those of the images divided by groups, but the images are "
              + x
              + ", the kernels "
              + kernels
              + " and groups is "
              + groups
              + "."
              + (x.size(3) / groups == kernels.size(1)
                  ? " Do the channels come last? Try permute(0, 3, 1, 2)."
                  : " Axis 1 holds the channels of both."));
    }
  }
}
