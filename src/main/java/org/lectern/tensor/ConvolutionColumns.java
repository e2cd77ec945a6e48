package org.lectern.tensor;

import java.util.Arrays;

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
    int image = first + from / positions() * distance;
    int ty = from % positions() / horizontal.targets;
    int tx = from % horizontal.targets;
    int end = at + to - from;
    while (at < end) {
      int n = Math.min(horizontal.targets - tx, end - at);
      int sy = vertical.index[ky * vertical.targets + ty];
      if (sy < 0) {
        Arrays.fill(out, at, at + n, 0);
      } else {
        horizontal.copy(x, image + sy * horizontal.sources, kx, tx, n, out, at);
      }
      at += n;
      tx = 0;
      if (++ty == vertical.targets) {
        ty = 0;
        image += distance;
      }
    }
  }

  /** Which source element each kernel element sees at each target, along one axis; −1 for none. */
  private static final class Axis {
    private final int kernel;
    private final int targets;
    private final int sources;
    private final int[] index;

    /** Whether neighbouring targets see neighbouring sources. */
    private final boolean contiguous;

    private Axis(int kernel, int targets, int sources, boolean contiguous) {
      this.kernel = kernel;
      this.targets = targets;
      this.sources = sources;
      this.contiguous = contiguous;
      this.index = new int[kernel * targets];
    }

    static Axis forward(ConvolutionWindow.Axis a) {
      Axis axis = new Axis(a.kernel(), a.output(), a.input(), a.stride() == 1);
      for (int k = 0; k < axis.kernel; k++) {
        for (int t = 0; t < axis.targets; t++) {
          long s = (long) t * a.stride() - a.padding() + (long) k * a.dilation();
          axis.index[k * axis.targets + t] = s < axis.sources ? (int) Math.max(s, -1) : -1;
        }
      }
      return axis;
    }

    static Axis backward(ConvolutionWindow.Axis a) {
      Axis axis = new Axis(a.kernel(), a.input(), a.output(), a.stride() == 1);
      for (int k = 0; k < axis.kernel; k++) {
        for (int t = 0; t < axis.targets; t++) {
          long s = (long) t + a.padding() - (long) k * a.dilation();
          boolean seen = s >= 0 && s % a.stride() == 0 && s / a.stride() < axis.sources;
          axis.index[k * axis.targets + t] = seen ? (int) (s / a.stride()) : -1;
        }
      }
      return axis;
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
