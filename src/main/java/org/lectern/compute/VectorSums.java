package org.lectern.compute;

import static org.lectern.compute.Kernels.LANES;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;

/** Sums: the 16 lanes of a block are one, two or four vectors. */
final class VectorSums {
  /** Lanes of a column that are summed together: as many accumulators as AVX2 can hold well. */
  private static final int HALF = LANES / 2;

  private VectorSums() {}

  /** Adds the elements of a block to its lanes, which are +0; n is a multiple of 16. */
  static void addToLanes(float[] x, int xo, int n, float[] lanes) {
    if (LENGTH == 16) {
      one(x, xo, n, lanes, 0);
    } else if (LENGTH == 8) {
      two(x, xo, n, lanes, 0);
    } else {
      two(x, xo, n, lanes, 0);
      two(x, xo, n, lanes, 2 * LENGTH);
    }
  }

  private static void one(float[] x, int xo, int n, float[] lanes, int lane) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i += LANES) {
      sum = sum.add(load(x, xo + lane + i));
    }
    sum.intoArray(lanes, lane);
  }

  private static void two(float[] x, int xo, int n, float[] lanes, int lane) {
    FloatVector low = FloatVector.zero(FLOATS);
    FloatVector high = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i += LANES) {
      low = low.add(load(x, xo + lane + i));
      high = high.add(load(x, xo + lane + LENGTH + i));
    }
    low.intoArray(lanes, lane);
    high.intoArray(lanes, lane + LENGTH);
  }

  /** Sums a block over its rows, for as many columns as a vector has lanes. */
  static void columns(float[] x, int xo, int stride, int rows, float[] out, int oo, float[] lanes) {
    eight(x, xo, stride, rows, lanes, 0);
    eight(x, xo + HALF * stride, stride, rows - HALF, lanes, HALF * LENGTH);
    for (int half = HALF; half > 0; half /= 2) {
      for (int at = 0; at < half * LENGTH; at += LENGTH) {
        load(lanes, at).add(load(lanes, at + half * LENGTH)).intoArray(lanes, at);
      }
    }
    load(lanes, 0).intoArray(out, oo);
  }

  /** Eight lanes of each column: rows 0 to 7, 16 to 23, and so on. */
  private static void eight(float[] x, int xo, int stride, int rows, float[] lanes, int lo) {
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int i = 0;
    for (; i + HALF <= rows; i += LANES) {
      int at = xo + i * stride;
      a0 = a0.add(load(x, at));
      a1 = a1.add(load(x, at + stride));
      a2 = a2.add(load(x, at + 2 * stride));
      a3 = a3.add(load(x, at + 3 * stride));
      a4 = a4.add(load(x, at + 4 * stride));
      a5 = a5.add(load(x, at + 5 * stride));
      a6 = a6.add(load(x, at + 6 * stride));
      a7 = a7.add(load(x, at + 7 * stride));
    }
    a0.intoArray(lanes, lo);
    a1.intoArray(lanes, lo + LENGTH);
    a2.intoArray(lanes, lo + 2 * LENGTH);
    a3.intoArray(lanes, lo + 3 * LENGTH);
    a4.intoArray(lanes, lo + 4 * LENGTH);
    a5.intoArray(lanes, lo + 5 * LENGTH);
    a6.intoArray(lanes, lo + 6 * LENGTH);
    a7.intoArray(lanes, lo + 7 * LENGTH);
    for (int lane = lo; i < rows; i++, lane += LENGTH) {
      load(lanes, lane).add(load(x, xo + i * stride)).intoArray(lanes, lane);
    }
  }
}
