package org.lectern.compute;

import java.util.Arrays;

/**
 * The entry to the numeric kernels, for the tensors above. Arguments are not checked here: the
 * public operation that calls has done so. Every method gives the same bits on every machine, for
 * any vector width and any number of threads.
 */
public final class Compute {
  /** The version of the arithmetic contract: the same version gives the same bits. */
  public static final int ARITHMETIC_VERSION = 1;

  private static final Kernels KERNELS = new ScalarKernels();

  private Compute() {}

  /**
   * out[i] = op(x[i]). The arrays may be the same at the same offset.
   *
   * @param op the function
   * @param x the input
   * @param xo its first element
   * @param out the result
   * @param oo its first element
   * @param n how many elements
   */
  public static void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    KERNELS.unary(op, x, xo, out, oo, n);
  }

  /**
   * out[i] = op(a[i·as], b[i·bs]); a step of 0 repeats one element.
   *
   * @param op the function
   * @param a the left input
   * @param ao its first element
   * @param as its step, 0 or 1
   * @param b the right input
   * @param bo its first element
   * @param bs its step, 0 or 1
   * @param out the result, which may be one of the inputs at the same offset and step 1
   * @param oo its first element
   * @param n how many elements
   */
  public static void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    KERNELS.binary(op, a, ao, as, b, bo, bs, out, oo, n);
  }

  /**
   * The matrix product c = a·b (rule 2 of the contract). Strides let either operand be read
   * transposed.
   *
   * @param m rows of a and c
   * @param n columns of b and c
   * @param k columns of a, rows of b
   * @param a the left matrix; element (i, p) is at ao + i·ars + p·acs
   * @param ao its first element
   * @param ars its row stride
   * @param acs its column stride
   * @param b the right matrix; element (p, j) is at bo + p·brs + j·bcs
   * @param bo its first element
   * @param brs its row stride
   * @param bcs its column stride
   * @param c the result, row-major and contiguous, overwritten; not one of the inputs
   * @param co its first element
   */
  public static void matmul(
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int ars,
      int acs,
      float[] b,
      int bo,
      int brs,
      int bcs,
      float[] c,
      int co) {
    if (k == 0) {
      Arrays.fill(c, co, co + m * n, 0);
      return;
    }
    KERNELS.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, c, co, n);
  }

  /**
   * out[i] = the sum of row i (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns; with none, sums are +0
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    if (columns <= Kernels.BLOCK) {
      KERNELS.sumBlocks(x, xo, columns, rows, columns, out, oo);
      return;
    }
    int blocks = (columns + Kernels.BLOCK - 1) / Kernels.BLOCK;
    float[] sums = new float[blocks];
    int last = (blocks - 1) * Kernels.BLOCK;
    for (int i = 0; i < rows; i++) {
      int row = xo + i * columns;
      KERNELS.sumBlocks(x, row, Kernels.BLOCK, blocks - 1, Kernels.BLOCK, sums, 0);
      KERNELS.sumBlocks(x, row + last, 0, 1, columns - last, sums, blocks - 1);
      foldPairs(sums, blocks, 1);
      out[oo + i] = sums[0];
    }
  }

  /**
   * out[j] = the sum of column j (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows; with none, sums are +0
   * @param columns how many columns
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    int blocks = Math.max(1, (rows + Kernels.BLOCK - 1) / Kernels.BLOCK);
    float[] sums = new float[blocks * columns];
    for (int block = 0; block < blocks; block++) {
      int first = block * Kernels.BLOCK;
      int length = Math.min(Kernels.BLOCK, rows - first);
      KERNELS.sumColumnBlock(
          x, xo + first * columns, columns, length, columns, sums, block * columns);
    }
    foldPairs(sums, blocks, columns);
    System.arraycopy(sums, 0, out, oo, columns);
  }

  /**
   * out[i] = the largest element of row i, as by {@link Math#max(float, float)}.
   *
   * @param x a contiguous row-major matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the maxima
   * @param oo the first maximum
   */
  public static void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      out[oo + i] = KERNELS.max(x, xo + i * columns, columns);
    }
  }

  /**
   * y[i] = y[i] + alpha·x[i], the product and the sum rounded one after the other.
   *
   * @param alpha the factor
   * @param x the addend
   * @param xo its first element
   * @param y the array that is changed
   * @param yo its first element
   * @param n how many elements
   */
  public static void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    KERNELS.scaleAdd(alpha, x, xo, y, yo, n);
  }

  /** Folds the first {@code count} rows of a matrix in adjacent pairs; an odd one passes up. */
  private static void foldPairs(float[] sums, int count, int columns) {
    for (; count > 1; count = (count + 1) / 2) {
      for (int i = 0; i < count / 2; i++) {
        for (int j = 0; j < columns; j++) {
          sums[i * columns + j] = sums[2 * i * columns + j] + sums[(2 * i + 1) * columns + j];
        }
      }
      if (count % 2 == 1) {
        System.arraycopy(sums, (count - 1) * columns, sums, count / 2 * columns, columns);
      }
    }
  }
}
