package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
    VectorUnary.apply(op, x, xo, out, oo, whole);
    int rest = n - whole;
    if (rest < 3 || ScalarUnary.cheap(op)) {
      ScalarUnary.apply(op, x, xo + whole, out, oo + whole, rest);
      return;
    }
    // the functions that take many operations, on a vector filled up with an ordinary number
    float[] vector = new float[LENGTH];
    all(1).intoArray(vector, 0);
    System.arraycopy(x, xo + whole, vector, 0, rest);
    VectorUnary.apply(op, vector, 0, vector, 0, LENGTH);
    System.arraycopy(vector, 0, out, oo + whole, rest);
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    int whole = n - n % LENGTH;
    if (whole > 0) {
      VectorBinary.apply(op, a, ao, as, b, bo, bs, out, oo, whole);
    }
    int rest = n - whole;
    ScalarBinary.apply(op, a, ao + whole * as, as, b, bo + whole * bs, bs, out, oo + whole, rest);
  }

  @Override
  public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    int whole = n - n % LENGTH;
    for (int i = 0; i < whole; i += LENGTH) {
      load(y, yo + i).add(load(x, xo + i).mul(alpha)).intoArray(y, yo + i);
    }
    scalar.scaleAdd(alpha, x, xo + whole, y, yo + whole, n - whole);
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
    float[] lanes = new float[LANES];
    int whole = columns - columns % LANES;
    for (int i = 0; i < rows; i++) {
      int row = xo + i * stride;
      VectorSums.addToLanes(x, row, whole, lanes);
      ScalarKernels.addToLanes(x, row, whole, columns, lanes);
      out[oo + i] = ScalarKernels.foldLanes(lanes);
    }
  }

  @Override
  public void sumColumnBlock(
      float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    int whole = columns - columns % LENGTH;
    if (whole > 0) {
      float[] lanes = new float[LANES * LENGTH];
      for (int j = 0; j < whole; j += LENGTH) {
        VectorSums.columns(x, xo + j, stride, rows, out, oo + j, lanes);
      }
    }
    if (whole < columns) {
      scalar.sumColumnBlock(x, xo + whole, stride, rows, columns - whole, out, oo + whole);
    }
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
      out[block] = ScalarKernels.foldLanes(lanes);
    }
  }

  @Override
  public float max(float[] x, int xo, int n) {
    if (n < 2 * LENGTH) {
      return scalar.max(x, xo, n);
    }
    FloatVector max = load(x, xo);
    int i = LENGTH;
    for (; i + LENGTH <= n; i += LENGTH) {
      max = max.lanewise(VectorOperators.MAX, load(x, xo + i));
    }
    float[] rest = Arrays.copyOf(max.toArray(), LENGTH + n - i);
    System.arraycopy(x, xo + i, rest, LENGTH, n - i);
    return scalar.max(rest, 0, rest.length);
  }
}
