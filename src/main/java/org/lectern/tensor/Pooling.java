package org.lectern.tensor;

import org.lectern.compute.Binary;
import org.lectern.compute.Compute;

/** The largest element or the mean of every window of an image, channel by channel. */
final class Pooling {
  /** Windows at once: the sums' lanes stay in a second-level cache. */
  private static final int PART = 4096;

  /** Elements of windows at once, unless one window has more. */
  private static final int SCRATCH = 1 << 24;

  /** The bits of ∞: those of a NaN are larger. */
  private static final int INFINITY = 0x7f800000;

  private static final int[] DENSE = {1, 1};

  private Pooling() {}

  /** Remembers where each largest element was. */
  static Tensor max(Tensor x, int[] kernel, int[] stride, int[] padding) {
    ConvolutionWindow window = window("maxPool2d", x.shape(), kernel, stride, padding);
    Shape shape = window.output(x.size(0), x.size(1));
    float[] out = Workspace.floats(shape.length());
    int[] winners = new int[out.length];
    for (int plane = 0; plane < x.size(0) * x.size(1); plane++) {
      maxima(x.data(), plane, window, out, winners);
    }
    return Tensor.result(shape, out, Op.MAX_POOL, winners, x);
  }

  /** The maxima of one channel of one image. */
  private static void maxima(
      float[] x, int plane, ConvolutionWindow window, float[] out, int[] winners) {
    ConvolutionWindow.Axis v = window.vertical();
    ConvolutionWindow.Axis h = window.horizontal();
    int width = h.input();
    int first = plane * v.input() * width;
    int columns = h.output();
    int at = plane * v.output() * columns;
    for (int top = -v.padding(), end = at + v.output() * columns; at < end; top += v.stride()) {
      int upper = first + Math.max(top, 0) * width;
      int lower = first + Math.min(top + v.kernel(), v.input()) * width;
      for (int left = -h.padding(), rowEnd = at + columns; at < rowEnd; left += h.stride()) {
        int from = Math.max(left, 0);
        int to = Math.min(left + h.kernel(), width);
        int winner = winner(x, upper, lower, width, from, to);
        winners[at] = winner;
        out[at++] = x[winner];
      }
    }
  }

  /**
   * The first largest of a window in row-major order. NaN is the largest, +0 above −0. Value and
   * place are compared as one whole number of 63 bits, and without a branch: which is larger is
   * hard to predict.
   */
  private static int winner(float[] x, int upper, int lower, int width, int from, int to) {
    long best = Long.MIN_VALUE / 2;
    for (int row = upper; row < lower; row += width) {
      for (int i = row + from; i < row + to; i++) {
        long more = ((long) rank(x[i]) << 31 | Integer.MAX_VALUE - i) - best;
        best += more & ~(more >> 63);
      }
    }
    return Integer.MAX_VALUE - ((int) best & Integer.MAX_VALUE);
  }

  /** A whole number that orders floats as {@link Float#compare}. */
  private static int rank(float value) {
    int bits = Float.floatToRawIntBits(value);
    int nan = INFINITY - (bits & Integer.MAX_VALUE) >> 31;
    return (bits ^ bits >> 31 & Integer.MAX_VALUE) & ~nan | nan >>> 1;
  }

  static Tensor maxGradient(Node node, Tensor g) {
    int[] winners = node.ints();
    float[] out = Workspace.zeros(node.input(0).length());
    for (int i = 0; i < winners.length; i++) {
      out[winners[i]] += g.data()[i];
    }
    return new Tensor(node.input(0).shape(), out);
  }

  /** A sum over each window, padding included, divided by the size of the kernel. */
  static Tensor average(Tensor x, int[] kernel, int[] stride, int[] padding) {
    ConvolutionWindow window = window("avgPool2d", x.shape(), kernel, stride, padding);
    Shape shape = window.output(x.size(0), x.size(1));
    float[] out = Workspace.floats(shape.length());
    ConvolutionColumns columns = ConvolutionColumns.ofImages(1, window);
    int part = Math.min(Math.max(1, Math.min(PART, SCRATCH / columns.rows())), out.length);
    float[] matrix = new float[columns.rows() * part];
    int plane = x.size(2) * x.size(3);
    for (int from = 0; from < out.length; from += part) {
      int n = Math.min(part, out.length - from);
      columns.gather(x.data(), 0, plane, from, from + n, matrix, n);
      Compute.sumColumns(matrix, 0, columns.rows(), n, out, from);
    }
    float[] count = {columns.rows()};
    Compute.binary(Binary.DIVIDE, out, 0, 1, count, 0, 0, out, 0, out.length);
    return Tensor.result(shape, out, Op.AVG_POOL, window, x);
  }

  /** Every element gets g/count from each window it lies in, the windows in ascending order. */
  static Tensor averageGradient(Node node, Tensor g) {
    ConvolutionWindow window = (ConvolutionWindow) node.detail();
    ConvolutionWindow.Axis v = window.vertical();
    ConvolutionWindow.Axis h = window.horizontal();
    float[] shares = g.div(v.kernel() * h.kernel()).data();
    Shape shape = node.input(0).shape();
    float[] out = Workspace.zeros(shape.length());
    int at = 0;
    for (int first = 0; at < shares.length; first += v.input() * h.input()) {
      for (int oy = 0; oy < v.output(); oy++) {
        int top = oy * v.stride() - v.padding();
        int bottom = Math.min(top + v.kernel(), v.input());
        for (int ox = 0; ox < h.output(); ox++) {
          int left = ox * h.stride() - h.padding();
          int right = Math.min(left + h.kernel(), h.input());
          float share = shares[at++];
          for (int y = Math.max(top, 0); y < bottom; y++) {
            int row = first + y * h.input();
            for (int i = row + Math.max(left, 0); i < row + right; i++) {
              out[i] += share;
            }
          }
        }
      }
    }
    return new Tensor(shape, out);
  }

  private static ConvolutionWindow window(
      String who, Shape x, int[] kernel, int[] stride, int[] padding) {
    if (x.rank() != 4) {
      throw new ShapeException(
          who
              + ": needs images (n, channels, height, width), but got "
              + x
              + ". Add what is missing with reshape, as an axis of size 1.");
    }
    ConvolutionWindow window = ConvolutionWindow.of(who, x, kernel, stride, padding, DENSE);
    // Padding lets a kernel be larger than any image: refuses an area that no number can hold.
    Shape.of(kernel);
    if (2L * padding[0] > kernel[0] || 2L * padding[1] > kernel[1]) {
      throw new ShapeException(
          who
              + ": the padding must be at most half the kernel, so that every window holds part of"
              + " the image, but the padding is "
              + padding[0]
              + "×"
              + padding[1]
              + " and the kernel "
              + kernel[0]
              + "×"
              + kernel[1]
              + ". Use less padding.");
    }
    return window;
  }
}
