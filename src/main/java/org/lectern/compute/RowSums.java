package org.lectern.compute;

import static org.lectern.compute.Kernels.BLOCK;

/** Sums of contiguous rows of any length: blocks of 1024, folded in a tree of adjacent pairs. */
final class RowSums {
  private RowSums() {}

  /** out[oo + i] = the sum of row i. */
  static void rows(Kernels kernels, float[] x, int xo, int rows, int n, float[] out, int oo) {
    if (n <= BLOCK) {
      kernels.sumBlocks(x, xo, n, rows, n, out, oo);
      return;
    }
    int count = blocks(n);
    float[] kept = Scratch.current().blocks;
    float[] sums = count <= kept.length ? kept : new float[count];
    for (int i = 0; i < rows; i++) {
      blocks(kernels, x, xo + i * n, n, 0, count, sums);
      foldPairs(sums, count, 1);
      out[oo + i] = sums[0];
    }
  }

  /** How many blocks n elements are; none are one, with the sum +0. */
  static int blocks(int n) {
    return Math.max(1, (n + BLOCK - 1) / BLOCK);
  }

  /** The sums of {@code count} blocks of a row of n elements, from block {@code first} on. */
  static void blocks(
      Kernels kernels, float[] x, int xo, int n, int first, int count, float[] sums) {
    int whole = Math.min(count, n / BLOCK - first);
    kernels.sumBlocks(x, xo + first * BLOCK, BLOCK, whole, BLOCK, sums, first);
    if (whole < count) {
      int start = (first + whole) * BLOCK;
      kernels.sumBlocks(x, xo + start, 0, 1, n - start, sums, first + whole);
    }
  }

  /** Folds the rows of a matrix in adjacent pairs into the first; an odd one passes up. */
  static void foldPairs(float[] sums, int rows, int columns) {
    for (int count = rows; count > 1; count = (count + 1) / 2) {
      for (int i = 0; i < count / 2; i++) {
        int pair = 2 * i * columns;
        for (int j = 0; j < columns; j++) {
          sums[i * columns + j] = sums[pair + j] + sums[pair + columns + j];
        }
      }
      if (count % 2 == 1) {
        System.arraycopy(sums, (count - 1) * columns, sums, count / 2 * columns, columns);
      }
    }
  }
}
