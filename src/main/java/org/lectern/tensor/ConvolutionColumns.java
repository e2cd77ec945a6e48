package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Sliding;

/**
 * Turns windows of images into columns of a matrix ("im2col"), so that sliding a window becomes a
 * matrix product. The rows of the matrix are (channel, kernel row, kernel column), its columns the
 * positions (sample, row, column) of the window. What lies outside the image, or between the
 * elements of a strided gradient, is +0.
 */
final class ConvolutionColumns {
  private final int channels;
  private final Axis vertical;
  private final Axis horizontal;

  private ConvolutionColumns(int channels, Axis vertical, Axis horizontal) {
    this.channels = channels;
    this.vertical = vertical;
    this.horizontal = horizontal;
  }

  /** Windows over images. */
  static ConvolutionColumns ofImages(int channels, ConvolutionWindow window) {
    return new ConvolutionColumns(
        channels, Axis.forward(window.vertical()), Axis.forward(window.horizontal()));
  }

  /** For each element of the images, the gradients of the results that it went into. */
  static ConvolutionColumns ofGradients(int channels, ConvolutionWindow window) {
    return new ConvolutionColumns(
        channels, Axis.backward(window.vertical()), Axis.backward(window.horizontal()));
  }

  /** Rows of the matrix. */
  int rows() {
    return channels * vertical.kernel * horizontal.kernel;
  }

  /** Columns of the matrix for one sample. */
  int positions() {
    return vertical.targets * horizontal.targets;
  }

  /**
   * Some columns of the matrix.
   *
   * @param x the images
   * @param first the first image's first channel in x
   * @param distance from one sample to the next in x
   * @param from the first column
   * @param to behind the last column
   * @param out the matrix
   * @param stride from one row to the next in it
   */
  void gather(float[] x, int first, int distance, int from, int to, float[] out, int stride) {
    int plane = vertical.sources * horizontal.sources;
    int row = 0;
    for (int c = 0; c < channels; c++) {
      for (int ky = 0; ky < vertical.kernel; ky++) {
        for (int kx = 0; kx < horizontal.kernel; kx++) {
          gatherRow(x, first + c * plane, distance, ky, kx, from, to, out, row * stride);
          row++;
        }
      }
    }
  }

  private void gatherRow(
      float[] x, int first, int distance, int ky, int kx, int from, int to, float[] out, int at) {
    boolean planes =
        vertical.contiguous && horizontal.contiguous && horizontal.targets == horizontal.sources;
    int image = first + from / positions() * distance;
    int position = from % positions();
    int end = at + to - from;
    while (at < end) {
      int n = Math.min(positions() - position, end - at);
      if (planes) {
        shiftPlane(x, image, ky, kx, position, position + n, out, at);
      } else {
        copyRows(x, image, ky, kx, position, position + n, out, at);
      }
      at += n;
      position = 0;
      image += distance;
    }
  }

  /** Positions of one image, target row by target row. */
  private void copyRows(
      float[] x, int image, int ky, int kx, int from, int to, float[] out, int at) {
    int ty = from / horizontal.targets;
    int tx = from % horizontal.targets;
    for (int end = at + to - from; at < end; ty++) {
      int n = Math.min(horizontal.targets - tx, end - at);
      int sy = vertical.index[ky * vertical.targets + ty];
      if (sy < 0) {
        Arrays.fill(out, at, at + n, 0);
      } else {
        horizontal.copy(x, image + sy * horizontal.sources, kx, tx, n, out, at);
      }
      at += n;
      tx = 0;
    }
  }

  /**
   * The same where rows are as long as those of the image and the window moves by single places:
   * then the image shifts as a whole, and what wraps around at its sides is set to 0.
   */
  private void shiftPlane(
      float[] x, int image, int ky, int kx, int from, int to, float[] out, int at) {
    int width = horizontal.targets;
    int down = vertical.shift(ky);
    int right = horizontal.shift(kx);
    int shift = down * width + right;
    int upper = Math.max(0, -down) * width;
    int lower = Math.min(vertical.targets, vertical.sources - down) * width;
    int first = Math.max(from, Math.max(upper, -shift));
    int last = Math.min(to, Math.min(lower, vertical.sources * width - shift));
    if (first >= last) {
      Arrays.fill(out, at, at + to - from, 0);
      return;
    }
    int zero = at - from;
    Arrays.fill(out, at, zero + first, 0);
    System.arraycopy(x, image + first + shift, out, zero + first, last - first);
    Arrays.fill(out, zero + last, zero + to, 0);
    int left = right < 0 ? 0 : width - right;
    for (int row = from / width * width; right != 0 && row < to; row += width) {
      int begin = Math.max(from, row + left);
      int end = Math.min(to, row + left + Math.abs(right));
      for (int i = begin; i < end; i++) {
        out[zero + i] = 0;
      }
    }
  }

  /** Which source element each kernel element sees at each target, along one axis; −1 for none. */
  private static final class Axis {
    private final int kernel;
    private final int targets;
    private final int sources;
    private final int[] index;

    /**
     * From target to source, where neighbours see neighbours; beyond the image is as far as any.
     */
    private final int[] shift;

    /** Whether neighbouring targets see neighbouring sources. */
    private final boolean contiguous;

    private Axis(int kernel, int targets, int sources, boolean contiguous) {
      this.kernel = kernel;
      this.targets = targets;
      this.sources = sources;
      this.contiguous = contiguous;
      this.index = new int[kernel * targets];
      this.shift = new int[kernel];
    }

    private int limited(long distance) {
      return (int) Math.max(-targets, Math.min(sources, distance));
    }

    static Axis forward(Sliding a) {
      Axis axis = new Axis(a.kernel(), a.output(), a.input(), a.stride() == 1);
      for (int k = 0; k < axis.kernel; k++) {
        axis.shift[k] = axis.limited((long) k * a.dilation() - a.padding());
        for (int t = 0; t < axis.targets; t++) {
          long s = (long) t * a.stride() - a.padding() + (long) k * a.dilation();
          axis.index[k * axis.targets + t] = s < axis.sources ? (int) Math.max(s, -1) : -1;
        }
      }
      return axis;
    }

    static Axis backward(Sliding a) {
      Axis axis = new Axis(a.kernel(), a.input(), a.output(), a.stride() == 1);
      for (int k = 0; k < axis.kernel; k++) {
        axis.shift[k] = axis.limited(a.padding() - (long) k * a.dilation());
        for (int t = 0; t < axis.targets; t++) {
          long s = (long) t + a.padding() - (long) k * a.dilation();
          boolean seen = s >= 0 && s % a.stride() == 0 && s / a.stride() < axis.sources;
          axis.index[k * axis.targets + t] = seen ? (int) (s / a.stride()) : -1;
        }
      }
      return axis;
    }

    /** From a target to what the kernel element sees, as far as it matters. */
    int shift(int k) {
      return shift[k];
    }

    /** What targets t to t + n − 1 see of a row that begins at {@code row}. */
    void copy(float[] x, int row, int k, int t, int n, float[] out, int at) {
      int from = k * targets + t;
      if (!contiguous) {
        for (int i = 0; i < n; i++) {
          int s = index[from + i];
          out[at + i] = s < 0 ? 0 : x[row + s];
        }
        return;
      }
      int before = 0;
      while (before < n && index[from + before] < 0) {
        out[at + before++] = 0;
      }
      int behind = n;
      while (behind > before && index[from + behind - 1] < 0) {
        out[at + --behind] = 0;
      }
      if (before < behind) {
        System.arraycopy(x, row + index[from + before], out, at + before, behind - before);
      }
    }
  }
}
