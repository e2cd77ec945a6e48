package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/**
 * The numeric kernels on ranges of arrays, for one thread. Each implementation performs, for every
 * output element, the operations that the arithmetic contract names, in its order. Parameters are
 * as in {@link Compute}.
 */
interface Kernels {
  /** Terms of a product or a sum that form a block. */
  int BLOCK = 1024;

  /** Lanes of a sum within a block. */
  int LANES = 16;

  /** Called once by the thread that warms these kernels up, before it calls any other. */
  default void prepare() {}

  /** out[i] = op(x[i]). */
  void unary(Unary op, float[] x, int xo, float[] out, int oo, int n);

  /** out[i] = op(a[i·as], b[i·bs]). */
  void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n);

  /** out[i] = test[i] ≠ 0 ? a[i·as] : b[i·bs]. */
  void where(
      float[] test,
      int to,
      float[] a,
      int ao,
      int as,
      float[] b,
      int bo,
      int bs,
      float[] out,
      int oo,
      int n);

  /** out = a + b on rows of n elements, each with its distance between rows; 0 repeats a row. */
  void addRows(
      int rows,
      int n,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      int brs,
      float[] out,
      int oo,
      int ors);

  /** {@link LstmCell#gradient} for all hidden units of a sample. */
  void lstmGradient(
      int hidden,
      float[][] now,
      int at,
      float[] before,
      int bo,
      float[] dh,
      float[] dc,
      int go,
      float[] ds,
      int so);

  /** y[i] = y[i] + alpha·x[i]. */
  void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n);

  /** The most columns of b that a product reads where they lie, if these are all it has. */
  int panel();

  /**
   * c = a·b, for k ≥ 1, + bias on each row if there is one; or c = c + a·b, for k ≤ 1024 and
   * without a bias. Row i of c begins at co + i·crs.
   */
  void matmul(
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
      float @Nullable [] bias,
      int biasOffset,
      boolean add,
      float[] c,
      int co,
      int crs);

  /** out[i] = the sum of the block of {@code columns} ≤ 1024 elements at xo + i·stride. */
  void sumBlocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo);

  /** y[j] = y[j] + x[j] + x[j + step] + …, {@code count} numbers from left to right. */
  void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n);

  /** out[i] = the sum of the squares, each rounded first, of block i of the first n elements. */
  void sumSquares(float[] x, int n, int firstBlock, int blocks, float[] out);

  /** The largest of n ≥ 1 elements. */
  float max(float[] x, int xo, int n);

  /** out[i] = e^(x[i] − m), m the largest of n ≥ 1 elements. */
  default void expMinusMax(float[] x, int xo, float[] out, int oo, int n) {
    float max = max(x, xo, n);
    // C2 vectorises this loop by itself
    for (int i = 0; i < n; i++) {
      out[oo + i] = x[xo + i] - max;
    }
    unary(Unary.EXP, out, oo, out, oo, n);
  }

  /**
   * Blocks of products of windows over images: out[u·os + target] = Σ w[wo + u·ws + p]·x[cell of
   * the target + offsets[first + p]] over {@code terms} ≤ 1024 terms. The first run of targets
   * begins at cell xo.
   */
  void windowProducts(
      int units,
      int terms,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      Runs runs,
      float[] out,
      int os);

  /**
   * Rows of products, close together, with a bias for each unit u if there is one: out[oo +
   * u·unitStep + image·imageStep + i·width + j] = x[(u·images + image)·spacing + i·stride + j] +
   * bias[first + u].
   */
  void windowRows(
      int units,
      int images,
      float[] x,
      int spacing,
      int stride,
      float @Nullable [] bias,
      int first,
      float[] out,
      int oo,
      int unitStep,
      int imageStep,
      int width,
      int rows);

  /**
   * A block of the gradients of the weights of windows: out[oo + p·gs + u] = Σ x[cells[t] +
   * offsets[p]]·g[t·gs + u], t from 0 to n − 1 ≤ 1023, for the terms p of some channels of the
   * windows. gs is a multiple of 16; behind the units is anything.
   */
  void windowGradients(
      Windows windows,
      int channel,
      int channels,
      int units,
      float[] x,
      int[] cells,
      int n,
      float[] g,
      int gs,
      float[] out,
      int oo);

  /** {@link MaxPooling#find} for some planes. */
  void windowMaxima(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners);
}
