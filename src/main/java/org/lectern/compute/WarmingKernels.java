package org.lectern.compute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Two forms of the kernels with the same bits: each operation moves to the second when it pays. */
final class WarmingKernels implements Kernels {
  /** More elements of a sample teach the compiler nothing. */
  private static final int MOST = 1 << 14;

  /** Products of fewer columns, and those that read a transposed, run in tiles of their own. */
  private static final int NARROW = 24;

  private static final int BINARY = Unary.values().length;
  private static final int SCALE_ADD = BINARY + Binary.values().length;
  private static final int MATMUL = SCALE_ADD + 1;
  private static final int SUM_BLOCKS = MATMUL + 4;
  private static final int SUM_COLUMNS = SUM_BLOCKS + 1;
  private static final int MAX = SUM_COLUMNS + 1;
  private static final int SUM_SQUARES = MAX + 1;
  private static final int COUNT = SUM_SQUARES + 1;

  private final Kernels fast;
  private final Warming warming;

  WarmingKernels(Kernels cold, Kernels fast) {
    this.fast = fast;
    warming = new Warming(cold, fast, COUNT);
  }

  @Override
  public String toString() {
    return fast.toString();
  }

  @Override
  public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    if (warming.isWarm(op.ordinal())) {
      fast.unary(op, x, xo, out, oo, n);
      return;
    }
    warming.run(
        op.ordinal(),
        kernels -> kernels.unary(op, x, xo, out, oo, n),
        () -> {
          float[] other = new float[Math.min(n, MOST)];
          return kernels -> kernels.unary(op, x, xo, other, 0, other.length);
        });
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    int operation = BINARY + op.ordinal();
    if (warming.isWarm(operation)) {
      fast.binary(op, a, ao, as, b, bo, bs, out, oo, n);
      return;
    }
    warming.run(
        operation,
        kernels -> kernels.binary(op, a, ao, as, b, bo, bs, out, oo, n),
        () -> {
          float[] other = new float[Math.min(n, MOST)];
          return kernels -> kernels.binary(op, a, ao, as, b, bo, bs, other, 0, other.length);
        });
  }

  @Override
  public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    if (warming.isWarm(SCALE_ADD)) {
      fast.scaleAdd(alpha, x, xo, y, yo, n);
      return;
    }
    warming.run(
        SCALE_ADD,
        kernels -> kernels.scaleAdd(alpha, x, xo, y, yo, n),
        () -> {
          float[] other = Arrays.copyOfRange(y, yo, yo + Math.min(n, MOST));
          return kernels -> kernels.scaleAdd(alpha, x, xo, other, 0, other.length);
        });
  }

  @Override
  public void matmul(
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
      boolean relu,
      float[] c,
      int co,
      int crs) {
    int operation = MATMUL + (n < NARROW ? 0 : 1) + (acs == 1 ? 0 : 2);
    if (warming.isWarm(operation)) {
      fast.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, relu, c, co, crs);
      return;
    }
    warming.run(
        operation,
        kernels ->
            kernels.matmul(
                m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, relu, c, co, crs),
        () -> {
          int rows = Math.min(m, Math.max(1, MOST / n));
          float[] other = new float[rows * n];
          return kernels ->
              kernels.matmul(
                  rows,
                  n,
                  k,
                  a,
                  ao,
                  ars,
                  acs,
                  b,
                  bo,
                  brs,
                  bcs,
                  bias,
                  biasOffset,
                  relu,
                  other,
                  0,
                  n);
        });
  }

  @Override
  public void sumBlocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    if (warming.isWarm(SUM_BLOCKS)) {
      fast.sumBlocks(x, xo, stride, rows, columns, out, oo);
      return;
    }
    warming.run(
        SUM_BLOCKS,
        kernels -> kernels.sumBlocks(x, xo, stride, rows, columns, out, oo),
        () -> {
          float[] other = new float[rows];
          return kernels -> kernels.sumBlocks(x, xo, stride, rows, columns, other, 0);
        });
  }

  @Override
  public void sumColumnBlock(
      float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    if (warming.isWarm(SUM_COLUMNS)) {
      fast.sumColumnBlock(x, xo, stride, rows, columns, out, oo);
      return;
    }
    warming.run(
        SUM_COLUMNS,
        kernels -> kernels.sumColumnBlock(x, xo, stride, rows, columns, out, oo),
        () -> {
          float[] other = new float[columns];
          return kernels -> kernels.sumColumnBlock(x, xo, stride, rows, columns, other, 0);
        });
  }

  @Override
  public void sumSquares(float[] x, int n, int firstBlock, int blocks, float[] out) {
    if (warming.isWarm(SUM_SQUARES)) {
      fast.sumSquares(x, n, firstBlock, blocks, out);
      return;
    }
    warming.run(
        SUM_SQUARES,
        kernels -> kernels.sumSquares(x, n, firstBlock, blocks, out),
        () -> {
          float[] other = new float[out.length];
          return kernels -> kernels.sumSquares(x, n, firstBlock, blocks, other);
        });
  }

  @Override
  public float max(float[] x, int xo, int n) {
    return fast.max(x, xo, n);
  }
}
