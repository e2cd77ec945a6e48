package org.lectern.compute;

import static org.lectern.compute.Kernels.LANES;

import java.util.Arrays;

/** Sums of columns: the lanes of all columns are the rows of a small matrix. */
final class ColumnSums {
  private ColumnSums() {}

  /** out[j] = the sum of the block x[xo + j + i·stride], i from 0 to {@code rows} − 1 ≤ 1023. */
  static void block(
      Kernels kernels, float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    if (stride == columns && columns <= Scratch.COLUMNS) {
      contiguous(kernels, x, xo, rows, columns, out, oo);
      return;
    }
    float[] lanes = Scratch.current().lanes;
    for (int j = 0; j < columns; j += Scratch.COLUMNS) {
      int n = Math.min(Scratch.COLUMNS, columns - j);
      Arrays.fill(lanes, 0, LANES * n, 0);
      for (int lane = 0; lane < LANES && lane < rows; lane++) {
        int first = xo + j + lane * stride;
        int count = (rows - lane + LANES - 1) / LANES;
        kernels.addMany(x, first, LANES * stride, count, lanes, lane * n, n);
      }
      fold(kernels, lanes, n, out, oo + j);
    }
  }

  /** Rows without gaps: 16 of them are one row of all lanes. */
  private static void contiguous(
      Kernels kernels, float[] x, int xo, int rows, int columns, float[] out, int oo) {
    float[] lanes = Scratch.current().lanes;
    int n = LANES * columns;
    int whole = rows / LANES;
    Arrays.fill(lanes, 0, n, 0);
    kernels.addMany(x, xo, n, whole, lanes, 0, n);
    kernels.addMany(x, xo + whole * n, n, 1, lanes, 0, rows % LANES * columns);
    fold(kernels, lanes, columns, out, oo);
  }

  private static void fold(Kernels kernels, float[] lanes, int n, float[] out, int oo) {
    for (int half = LANES / 2; half > 1; half /= 2) {
      kernels.binary(Binary.ADD, lanes, 0, 1, lanes, half * n, 1, lanes, 0, half * n);
    }
    kernels.binary(Binary.ADD, lanes, 0, 1, lanes, n, 1, out, oo, n);
  }
}
