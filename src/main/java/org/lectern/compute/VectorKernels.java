package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kernels on the Vector API; what doesn't fill a vector is left to {@link ScalarKernels}. */
final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();

  /** Called by reflection: nothing outside the Vector files may need the incubator module. */
  VectorKernels() {}

  @Override
  public String toString() {
    return "vector kernels, " + VectorWidth.FLOATS.vectorBitSize() + " bits";
  }

  @Override
  public void prepare() {
    VectorCaches.fill();
  }

  @Override
  public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    VectorUnary.apply(op, x, xo, out, oo, n);
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    if (as == 1 && bs == 1) {
      VectorBinary.apply(op, a, ao, b, bo, out, oo, n);
    } else {
      repeated(op, a, ao, as, b, bo, bs, out, oo, n);
    }
  }

  /** A number that is repeated is copied as often as some vectors hold. */
  private static void repeated(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    if (as == bs) {
      Arrays.fill(out, oo, oo + n, ScalarBinary.apply(op, a[ao], b[bo]));
      return;
    }
    if (op == Binary.DIVIDE && bs == 0 && VectorDivision.fits(b[bo], n)) {
      VectorDivision.divide(a, ao, b[bo], out, oo, n);
      return;
    }
    float[] numbers = Scratch.current().repeated;
    int piece = Math.min(n, Scratch.REPEATED);
    Arrays.fill(numbers, 0, piece, as == 0 ? a[ao] : b[bo]);
    for (int i = 0; i < n; i += piece) {
      int count = Math.min(piece, n - i);
      if (as == 0) {
        VectorBinary.apply(op, numbers, 0, b, bo + i, out, oo + i, count);
      } else {
        VectorBinary.apply(op, a, ao + i, numbers, 0, out, oo + i, count);
      }
    }
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
    VectorBinary.where(test, to, a, ao, as, b, bo, bs, out, oo, n);
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
      VectorBinary.apply(Binary.ADD, a, ao + i * ars, b, bo + i * brs, out, oo + i * ors, n);
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
    int whole = hidden - hidden % LENGTH;
    VectorLstm.gradient(whole, now, at, before, bo, dh, dc, go, ds, so, hidden);
    LstmCell.gradient(whole, hidden, now, at, before, bo, dh, dc, go, ds, so, hidden);
  }

  @Override
  public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    scalar.scaleAdd(alpha, x, xo, y, yo, n);
  }

  @Override
  public int panel() {
    return VectorMatmul.COLUMNS;
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
    if (n == 1 && ars == 1 && crs == 1 && bias == null) {
      // one column of a transposed a: as one row, its elements are the lanes
      VectorMatmul.multiply(1, m, k, b, bo, bcs, brs, a, ao, acs, ars, null, 0, add, c, co, m);
    } else {
      VectorMatmul.multiply(
          m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, add, c, co, crs);
    }
  }

  @Override
  public void sumBlocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    if (columns < LANES) {
      scalar.sumBlocks(x, xo, stride, rows, columns, out, oo);
    } else {
      VectorSums.blocks(x, xo, stride, rows, columns, out, oo);
    }
  }

  @Override
  public void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n) {
    VectorSums.addMany(x, xo, step, count, y, yo, n);
  }

  @Override
  public void sumSquares(float[] x, int n, int firstBlock, int blocks, float[] out) {
    VectorSquares.blocks(x, n, firstBlock, blocks, out);
  }

  @Override
  public float max(float[] x, int xo, int n) {
    if (n < 4 * LENGTH) {
      return scalar.max(x, xo, n);
    }
    float[] vector = Scratch.current().vector;
    VectorSums.maxima(x, xo, n, vector);
    return scalar.max(vector, 0, LENGTH);
  }

  @Override
  public void expMinusMax(float[] x, int xo, float[] out, int oo, int n) {
    if (!VectorSoftmax.exp(x, xo, out, oo, n)) {
      Kernels.super.expMinusMax(x, xo, out, oo, n);
    }
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
    VectorWindows.products(units, terms, w, wo, ws, x, xo, offsets, first, runs, out, os);
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
    VectorWindows.rows(
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
    VectorWindowGradients.run(windows, channel, channels, units, x, cells, n, g, gs, out, oo);
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
    if (VectorMaxima.fits(vertical, horizontal)) {
      VectorMaxima.find(x, first, planes, vertical, horizontal, out, winners);
    } else {
      scalar.windowMaxima(x, first, planes, vertical, horizontal, out, winners);
    }
  }
}
