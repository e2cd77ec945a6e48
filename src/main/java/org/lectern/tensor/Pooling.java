package org.lectern.tensor;

import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.MaxPooling;
import org.lectern.compute.Sliding;

/** The largest element or the mean of every window of an image, channel by channel. */
final class Pooling {
  /** Windows at once: the sums' lanes stay in a second-level cache. */
  private static final int PART = 4096;

  /** Elements of windows at once, unless one window has more. */
  private static final int SCRATCH = 1 << 24;

  private static final int[] DENSE = {1, 1};

  private Pooling() {}

  /** Remembers where each largest element was. */
  static Tensor max(Tensor x, int[] kernel, int[] stride, int[] padding) {
    ConvolutionWindow window = window("maxPool2d", x.shape(), kernel, stride, padding);
    Shape shape = window.output(x.size(0), x.size(1));
    float[] out = Workspace.floats(shape.length());
    float[] winners = Workspace.floats(out.length);
    int planes = x.size(0) * x.size(1);
    MaxPooling.find(x.data(), planes, window.vertical(), window.horizontal(), out, winners);
    return Tensor.result(shape, out, Op.MAX_POOL, winners, x);
  }

  static Tensor maxGradient(Node node, Tensor g) {
    Shape shape = node.input(0).shape();
    float[] out = Workspace.floats(shape.length());
    int planes = shape.size(0) * shape.size(1);
    MaxPooling.gradient(g.data(), (float[]) node.detail(), planes, out);
    return new Tensor(shape, out);
  }

  /** A sum over each window, padding included, divided by the size of the kernel. */
  static Tensor average(Tensor x, int[] kernel, int[] stride, int[] padding) {
    ConvolutionWindow window = window("avgPool2d", x.shape(), kernel, stride, padding);
    Shape shape = window.output(x.size(0), x.size(1));
    float[] out = Workspace.floats(shape.length());
    PoolingColumns columns = new PoolingColumns(window);
    int part = Math.min(Math.max(1, Math.min(PART, SCRATCH / columns.rows())), out.length);
    float[] matrix = new float[columns.rows() * part];
    for (int from = 0; from < out.length; from += part) {
      int n = Math.min(part, out.length - from);
      columns.gather(x.data(), from, from + n, matrix);
      Compute.sumColumns(matrix, 0, columns.rows(), n, out, from);
    }
    float[] count = {columns.rows()};
    Compute.binary(Binary.DIVIDE, out, 0, 1, count, 0, 0, out, 0, out.length);
    return Tensor.result(shape, out, Op.AVG_POOL, window, x);
  }

  /** Every element gets g/count from each window it lies in, the windows in ascending order. */
  static Tensor averageGradient(Node node, Tensor g) {
    ConvolutionWindow window = (ConvolutionWindow) node.detail();
    Sliding v = window.vertical();
    Sliding h = window.horizontal();
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
