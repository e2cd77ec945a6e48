package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

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
  public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    int whole = n - n % LENGTH;
    if (whole > 0) {
      VectorUnary.apply(op, x, xo, out, oo, whole);
    }
    int rest = n - whole;
    if (rest < 3 || ScalarUnary.cheap(op)) {
      ScalarUnary.apply(op, x, xo + whole, out, oo + whole, rest);
      return;
    }
    // the functions that take many operations, on a vector filled up with an ordinary number
    float[] vector = Scratch.current().vector;
    Arrays.fill(vector, 1);
    System.arraycopy(x, xo + whole, vector, 0, rest);
    VectorUnary.apply(op, vector, 0, vector, 0, LENGTH);
    System.arraycopy(vector, 0, out, oo + whole, rest);
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    int whole = n - n % LENGTH;
    if (whole > 0) {
      if (as == 1 && bs == 1) {
        VectorBinary.apply(op, a, ao, b, bo, out, oo, whole);
      } else {
        repeated(op, a, ao, as, b, bo, bs, out, oo, whole);
      }
    }
    int rest = n - whole;
    if (rest > 0) {
      ScalarBinary.apply(op, a, ao + whole * as, as, b, bo + whole * bs, bs, out, oo + whole, rest);
    }
  }

  /** A number that is repeated is copied as often as some vectors need. */
  private static void repeated(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    if (as == bs) {
      Arrays.fill(out, oo, oo + n, ScalarBinary.apply(op, a[ao], b[bo]));
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
    Scratch scratch = Scratch.current();
    int whole = n - n % LENGTH;
    int piece = as == 1 && bs == 1 ? whole : Math.min(whole, Scratch.REPEATED);
    float[] left = as == 1 ? a : scratch.repeated;
    float[] right = bs == 1 ? b : scratch.repeatedToo;
    if (as == 0) {
      Arrays.fill(left, 0, piece, a[ao]);
    }
    if (bs == 0) {
      Arrays.fill(right, 0, piece, b[bo]);
    }
    for (int i = 0; i < whole; i += piece) {
      int count = Math.min(piece, whole - i);
      int x = as == 1 ? ao + i : 0;
      int y = bs == 1 ? bo + i : 0;
      VectorBinary.where(test, to + i, left, x, right, y, out, oo + i, count);
    }
    int x = ao + whole * as;
    int y = bo + whole * bs;
    scalar.where(test, to + whole, a, x, as, b, y, bs, out, oo + whole, n - whole);
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
    int whole = n - n % LENGTH;
    for (int i = 0; i < rows; i++) {
      int x = ao + i * ars;
      int y = bo + i * brs;
      int z = oo + i * ors;
      for (int j = 0; j < whole; j += LENGTH) {
        load(a, x + j).add(load(b, y + j)).intoArray(out, z + j);
      }
      for (int j = whole; j < n; j++) {
        out[z + j] = a[x + j] + b[y + j];
      }
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
    int whole = n - n % LENGTH;
    if (whole > 0) {
      VectorBinary.scaleAdd(alpha, x, xo, y, yo, whole);
    }
    scalar.scaleAdd(alpha, x, xo + whole, y, yo + whole, n - whole);
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
      boolean relu,
      float[] c,
      int co,
      int crs) {
    if (n == 1 && ars == 1 && crs == 1 && bias == null) {
      // one column of a transposed a: as one row, its elements are the lanes
      VectorMatmul.multiply(1, m, k, b, bo, bcs, brs, a, ao, acs, ars, null, 0, relu, c, co, m);
    } else {
      VectorMatmul.multiply(
          m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, relu, c, co, crs);
    }
  }

  @Override
  public void sumBlocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    if (columns < LANES) {
      scalar.sumBlocks(x, xo, stride, rows, columns, out, oo);
      return;
    }
    float[] lanes = Scratch.current().lanes;
    int whole = columns - columns % LANES;
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      VectorSums.lanesOfFour(x, xo + i * stride, stride, whole, lanes);
      for (int row = 0; row < 4; row++) {
        int at = xo + (i + row) * stride;
        ScalarKernels.addToLanes(x, at + whole, columns - whole, lanes, row * LANES);
        out[oo + i + row] = ScalarKernels.foldLanes(lanes, row * LANES);
      }
    }
    for (; i < rows; i++) {
      int at = xo + i * stride;
      VectorSums.lanes(x, at, whole, lanes);
      ScalarKernels.addToLanes(x, at + whole, columns - whole, lanes, 0);
      out[oo + i] = ScalarKernels.foldLanes(lanes, 0);
    }
  }

  @Override
  public void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n) {
    int whole = n - n % LENGTH;
    int i = 0;
    if (whole > 0) {
      for (; i + 4 <= count; i += 4) {
        VectorSums.addFour(x, xo + i * step, step, y, yo, whole);
      }
      for (; i < count; i++) {
        VectorBinary.apply(Binary.ADD, y, yo, x, xo + i * step, y, yo, whole);
      }
    }
    scalar.addMany(x, xo + whole, step, count, y, yo + whole, n - whole);
  }

  @Override
  public void sumSquares(float[] x, int n, int firstBlock, int blocks, float[] out) {
    float[] lanes = new float[LANES];
    for (int block = firstBlock; block < firstBlock + blocks; block++) {
      int start = block * BLOCK;
      int length = Math.min(BLOCK, n - start);
      int whole = length - length % LANES;
      VectorSquares.addToLanes(x, start, whole, lanes);
      ScalarKernels.addSquaresToLanes(x, start, whole, length, lanes);
      out[block] = ScalarKernels.foldLanes(lanes, 0);
    }
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
}
