package org.lectern.compute;

/** The largest elements of windows, in plain Java. */
final class ScalarMaxima {
  /** The bits of ∞: those of a NaN are larger. */
  private static final int INFINITY = 0x7f800000;

  private ScalarMaxima() {}

  static void find(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    for (int plane = first; plane < first + planes; plane++) {
      find(x, plane, vertical, horizontal, out, winners);
    }
  }

  private static void find(
      float[] x, int plane, Sliding v, Sliding h, float[] out, float[] winners) {
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
        winners[at] = Float.intBitsToFloat(winner);
        out[at++] = x[winner];
      }
    }
  }

  /** A row of n windows of 2×2, side by side. */
  static void row(float[] x, int from, int width, int n, float[] out, float[] winners, int at) {
    for (int i = 0; i < n; i++) {
      int winner = winner(x, from, from + 2 * width, width, 2 * i, 2 * i + 2);
      winners[at + i] = Float.intBitsToFloat(winner);
      out[at + i] = x[winner];
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
}
