package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * e^(x − m) of a row, m its largest number: {@link VectorExponential} without a look at each
 * vector, for rows whose numbers lie close enough together that every power is a normal number.
 */
final class VectorSoftmax {
  /** The largest number minus the smallest, up to which 2^n is a normal number. */
  private static final float WIDEST = 80;

  private VectorSoftmax() {}

  /** Whether it wrote the row; if not, it wrote nothing. */
  static boolean exp(float[] x, int xo, float[] out, int oo, int n) {
    if (n < 4 * LENGTH) {
      return false;
    }
    int[] extremes = Scratch.current().extremes;
    extremes(x, xo, n, extremes);
    int largest = extremes[0];
    int smallest = extremes[LENGTH];
    for (int i = 1; i < LENGTH; i++) {
      largest = Math.max(largest, extremes[i]);
      smallest = Math.min(smallest, extremes[LENGTH + i]);
    }
    float max = ScalarKernels.unordered(largest);
    float min = ScalarKernels.unordered(smallest);
    if (!(max - min <= WIDEST)) {
      return false;
    }
    powers(x, xo, max, out, oo, n);
    return true;
  }

  /**
   * The largest and, behind them, the smallest of n ≥ 4 vectors' bits by their position, in the
   * order of {@link ScalarKernels#ordered}; NaN of either sign becomes an extreme.
   */
  private static void extremes(float[] x, int xo, int n, int[] out) {
    IntVector magnitude = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    // first the last vectors: what overlaps is seen twice, which changes no extreme
    int last = xo + n - 4 * LENGTH;
    IntVector x0 = fromArray(FLOATS, x, last).reinterpretAsInts();
    IntVector x1 = fromArray(FLOATS, x, last + LENGTH).reinterpretAsInts();
    IntVector x2 = fromArray(FLOATS, x, last + 2 * LENGTH).reinterpretAsInts();
    IntVector x3 = fromArray(FLOATS, x, last + 3 * LENGTH).reinterpretAsInts();
    IntVector max0 = x0.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x0);
    IntVector max1 = x1.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x1);
    IntVector max2 = x2.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x2);
    IntVector max3 = x3.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x3);
    IntVector min0 = max0;
    IntVector min1 = max1;
    IntVector min2 = max2;
    IntVector min3 = max3;
    for (int i = 0; i + 4 * LENGTH <= n; i += 4 * LENGTH) {
      x0 = fromArray(FLOATS, x, xo + i).reinterpretAsInts();
      x1 = fromArray(FLOATS, x, xo + LENGTH + i).reinterpretAsInts();
      x2 = fromArray(FLOATS, x, xo + 2 * LENGTH + i).reinterpretAsInts();
      x3 = fromArray(FLOATS, x, xo + 3 * LENGTH + i).reinterpretAsInts();
      x0 = x0.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x0);
      x1 = x1.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x1);
      x2 = x2.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x2);
      x3 = x3.lanewise(ASHR, 31).and(magnitude).lanewise(XOR, x3);
      max0 = max0.max(x0);
      min0 = min0.min(x0);
      max1 = max1.max(x1);
      min1 = min1.min(x1);
      max2 = max2.max(x2);
      min2 = min2.min(x2);
      max3 = max3.max(x3);
      min3 = min3.min(x3);
    }
    max0 = max0.max(max1).max(max2.max(max3));
    min0 = min0.min(min1).min(min2.min(min3));
    max0.intoArray(out, 0);
    min0.intoArray(out, LENGTH);
  }

  private static void powers(float[] in, int xo, float max, float[] out, int oo, int n) {
    FloatVector m = broadcast(FLOATS, max);
    FloatVector log2e = broadcast(FLOATS, Elementary.LOG2_E);
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector minusHigh = broadcast(FLOATS, -Elementary.LN2_HIGH);
    FloatVector minusLow = broadcast(FLOATS, -Elementary.LN2_LOW);
    FloatVector e2 = broadcast(FLOATS, Elementary.E2);
    FloatVector e3 = broadcast(FLOATS, Elementary.E3);
    FloatVector e4 = broadcast(FLOATS, Elementary.E4);
    FloatVector e5 = broadcast(FLOATS, Elementary.E5);
    FloatVector e6 = broadcast(FLOATS, Elementary.E6);
    FloatVector e7 = broadcast(FLOATS, Elementary.E7);
    FloatVector one = broadcast(FLOATS, 1);
    // the last vector first, as x may be out; it overlaps
    FloatVector last = fromArray(FLOATS, in, xo + n - LENGTH).sub(m);
    FloatVector lastShifted = last.fma(log2e, rounder);
    FloatVector lastWhole = lastShifted.sub(rounder);
    FloatVector lastR = lastWhole.fma(minusLow, lastWhole.fma(minusHigh, last));
    FloatVector lastP =
        e7.fma(lastR, e6).fma(lastR, e5).fma(lastR, e4).fma(lastR, e3).fma(lastR, e2);
    lastP = lastR.mul(lastR).fma(lastP, lastR).add(one);
    IntVector lastExponent = lastShifted.reinterpretAsInts().lanewise(LSHL, 23);
    last = lastP.reinterpretAsInts().add(lastExponent).reinterpretAsFloats();
    int end = n - n % LENGTH;
    for (int i = 0; i < end; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i).sub(m);
      FloatVector shifted = x.fma(log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusLow, whole.fma(minusHigh, x));
      FloatVector p = e7.fma(r, e6).fma(r, e5).fma(r, e4).fma(r, e3).fma(r, e2);
      p = r.mul(r).fma(p, r).add(one);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      p.reinterpretAsInts().add(exponent).reinterpretAsFloats().intoArray(out, oo + i);
    }
    last.intoArray(out, oo + n - LENGTH);
  }
}
