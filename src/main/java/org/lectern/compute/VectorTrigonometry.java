package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * sin and cos: {@link Trigonometry} on whole vectors; one with a large angle or NaN goes to the
 * scalar form.
 */
final class VectorTrigonometry {
  private static final FloatVector LIMIT = all(Trigonometry.LIMIT);
  private static final FloatVector TINY = all(Trigonometry.TINY);
  private static final FloatVector TWO_OVER_PI = all(Trigonometry.TWO_OVER_PI);
  private static final FloatVector MINUS_HALF_PI_1 = all(-Trigonometry.HALF_PI_1);
  private static final FloatVector MINUS_HALF_PI_2 = all(-Trigonometry.HALF_PI_2);
  private static final FloatVector MINUS_HALF_PI_3 = all(-Trigonometry.HALF_PI_3);
  private static final FloatVector S1 = all(Trigonometry.S1);
  private static final FloatVector S2 = all(Trigonometry.S2);
  private static final FloatVector S3 = all(Trigonometry.S3);
  private static final FloatVector C1 = all(Trigonometry.C1);
  private static final FloatVector C2 = all(Trigonometry.C2);
  private static final FloatVector C3 = all(Trigonometry.C3);
  private static final FloatVector ROUNDER = all(Elementary.ROUNDER);
  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector MINUS_HALF = all(-0.5f);

  private VectorTrigonometry() {}

  static void sin(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    turned(Unary.SIN, 0, TINY, in, xo, out, oo, n);
  }

  static void cos(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    turned(Unary.COS, 1, ZERO, in, xo, out, oo, n);
  }

  /** The sine some quarter turns on; below {@code tiny} x itself. */
  private static void turned(
      Unary op, int quarters, FloatVector tiny, float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector magnitude = x.abs();
      if (!magnitude.compare(VectorOperators.LE, LIMIT).allTrue()) {
        ScalarUnary.apply(op, in, xo + i, out, oo + i, LENGTH);
        continue;
      }
      FloatVector shifted = x.fma(TWO_OVER_PI, ROUNDER);
      FloatVector whole = shifted.sub(ROUNDER);
      FloatVector r = whole.fma(MINUS_HALF_PI_1, x);
      r = whole.fma(MINUS_HALF_PI_3, whole.fma(MINUS_HALF_PI_2, r));
      FloatVector square = r.mul(r);
      FloatVector s = S3.fma(square, S2).fma(square, S1);
      FloatVector c = C3.fma(square, C2).fma(square, C1);
      FloatVector sine = r.mul(square).fma(s, r);
      FloatVector cosine = square.mul(square).fma(c, square.fma(MINUS_HALF, ONE));
      IntVector turns = shifted.reinterpretAsInts().add(quarters);
      // the last bit as that of a normal float: a mask of floats needs no conversion
      FloatVector odd = turns.and(1).lanewise(VectorOperators.LSHL, 24).reinterpretAsFloats();
      FloatVector result = sine.blend(cosine, odd.compare(VectorOperators.GT, ZERO));
      IntVector sign = turns.and(2).lanewise(VectorOperators.LSHL, 30);
      result = result.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
      result.blend(x, magnitude.compare(VectorOperators.LT, tiny)).intoArray(out, oo + i);
    }
  }
}
