package org.lectern.tensor;

import org.lectern.compute.Binary;
import org.lectern.compute.Compute;

/**
 * Convolution of images with kernels, as matrix products over columns of windows ({@link
 * ConvolutionColumns}). The order of terms is (channel, kernel row, kernel column); for the
 * gradient to the images (output channel, kernel row, kernel column); for the gradient to the
 * kernels (sample, output row, output column), over all samples.
 */
final class Convolution {
  /** Terms of a product that form a block. */
  private static final int BLOCK = 1024;

  /** Elements of a matrix of columns at once: 1 MiB, which stays in a second-level cache. */
  private static final int BUFFER = 1 << 18;

  /** Fewer columns than this are not worth a matrix product. */
  private static final int FEWEST = 192;

  /** Keeps rows out of each other's cache sets. */
  private static final int GAP = 16;

  private record Detail(ConvolutionWindow window, int groups) {}

  private Convolution() {}

  static Tensor conv2d(
      Tensor x, Tensor kernels, int[] stride, int[] padding, int[] dilation, int groups) {
    requireShapes(x.shape(), kernels.shape(), groups);
    int[] size = {kernels.size(2), kernels.size(3)};
    ConvolutionWindow window =
        ConvolutionWindow.of("conv2d", x.shape(), size, stride, padding, dilation);
    int out = kernels.size(0);
    Shape shape = window.output(x.size(0), out);
    ConvolutionColumns columns = ConvolutionColumns.ofImages(kernels.size(1), window);
    float[] data = correlate(x, kernels.data(), columns, groups, out / groups, shape);
    return Tensor.result(shape, data, Op.CONV2D, new Detail(window, groups), x, kernels);
  }

  static Tensor gradient(Node node, Tensor g, int input) {
    Detail detail = (Detail) node.detail();
    Tensor x = node.input(0);
    Tensor kernels = node.input(1);
    return input == 0
        ? imageGradient(x.shape(), kernels, g, detail)
        : kernelGradient(x, kernels.shape(), g, detail);
  }

  private static Tensor imageGradient(Shape x, Tensor kernels, Tensor g, Detail detail) {
    int groups = detail.groups;
    int out = kernels.size(0) / groups;
    ConvolutionColumns columns = ConvolutionColumns.ofGradients(out, detail.window);
    float[] turned = turned(kernels, groups);
    return new Tensor(x, correlate(g, turned, columns, groups, kernels.size(1), x));
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

  /** For each group, kernels · columns, as many columns at a time as the buffer takes. */
  private static float[] correlate(
      Tensor x, float[] kernels, ConvolutionColumns columns, int groups, int units, Shape shape) {
    float[] out = Workspace.floats(shape.length());
    int rows = columns.rows();
    int plane = columns.positions();
    int positions = shape.size(0) * plane;
    int part = Math.min(positions, Math.max(FEWEST, BUFFER / Math.max(1, rows)));
    float[] matrix = new float[rows * (part + GAP)];
    float[] product = new float[units * part];
    int sample = x.shape().product(1, 4);
    for (int from = 0; from < positions; from += part) {
      int n = Math.min(part, positions - from);
      for (int group = 0; group < groups; group++) {
        int first = group * (sample / groups);
        columns.gather(x.data(), first, sample, from, from + n, matrix, n + GAP);
        Compute.matmul(
            units,
            n,
            rows,
            kernels,
            group * units * rows,
            rows,
            1,
            matrix,
            0,
            n + GAP,
            1,
            product,
            0);
        for (int unit = 0; unit < units; unit++) {
          int channel = group * units + unit;
          scatter(product, unit * n, n, from, plane, out, channel * plane, groups * units * plane);
        }
      }
    }
    return out;
  }

  /**
   * For each group, columns · gradients, block by block: a block's product is added to the sum of
   * those before, as the contract has it for every product of more than 1024 terms.
   */
  private static Tensor kernelGradient(Tensor x, Shape kernels, Tensor g, Detail detail) {
    int groups = detail.groups;
    int units = kernels.size(0) / groups;
    ConvolutionColumns columns = ConvolutionColumns.ofImages(kernels.size(1), detail.window);
    int rows = columns.rows();
    int plane = columns.positions();
    int positions = x.size(0) * plane;
    int stride = Math.min(BLOCK, positions) + GAP;
    float[] matrix = new float[rows * stride];
    float[] gradients = new float[units * stride];
    float[] block = new float[rows * units];
    float[] out = Workspace.floats(kernels.length());
    int sample = x.shape().product(1, 4);
    for (int group = 0; group < groups; group++) {
      float[] sum = new float[rows * units];
      for (int from = 0; from < positions; from += BLOCK) {
        int n = Math.min(BLOCK, positions - from);
        columns.gather(x.data(), group * (sample / groups), sample, from, from + n, matrix, stride);
        for (int unit = 0; unit < units; unit++) {
          int channel = group * units + unit;
          collect(
              g.data(),
              channel * plane,
              groups * units * plane,
              from,
              plane,
              gradients,
              unit * stride,
              n);
        }
        Compute.matmul(
            rows,
            units,
            n,
            matrix,
            0,
            stride,
            1,
            gradients,
            0,
            1,
            stride,
            from == 0 ? sum : block,
            0);
        if (from > 0) {
          Compute.binary(Binary.ADD, sum, 0, 1, block, 0, 1, sum, 0, sum.length);
        }
      }
      for (int unit = 0; unit < units; unit++) {
        for (int row = 0; row < rows; row++) {
          out[(group * units + unit) * rows + row] = sum[row * units + unit];
        }
      }
    }
    return new Tensor(kernels, out);
  }

  /** Writes one channel's values at positions (sample, …) from {@code position} on. */
  private static void scatter(
      float[] values, int at, int n, int position, int plane, float[] out, int first, int sample) {
    for (int done = 0; done < n; ) {
      int inside = (position + done) % plane;
      int run = Math.min(plane - inside, n - done);
      int to = first + (position + done) / plane * sample + inside;
      System.arraycopy(values, at + done, out, to, run);
      done += run;
    }
  }

  /** Reads one channel's values at positions (sample, …) from {@code position} on. */
  private static void collect(
      float[] x, int first, int sample, int position, int plane, float[] values, int at, int n) {
    for (int done = 0; done < n; ) {
      int inside = (position + done) % plane;
      int run = Math.min(plane - inside, n - done);
      int from = first + (position + done) / plane * sample + inside;
      System.arraycopy(x, from, values, at + done, run);
      done += run;
    }
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
