package org.lectern.compute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Two forms of the kernels with the same bits: each operation moves to the second when it pays. */
final class WarmingKernels implements Kernels {
  /** More elements of a sample teach the compiler nothing. */
  private static final int MOST = 1 << 14;

  /** Below, the simplest operation takes as long in either form, and the clock takes longer. */
  private static final int SHORT = 1024;

  /** Products of fewer columns, and those that read a transposed, run in tiles of their own. */
  private static final int NARROW = 24;

  private static final int BINARY = Unary.values().length;
  private static final int WHERE = BINARY + Binary.values().length;
  private static final int SCALE_ADD = WHERE + 1;
  private static final int MATMUL = SCALE_ADD + 1;
  private static final int SUM_BLOCKS = MATMUL + 4;
  private static final int ADD_MANY = SUM_BLOCKS + 1;
  private static final int SUM_SQUARES = ADD_MANY + 1;
  private static final int MAX = SUM_SQUARES + 1;
  private static final int WINDOW_PRODUCTS = MAX + 1;
  private static final int WINDOW_ROWS = WINDOW_PRODUCTS + 1;
  private static final int WINDOW_GRADIENTS = WINDOW_ROWS + 1;
  private static final int WINDOW_MAXIMA = WINDOW_GRADIENTS + 1;
  private static final int ADD_ROWS = WINDOW_MAXIMA + 1;
  private static final int LSTM_GRADIENT = ADD_ROWS + 1;
  private static final int EXP_MINUS_MAX = LSTM_GRADIENT + 1;
  private static final int COUNT = EXP_MINUS_MAX + 1;

  private final Kernels cold;
  private final Kernels fast;
  private final Warming warming;

  WarmingKernels(Kernels cold, Kernels fast) {
    this.cold = cold;
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
    if (n < SHORT) {
      cold.scaleAdd(alpha, x, xo, y, yo, n);
      return;
    }
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
  public int panel() {
    return fast.panel();
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
      boolean add,
      float[] c,
      int co,
      int crs) {
    int operation = MATMUL + (n < NARROW ? 0 : 1) + (acs == 1 ? 0 : 2);
    if (warming.isWarm(operation)) {
      fast.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, add, c, co, crs);
      return;
    }
    warming.run(
        operation,
        kernels ->
            kernels.matmul(
                m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, add, c, co, crs),
        () -> {
          int rows = Math.min(m, Math.max(1, MOST / n));
          float[] other = new float[rows * n];
          return kernels ->
              kernels.matmul(
                  rows, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, add, other, 0, n);
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
  public void where(
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
      int n) {
    if (warming.isWarm(WHERE)) {
      fast.where(test, to, a, ao, as, b, bo, bs, out, oo, n);
      return;
    }
    warming.run(
        WHERE,
        kernels -> kernels.where(test, to, a, ao, as, b, bo, bs, out, oo, n),
        () -> {
          float[] other = new float[Math.min(n, MOST)];
          return kernels -> kernels.where(test, to, a, ao, as, b, bo, bs, other, 0, other.length);
        });
  }

  @Override
  public void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n) {
    if (warming.isWarm(ADD_MANY)) {
      fast.addMany(x, xo, step, count, y, yo, n);
      return;
    }
    warming.run(
        ADD_MANY,
        kernels -> kernels.addMany(x, xo, step, count, y, yo, n),
        () -> {
          float[] other = new float[n];
          return kernels -> kernels.addMany(x, xo, step, count, other, 0, n);
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
  public void addRows(
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
      int ors) {
    if (warming.isWarm(ADD_ROWS)) {
      fast.addRows(rows, n, a, ao, ars, b, bo, brs, out, oo, ors);
      return;
    }
    warming.run(
        ADD_ROWS,
        kernels -> kernels.addRows(rows, n, a, ao, ars, b, bo, brs, out, oo, ors),
        () -> {
          int some = Math.min(rows, Math.max(1, MOST / n));
          float[] other = new float[some * n];
          return kernels -> kernels.addRows(some, n, a, ao, ars, b, bo, brs, other, 0, n);
        });
  }

  @Override
  public void lstmGradient(
      int hidden,
      float[][] now,
      int at,
      float[] before,
      int bo,
      float[] dh,
      float[] dc,
      int go,
      float[] ds,
      int so) {
    if (warming.isWarm(LSTM_GRADIENT)) {
      fast.lstmGradient(hidden, now, at, before, bo, dh, dc, go, ds, so);
      return;
    }
    warming.run(
        LSTM_GRADIENT,
        kernels -> kernels.lstmGradient(hidden, now, at, before, bo, dh, dc, go, ds, so),
        () -> {
          float[] h = Arrays.copyOfRange(dh, go, go + hidden);
          float[] c = Arrays.copyOfRange(dc, go, go + hidden);
          float[] other = new float[4 * hidden];
          return kernels -> kernels.lstmGradient(hidden, now, at, before, bo, h, c, 0, other, 0);
        });
  }

  @Override
  public float max(float[] x, int xo, int n) {
    if (warming.isWarm(MAX)) {
      return fast.max(x, xo, n);
    }
    float[] max = new float[1];
    warming.run(
        MAX, kernels -> max[0] = kernels.max(x, xo, n), () -> kernels -> kernels.max(x, xo, n));
    return max[0];
  }

  @Override
  public void expMinusMax(float[] x, int xo, float[] out, int oo, int n) {
    if (warming.isWarm(EXP_MINUS_MAX)) {
      fast.expMinusMax(x, xo, out, oo, n);
      return;
    }
    warming.run(
        EXP_MINUS_MAX,
        kernels -> kernels.expMinusMax(x, xo, out, oo, n),
        () -> {
          int some = Math.min(n, MOST);
          float[] row = Arrays.copyOfRange(x, xo, xo + some);
          float[] other = new float[some];
          return kernels -> kernels.expMinusMax(row, 0, other, 0, some);
        });
  }

  @Override
  public void windowProducts(
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
      int os) {
    if (warming.isWarm(WINDOW_PRODUCTS)) {
      fast.windowProducts(units, terms, w, wo, ws, x, xo, offsets, first, runs, out, os);
      return;
    }
    warming.run(
        WINDOW_PRODUCTS,
        kernels ->
            kernels.windowProducts(units, terms, w, wo, ws, x, xo, offsets, first, runs, out, os),
        () -> {
          float[] other = new float[units * os];
          return kernels ->
              kernels.windowProducts(
                  units, terms, w, wo, ws, x, xo, offsets, first, runs, other, os);
        });
  }

  @Override
  public void windowRows(
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
      int rows) {
    if (warming.isWarm(WINDOW_ROWS)) {
      fast.windowRows(
          units, images, x, spacing, stride, bias, first, out, oo, unitStep, imageStep, width,
          rows);
      return;
    }
    warming.run(
        WINDOW_ROWS,
        kernels ->
            kernels.windowRows(
                units, images, x, spacing, stride, bias, first, out, oo, unitStep, imageStep, width,
                rows),
        () -> {
          int size = width * rows;
          float[] other = new float[units * size];
          return kernels ->
              kernels.windowRows(
                  units, 1, x, spacing, stride, bias, first, other, 0, size, 0, width, rows);
        });
  }

  @Override
  public void windowGradients(
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
      int oo) {
    if (warming.isWarm(WINDOW_GRADIENTS)) {
      fast.windowGradients(windows, channel, channels, units, x, cells, n, g, gs, out, oo);
      return;
    }
    warming.run(
        WINDOW_GRADIENTS,
        kernels ->
            kernels.windowGradients(windows, channel, channels, units, x, cells, n, g, gs, out, oo),
        () -> {
          // the cells of later calls may lie behind the end of this x
          int[] same = Arrays.copyOf(cells, n);
          float[] other = new float[windows.offsets.length * gs];
          return kernels ->
              kernels.windowGradients(
                  windows, channel, channels, units, x, same, n, g, gs, other, 0);
        });
  }

  @Override
  public void windowMaxima(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    if (warming.isWarm(WINDOW_MAXIMA)) {
      fast.windowMaxima(x, first, planes, vertical, horizontal, out, winners);
      return;
    }
    warming.run(
        WINDOW_MAXIMA,
        kernels -> kernels.windowMaxima(x, first, planes, vertical, horizontal, out, winners),
        () -> {
          float[] other = new float[planes * vertical.output() * horizontal.output()];
          float[] places = new float[other.length];
          return kernels -> kernels.windowMaxima(x, 0, planes, vertical, horizontal, other, places);
        });
  }
}
