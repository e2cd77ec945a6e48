package org.lectern.compute;

import static org.lectern.compute.Fma.fma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kernels in plain Java, for every machine. */
final class ScalarKernels implements Kernels {
  @Override
  public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    ScalarUnary.apply(op, x, xo, out, oo, n);
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    ScalarBinary.apply(op, a, ao, as, b, bo, bs, out, oo, n);
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
    for (int i = 0; i < n; i++) {
      // both are read, so that no branch depends on the test
      float x = a[ao + i * as];
      float y = b[bo + i * bs];
      out[oo + i] = test[to + i] != 0 ? x : y;
    }
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
    for (int i = 0; i < rows; i++) {
      binary(Binary.ADD, a, ao + i * ars, 1, b, bo + i * brs, 1, out, oo + i * ors, n);
    }
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
    LstmCell.gradient(0, hidden, now, at, before, bo, dh, dc, go, ds, so, hidden);
  }

  @Override
  public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = y[yo + i] + alpha * x[xo + i];
    }
  }

  /** Reads any matrix where it lies. */
  @Override
  public int panel() {
    return Integer.MAX_VALUE;
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
    float[] rows = b;
    float[] later = k > BLOCK || add ? new float[n] : c;
    for (int start = 0; start < k; start += BLOCK) {
      int length = Math.min(BLOCK, k - start);
      int first = bo + start * brs;
      int stride = brs;
      if (bcs != 1) {
        rows = start == 0 ? new float[length * n] : rows;
        transpose(length, n, b, first, brs, bcs, rows, 0, n);
        first = 0;
        stride = n;
      }
      for (int i = 0; i < m; i++) {
        int row = ao + i * ars + start * acs;
        if (start == 0 && !add) {
          chains(n, length, a, row, acs, rows, first, stride, c, co + i * crs);
        } else {
          chains(n, length, a, row, acs, rows, first, stride, later, 0);
          ScalarBinary.apply(Binary.ADD, c, co + i * crs, 1, later, 0, 1, c, co + i * crs, n);
        }
      }
    }
    finish(m, n, bias, biasOffset, c, co, crs);
  }

  /** out[p][j] = x[p·xrs + j·xcs], eight columns at a time: few enough streams for any cache. */
  static void transpose(
      int rows, int columns, float[] x, int xo, int xrs, int xcs, float[] out, int oo, int ors) {
    int j = 0;
    for (; j + 8 <= columns; j += 8) {
      int x0 = xo + j * xcs;
      int x1 = x0 + xcs;
      int x2 = x1 + xcs;
      int x3 = x2 + xcs;
      int x4 = x3 + xcs;
      int x5 = x4 + xcs;
      int x6 = x5 + xcs;
      int x7 = x6 + xcs;
      for (int p = 0; p < rows; p++) {
        int at = p * xrs;
        int to = oo + p * ors + j;
        float e0 = x[x0 + at];
        float e1 = x[x1 + at];
        float e2 = x[x2 + at];
        float e3 = x[x3 + at];
        float e4 = x[x4 + at];
        float e5 = x[x5 + at];
        float e6 = x[x6 + at];
        float e7 = x[x7 + at];
        out[to] = e0;
        out[to + 1] = e1;
        out[to + 2] = e2;
        out[to + 3] = e3;
        out[to + 4] = e4;
        out[to + 5] = e5;
        out[to + 6] = e6;
        out[to + 7] = e7;
      }
    }
    for (; j < columns; j++) {
      for (int p = 0; p < rows; p++) {
        out[oo + p * ors + j] = x[xo + p * xrs + j * xcs];
      }
    }
  }

  /** Adds the bias to each row. */
  static void finish(
      int rows, int columns, float @Nullable [] bias, int bo, float[] c, int co, int crs) {
    if (bias == null) {
      return;
    }
    for (int i = 0; i < rows; i++) {
      int row = co + i * crs;
      for (int j = 0; j < columns; j++) {
        c[row + j] = c[row + j] + bias[bo + j];
      }
    }
  }

  /** One row of one block: each element's chain of fma, four terms in one pass over the row. */
  private static void chains(
      int n, int k, float[] a, int ao, int acs, float[] b, int bo, int brs, float[] out, int oo) {
    Arrays.fill(out, oo, oo + n, 0);
    int p = 0;
    for (; p + 4 <= k; p += 4) {
      int at = ao + p * acs;
      int row = bo + p * brs;
      four(n, a[at], a[at + acs], a[at + 2 * acs], a[at + 3 * acs], b, row, brs, out, oo);
    }
    for (; p < k; p++) {
      float factor = a[ao + p * acs];
      int row = bo + p * brs;
      for (int j = 0; j < n; j++) {
        out[oo + j] = fma(factor, b[row + j], out[oo + j]);
      }
    }
  }

  private static void four(
      int n,
      float a0,
      float a1,
      float a2,
      float a3,
      float[] b,
      int b0,
      int brs,
      float[] out,
      int oo) {
    int b1 = b0 + brs;
    int b2 = b1 + brs;
    int b3 = b2 + brs;
    for (int j = 0; j < n; j++) {
      float chain = fma(a0, b[b0 + j], out[oo + j]);
      chain = fma(a1, b[b1 + j], chain);
      chain = fma(a2, b[b2 + j], chain);
      out[oo + j] = fma(a3, b[b3 + j], chain);
    }
  }

  @Override
  public void sumBlocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    float[] lanes = Scratch.current().lanes;
    int first = Math.min(columns, LANES);
    Arrays.fill(lanes, first, LANES, 0);
    for (int i = 0; i < rows; i++) {
      int row = xo + i * stride;
      for (int lane = 0; lane < first; lane++) {
        lanes[lane] = 0 + x[row + lane];
      }
      addToLanes(x, row + first, columns - first, lanes, 0);
      out[oo + i] = foldLanes(lanes, 0);
    }
  }

  /** Adds n elements from the first lane on, round and round. */
  static void addToLanes(float[] x, int xo, int n, float[] lanes, int lo) {
    for (int i = 0; i < n; i++) {
      lanes[lo + i % LANES] += x[xo + i];
    }
  }

  /** 16 → 8 → 4 → 2 → 1. */
  static float foldLanes(float[] l, int o) {
    float a0 = l[o] + l[o + 8];
    float a1 = l[o + 1] + l[o + 9];
    float a2 = l[o + 2] + l[o + 10];
    float a3 = l[o + 3] + l[o + 11];
    float a4 = l[o + 4] + l[o + 12];
    float a5 = l[o + 5] + l[o + 13];
    float a6 = l[o + 6] + l[o + 14];
    float a7 = l[o + 7] + l[o + 15];
    return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
  }

  @Override
  public void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      addFour(x, xo + i * step, step, y, yo, n);
    }
    for (; i < count; i++) {
      int at = xo + i * step;
      for (int j = 0; j < n; j++) {
        y[yo + j] += x[at + j];
      }
    }
  }

  private static void addFour(float[] x, int x0, int step, float[] y, int yo, int n) {
    int x1 = x0 + step;
    int x2 = x1 + step;
    int x3 = x2 + step;
    for (int j = 0; j < n; j++) {
      y[yo + j] = y[yo + j] + x[x0 + j] + x[x1 + j] + x[x2 + j] + x[x3 + j];
    }
  }

  @Override
  public void sumSquares(float[] x, int n, int firstBlock, int blocks, float[] out) {
    float[] lanes = Scratch.current().lanes;
    for (int block = firstBlock; block < firstBlock + blocks; block++) {
      int start = block * BLOCK;
      Arrays.fill(lanes, 0, LANES, 0);
      addSquaresToLanes(x, start, Math.min(BLOCK, n - start), lanes);
      out[block] = foldLanes(lanes, 0);
    }
  }

  /** Adds the squares of n elements from the first lane on, round and round. */
  static void addSquaresToLanes(float[] x, int xo, int n, float[] lanes) {
    for (int i = 0; i < n; i++) {
      lanes[i % LANES] += x[xo + i] * x[xo + i];
    }
  }

  /** Compares bits as whole numbers: the larger of two floats is hard to foresee for a branch. */
  @Override
  public float max(float[] x, int xo, int n) {
    int max = ordered(x[xo]);
    for (int i = 1; i < n; i++) {
      max = Math.max(max, ordered(x[xo + i]));
    }
    return unordered(max);
  }

  /** A number's bits such that larger numbers have larger ones, and NaN the largest. */
  static int ordered(float x) {
    int bits = Float.floatToIntBits(x);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /** The number of such bits. */
  static float unordered(int ordered) {
    return Float.intBitsToFloat(ordered ^ (ordered >> 31 & Integer.MAX_VALUE));
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
    ScalarWindows.products(units, terms, w, wo, ws, x, xo, offsets, first, runs, out, os);
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
    ScalarWindows.rows(
        units, images, x, spacing, stride, bias, first, out, oo, unitStep, imageStep, width, rows);
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
    ScalarWindows.gradients(windows, channel, channels, units, x, cells, n, g, gs, out, oo);
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
    ScalarMaxima.find(x, first, planes, vertical, horizontal, out, winners);
  }
}
