package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The steps of erf: {@link Elementary} on whole vectors. */
final class VectorErrorFunction {
  private static final FloatVector SMALL = all(Elementary.ERF_SMALL);
  private static final FloatVector MAX = all(Elementary.ERF_MAX);
  private static final FloatVector R0 = all(Elementary.R0);
  private static final FloatVector R1 = all(Elementary.R1);
  private static final FloatVector R2 = all(Elementary.R2);
  private static final FloatVector R3 = all(Elementary.R3);
  private static final FloatVector R4 = all(Elementary.R4);
  private static final FloatVector R5 = all(Elementary.R5);
  private static final FloatVector R6 = all(Elementary.R6);
  private static final FloatVector S0 = all(Elementary.S0);
  private static final FloatVector S1 = all(Elementary.S1);
  private static final FloatVector S2 = all(Elementary.S2);
  private static final FloatVector S3 = all(Elementary.S3);
  private static final FloatVector S4 = all(Elementary.S4);
  private static final FloatVector S5 = all(Elementary.S5);
  private static final FloatVector S6 = all(Elementary.S6);
  private static final FloatVector ONE = all(1);
  private static final IntVector SIGN = all(-0f).reinterpretAsInts();

  private VectorErrorFunction() {}

  /** −a·S(a), into the buffer. */
  static void exponent(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector a = load(in, xo + i).abs().lanewise(VectorOperators.MIN, MAX);
      FloatVector p = S6.fma(a, S5).fma(a, S4).fma(a, S3).fma(a, S2).fma(a, S1).fma(a, S0);
      a.neg().mul(p).intoArray(buffer, i);
    }
  }

  /** erf from x and exp(−a·S(a)). */
  static void erf(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector a = x.abs();
      FloatVector square = a.mul(a);
      FloatVector p = R6.fma(square, R5).fma(square, R4).fma(square, R3);
      p = p.fma(square, R2).fma(square, R1).fma(square, R0);
      FloatVector small = a.fma(p, a);
      FloatVector large = ONE.sub(load(buffer, i));
      FloatVector result = large.blend(small, a.compare(VectorOperators.LT, SMALL));
      IntVector sign = x.reinterpretAsInts().and(SIGN);
      result.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(out, oo + i);
    }
  }
}
