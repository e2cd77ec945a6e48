package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** erf: {@link Elementary} on whole vectors, in the form that {@link VectorUnary} asks for. */
final class VectorErrorFunction {
  private VectorErrorFunction() {}

  static void erf(float[] in, int xo, float[] out, int oo, int n) {
    IntVector max = IntVector.broadcast(INTS, Float.floatToRawIntBits(Elementary.ERF_MAX));
    IntVector sign = IntVector.broadcast(INTS, Integer.MIN_VALUE);
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
    FloatVector limit = broadcast(FLOATS, Elementary.ERF_SMALL);
    FloatVector r0 = broadcast(FLOATS, Elementary.R0);
    FloatVector r1 = broadcast(FLOATS, Elementary.R1);
    FloatVector r2 = broadcast(FLOATS, Elementary.R2);
    FloatVector r3 = broadcast(FLOATS, Elementary.R3);
    FloatVector r4 = broadcast(FLOATS, Elementary.R4);
    FloatVector r5 = broadcast(FLOATS, Elementary.R5);
    FloatVector r6 = broadcast(FLOATS, Elementary.R6);
    FloatVector s0 = broadcast(FLOATS, Elementary.S0);
    FloatVector s1 = broadcast(FLOATS, Elementary.S1);
    FloatVector s2 = broadcast(FLOATS, Elementary.S2);
    FloatVector s3 = broadcast(FLOATS, Elementary.S3);
    FloatVector s4 = broadcast(FLOATS, Elementary.S4);
    FloatVector s5 = broadcast(FLOATS, Elementary.S5);
    FloatVector s6 = broadcast(FLOATS, Elementary.S6);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector a = x.abs();
      // the minimum of the bits of two positive numbers is that of the numbers
      FloatVector cut = a.reinterpretAsInts().min(max).reinterpretAsFloats();
      FloatVector s = s6.fma(cut, s5).fma(cut, s4).fma(cut, s3).fma(cut, s2);
      s = cut.neg().mul(s.fma(cut, s1).fma(cut, s0));
      FloatVector shifted = s.fma(log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusLow, whole.fma(minusHigh, s));
      FloatVector p = e7.fma(r, e6).fma(r, e5).fma(r, e4).fma(r, e3).fma(r, e2);
      p = r.mul(r).fma(p, r).add(one);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      FloatVector large = one.sub(p.reinterpretAsInts().add(exponent).reinterpretAsFloats());
      FloatVector square = a.mul(a);
      p = r6.fma(square, r5).fma(square, r4).fma(square, r3).fma(square, r2);
      FloatVector small = a.fma(p.fma(square, r1).fma(square, r0), a);
      // NaN compares false, and the polynomial of NaN is NaN
      IntVector bits = small.blend(large, a.compare(GE, limit)).reinterpretAsInts();
      bits.or(x.reinterpretAsInts().and(sign)).reinterpretAsFloats().intoArray(out, oo + i);
    }
  }
}
