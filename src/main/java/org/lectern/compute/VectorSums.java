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

  /** Sets the lanes to the sums of n elements, a multiple of 16. */
  static void lanes(float[] x, int xo, int n, float[] lanes) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      FloatVector sum = zero(FLOATS);
      for (int i = 0; i < n; i += LANES) {
        sum = sum.add(fromArray(FLOATS, x, xo + lane + i));
      }
      sum.intoArray(lanes, lane);
    }
  }

  /** The same for four rows: their additions need not wait for each other. */
  static void lanesOfFour(float[] x, int xo, int stride, int n, float[] lanes) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      FloatVector sum0 = zero(FLOATS);
      FloatVector sum1 = zero(FLOATS);
      FloatVector sum2 = zero(FLOATS);
      FloatVector sum3 = zero(FLOATS);
      int at = xo + lane;
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
  }

  /** y[i] = y[i] + x[i] + x[i + step] + x[i + 2·step] + x[i + 3·step], from left to right. */
  static void addFour(float[] x, int xo, int step, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      int at = xo + i;
      FloatVector sum = fromArray(FLOATS, y, yo + i).add(fromArray(FLOATS, x, at));
      sum = sum.add(fromArray(FLOATS, x, at + step));
      sum = sum.add(fromArray(FLOATS, x, at + 2 * step));
      sum.add(fromArray(FLOATS, x, at + 3 * step)).intoArray(y, yo + i);
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
