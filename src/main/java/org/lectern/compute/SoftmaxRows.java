package org.lectern.compute;

/**
 * Softmax, its logarithm and their gradients along contiguous rows: some rows at a time go through
 * all steps while they stay in a first-level cache.
 */
final class SoftmaxRows {
  /** Elements of the rows that go through the steps together, 16 KiB. */
  private static final int GROUP = 4096;

  /** Elements of a row that are worth a call. */
  private static final int LONG = 64;

  private final Kernels kernels;
  private final int n;
  private final float[] out;
  private final Scratch scratch = Scratch.current();

  private SoftmaxRows(Kernels kernels, int n, float[] out) {
    this.kernels = kernels;
    this.n = n;
    this.out = out;
  }

  private static int rowsTogether(int n) {
    return Math.max(1, Math.min(Scratch.ROWS, GROUP / n));
  }

  /** e_j = exp(x_j − m), divided by their sum. */
  static void softmax(Kernels kernels, float[] x, float[] out, int start, int rows, int n) {
    SoftmaxRows softmax = new SoftmaxRows(kernels, n, out);
    int group = rowsTogether(n);
    for (int row = 0; row < rows; row += group) {
      int count = Math.min(group, rows - row);
      int at = start + row * n;
      softmax.exp(x, at, count);
      softmax.sum(out, at, count);
      softmax.divide(at, count);
    }
  }

  /** (x_j − m) − log1p(r): r is the sum of exp(x_j − m) without the first largest element. */
  static void logSoftmax(Kernels kernels, float[] x, float[] out, int start, int rows, int n) {
    SoftmaxRows softmax = new SoftmaxRows(kernels, n, out);
    int group = rowsTogether(n);
    for (int row = 0; row < rows; row += group) {
      int count = Math.min(group, rows - row);
      int at = start + row * n;
      softmax.max(x, at, count);
      softmax.subtract(x, softmax.scratch.maxima, at, count);
      softmax.expOfOthers(at, count);
      softmax.sum(out, at, count);
      kernels.unary(Unary.LOG1P, softmax.scratch.sums, 0, softmax.scratch.sums, 0, count);
      softmax.subtract(x, softmax.scratch.maxima, at, count);
      softmax.subtract(out, softmax.scratch.sums, at, count);
    }
  }

  /** y·(g − Σ g·y). */
  static void gradient(
      Kernels kernels, float[] y, float[] g, float[] out, int start, int rows, int n) {
    SoftmaxRows softmax = new SoftmaxRows(kernels, n, out);
    int group = rowsTogether(n);
    for (int row = 0; row < rows; row += group) {
      int count = Math.min(group, rows - row);
      int at = start + row * n;
      int size = count * n;
      kernels.binary(Binary.MULTIPLY, g, at, 1, y, at, 1, out, at, size);
      softmax.sum(out, at, count);
      softmax.subtract(g, softmax.scratch.sums, at, count);
      kernels.binary(Binary.MULTIPLY, y, at, 1, out, at, 1, out, at, size);
    }
  }

  /** g − exp(y)·Σ g. */
  static void logGradient(
      Kernels kernels, float[] y, float[] g, float[] out, int start, int rows, int n) {
    SoftmaxRows softmax = new SoftmaxRows(kernels, n, out);
    int group = rowsTogether(n);
    for (int row = 0; row < rows; row += group) {
      int count = Math.min(group, rows - row);
      int at = start + row * n;
      int size = count * n;
      softmax.sum(g, at, count);
      kernels.unary(Unary.EXP, y, at, out, at, size);
      softmax.multiply(at, count);
      kernels.binary(Binary.SUBTRACT, g, at, 1, out, at, 1, out, at, size);
    }
  }

  private void max(float[] x, int at, int count) {
    for (int i = 0; i < count; i++) {
      scratch.maxima[i] = kernels.max(x, at + i * n, n);
    }
  }

  private void exp(float[] x, int at, int count) {
    if (n < LONG) {
      max(x, at, count);
      subtract(x, scratch.maxima, at, count);
      kernels.unary(Unary.EXP, out, at, out, at, count * n);
      return;
    }
    for (int i = 0; i < count; i++) {
      kernels.expMinusMax(x, at + i * n, out, at + i * n, n);
    }
  }

  private void sum(float[] x, int at, int count) {
    RowSums.rows(kernels, x, at, count, n, scratch.sums, 0);
  }

  /** exp of out, but +0 in place of the first largest element, which is 0 before. */
  private void expOfOthers(int at, int count) {
    for (int i = 0; i < count; i++) {
      int position = at + i * n;
      int end = position + n;
      while (position < end && out[position] != 0) {
        position++;
      }
      scratch.positions[i] = position < end ? position : -1;
    }
    kernels.unary(Unary.EXP, out, at, out, at, count * n);
    for (int i = 0; i < count; i++) {
      // no element is the largest where there is NaN
      if (scratch.positions[i] >= 0) {
        out[scratch.positions[i]] = 0;
      }
    }
  }

  // C2 vectorises these loops by itself

  /** Row i of out is that of x minus number i. */
  private void subtract(float[] x, float[] numbers, int at, int count) {
    for (int i = 0; i < count; i++) {
      float number = numbers[i];
      int end = at + (i + 1) * n;
      for (int j = at + i * n; j < end; j++) {
        out[j] = x[j] - number;
      }
    }
  }

  private void divide(int at, int count) {
    for (int i = 0; i < count; i++) {
      if (n >= LONG) {
        kernels.binary(Binary.DIVIDE, out, at + i * n, 1, scratch.sums, i, 0, out, at + i * n, n);
        continue;
      }
      float number = scratch.sums[i];
      int end = at + (i + 1) * n;
      for (int j = at + i * n; j < end; j++) {
        out[j] /= number;
      }
    }
  }

  private void multiply(int at, int count) {
    for (int i = 0; i < count; i++) {
      float number = scratch.sums[i];
      int end = at + (i + 1) * n;
      for (int j = at + i * n; j < end; j++) {
        out[j] *= number;
      }
    }
  }
}
