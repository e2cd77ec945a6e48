package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static org.lectern.compute.Kernels.LANES;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Sums and maxima: the 16 lanes of a block are one, two or four vectors. */
final class VectorSums {
  private VectorSums() {}

  /** out[i] = the sum of a block; of four rows at a time, so that no addition waits for another. */
  static void blocks(float[] x, int xo, int stride, int rows, int columns, float[] out, int oo) {
    float[] lanes = Scratch.current().lanes;
    int n = columns - columns % LANES;
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      int first = xo + row * stride;
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        int at = first + lane;
        FloatVector sum0 = zero(FLOATS);
        FloatVector sum1 = zero(FLOATS);
        FloatVector sum2 = zero(FLOATS);
        FloatVector sum3 = zero(FLOATS);
        for (int i = 0; i < n; i += LANES) {
          sum0 = sum0.add(fromArray(FLOATS, x, at + i));
          sum1 = sum1.add(fromArray(FLOATS, x, at + stride + i));
          sum2 = sum2.add(fromArray(FLOATS, x, at + 2 * stride + i));
          sum3 = sum3.add(fromArray(FLOATS, x, at + 3 * stride + i));
        }
        sum0.intoArray(lanes, lane);
        sum1.intoArray(lanes, lane + LANES);
        sum2.intoArray(lanes, lane + 2 * LANES);
        sum3.intoArray(lanes, lane + 3 * LANES);
      }
      for (int i = 0; i < 4; i++) {
        int rest = first + i * stride + n;
        ScalarKernels.addToLanes(x, rest, columns - n, lanes, i * LANES);
        out[oo + row + i] = ScalarKernels.foldLanes(lanes, i * LANES);
      }
    }
    for (; row < rows; row++) {
      int first = xo + row * stride;
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        FloatVector sum = zero(FLOATS);
        for (int i = 0; i < n; i += LANES) {
          sum = sum.add(fromArray(FLOATS, x, first + lane + i));
        }
        sum.intoArray(lanes, lane);
      }
      ScalarKernels.addToLanes(x, first + n, columns - n, lanes, 0);
      out[oo + row] = ScalarKernels.foldLanes(lanes, 0);
    }
  }

  /** y[j] = y[j] + x[j] + x[j + step] + …, four numbers in one pass over y. */
  static void addMany(float[] x, int xo, int step, int count, float[] y, int yo, int n) {
    int whole = n - n % LENGTH;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      int x0 = xo + i * step;
      int x1 = x0 + step;
      int x2 = x1 + step;
      int x3 = x2 + step;
      for (int j = 0; j < whole; j += LENGTH) {
        FloatVector sum = fromArray(FLOATS, y, yo + j).add(fromArray(FLOATS, x, x0 + j));
        sum = sum.add(fromArray(FLOATS, x, x1 + j)).add(fromArray(FLOATS, x, x2 + j));
        sum.add(fromArray(FLOATS, x, x3 + j)).intoArray(y, yo + j);
      }
      for (int j = whole; j < n; j++) {
        y[yo + j] = y[yo + j] + x[x0 + j] + x[x1 + j] + x[x2 + j] + x[x3 + j];
      }
    }
    for (; i < count; i++) {
      int at = xo + i * step;
      for (int j = 0; j < whole; j += LENGTH) {
        FloatVector sum = fromArray(FLOATS, y, yo + j).add(fromArray(FLOATS, x, at + j));
        sum.intoArray(y, yo + j);
      }
      for (int j = whole; j < n; j++) {
        y[yo + j] += x[at + j];
      }
    }
  }

  /** The maxima of n elements by their position, as many as four vectors have; n ≥ that. */
  static void maxima(float[] x, int xo, int n, float[] out) {
    FloatVector max0 = fromArray(FLOATS, x, xo);
    FloatVector max1 = fromArray(FLOATS, x, xo + LENGTH);
    FloatVector max2 = fromArray(FLOATS, x, xo + 2 * LENGTH);
    FloatVector max3 = fromArray(FLOATS, x, xo + 3 * LENGTH);
    for (int i = 4 * LENGTH; i + 4 * LENGTH <= n; i += 4 * LENGTH) {
      int at = xo + i;
      max0 = max0.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, at));
      max1 = max1.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, at + LENGTH));
      max2 = max2.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, at + 2 * LENGTH));
      max3 = max3.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, at + 3 * LENGTH));
    }
    // whatever is left over overlaps with what was seen, which changes no maximum
    int last = xo + n - 4 * LENGTH;
    max0 = max0.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, last));
    max1 = max1.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, last + LENGTH));
    max2 = max2.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, last + 2 * LENGTH));
    max3 = max3.lanewise(VectorOperators.MAX, fromArray(FLOATS, x, last + 3 * LENGTH));
    max0 = max0.lanewise(VectorOperators.MAX, max1);
    max2 = max2.lanewise(VectorOperators.MAX, max3);
    max0.lanewise(VectorOperators.MAX, max2).intoArray(out, 0);
  }
}
