package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Sliding;

/**
 * Turns windows of images into columns of a matrix, so that a sum over each window becomes a sum
 * over columns. The rows of the matrix are (window row, window column), its columns the positions
 * (image, row, column) of the window. What lies outside the image is +0.
 */
final class PoolingColumns {
  private final Sliding vertical;
  private final Sliding horizontal;

  PoolingColumns(ConvolutionWindow window) {
    vertical = window.vertical();
    horizontal = window.horizontal();
  }

  /** Rows of the matrix. */
  int rows() {
    return vertical.kernel() * horizontal.kernel();
  }

  /** Columns {@code from} to {@code to} − 1 of the matrix. */
  void gather(float[] x, int from, int to, float[] out) {
    int columns = horizontal.output();
    for (int row = 0; row < rows(); row++) {
      int ky = row / horizontal.kernel();
      int kx = row % horizontal.kernel();
      int at = row * (to - from);
      for (int position = from; position < to; ) {
        int tx = position % columns;
        int ty = position / columns % vertical.output();
        int image = position / columns / vertical.output();
        int n = Math.min(columns - tx, to - position);
        int sy = ty * vertical.stride() + ky * vertical.dilation() - vertical.padding();
        if (sy < 0 || sy >= vertical.input()) {
          Arrays.fill(out, at, at + n, 0);
        } else {
          int begin = (image * vertical.input() + sy) * horizontal.input();
          copy(x, begin, tx, kx * horizontal.dilation() - horizontal.padding(), n, out, at);
        }
        at += n;
        position += n;
      }
    }
  }

  /** What positions tx to tx + n − 1 see of the row that begins at {@code row}. */
  private void copy(float[] x, int row, int tx, int shift, int n, float[] out, int at) {
    int stride = horizontal.stride();
    int sx = tx * stride + shift;
    int i = 0;
    for (; i < n && sx < 0; i++, sx += stride) {
      out[at + i] = 0;
    }
    for (; i < n && sx < horizontal.input(); i++, sx += stride) {
      out[at + i] = x[row + sx];
    }
    Arrays.fill(out, at + i, at + n, 0);
  }
}
