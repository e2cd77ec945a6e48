package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * exp, expm1, tanh and sigmoid: {@link Elementary} on whole vectors. Each is one loop, in the form
 * that {@link VectorUnary} asks for, so e^x stands here several times.
 *
 * <p>Where |x| ≤ 87, e^x is a normal number, and 2^n is multiplied by adding n to the exponent: the
 * same bits as those of two factors. A loop that relies on this stops before a vector that holds
 * another number.
 */
final class VectorExponential {
  /** e^x and e^−x are normal numbers up to here. */
  private static final float ORDINARY = 87;

  /** Added to the bits of |x|, this makes those of NaN, and no others, negative. */
  private static final int TO_NAN = 0x7FFFFF;

  private static final int ONE_BITS = 127 << 23;
  private static final int SIGN = Integer.MIN_VALUE;

  private VectorExponential() {}

  static void exp(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = ordinaryExp(in, xo, out, oo, i, n)) < n; i += LENGTH) {
      anyExp(in, xo + i, out, oo + i);
    }
  }

  private static int ordinaryExp(float[] in, int xo, float[] out, int oo, int from, int n) {
    FloatVector minusOrdinary = broadcast(FLOATS, -ORDINARY);
    IntVector sign = IntVector.broadcast(INTS, SIGN);
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
    int i = from;
    for (; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector minusMagnitude = x.reinterpretAsInts().or(sign).reinterpretAsFloats();
      if (!minusMagnitude.compare(GE, minusOrdinary).allTrue()) {
        break;
      }
      FloatVector shifted = x.fma(log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusLow, whole.fma(minusHigh, x));
      FloatVector p = e7.fma(r, e6).fma(r, e5).fma(r, e4).fma(r, e3).fma(r, e2);
      p = r.mul(r).fma(p, r).add(one);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      p.reinterpretAsInts().add(exponent).reinterpretAsFloats().intoArray(out, oo + i);
    }
    return i;
  }

  /** One vector of any numbers. */
  private static void anyExp(float[] in, int xo, float[] out, int oo) {
    FloatVector x = fromArray(FLOATS, in, xo);
    FloatVector max = broadcast(FLOATS, Elementary.EXP_MAX);
    FloatVector min = broadcast(FLOATS, Elementary.EXP_MIN);
    x = x.blend(max, x.compare(GT, max));
    x = x.blend(min, x.compare(LT, min));
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector shifted = x.fma(broadcast(FLOATS, Elementary.LOG2_E), rounder);
    FloatVector whole = shifted.sub(rounder);
    FloatVector r = whole.fma(broadcast(FLOATS, -Elementary.LN2_HIGH), x);
    r = whole.fma(broadcast(FLOATS, -Elementary.LN2_LOW), r);
    FloatVector p = broadcast(FLOATS, Elementary.E7).fma(r, broadcast(FLOATS, Elementary.E6));
    p = p.fma(r, broadcast(FLOATS, Elementary.E5)).fma(r, broadcast(FLOATS, Elementary.E4));
    p = p.fma(r, broadcast(FLOATS, Elementary.E3)).fma(r, broadcast(FLOATS, Elementary.E2));
    p = r.mul(r).fma(p, r).add(broadcast(FLOATS, 1));
    IntVector one = IntVector.broadcast(INTS, ONE_BITS);
    IntVector exponent = shifted.reinterpretAsInts();
    IntVector half = exponent.lanewise(ASHR, 1);
    FloatVector first = half.lanewise(LSHL, 23).add(one).reinterpretAsFloats();
    FloatVector second = exponent.sub(half).lanewise(LSHL, 23).add(one).reinterpretAsFloats();
    p.mul(first).mul(second).intoArray(out, oo);
  }

  static void expm1(float[] in, int xo, float[] out, int oo, int n) {
    FloatVector max = broadcast(FLOATS, Elementary.EXP_MAX);
    FloatVector min = broadcast(FLOATS, Elementary.EXPM1_MIN);
    FloatVector tiny = broadcast(FLOATS, Elementary.TINY);
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
    FloatVector half = broadcast(FLOATS, 0.5f);
    FloatVector two = broadcast(FLOATS, 2);
    IntVector halfBits = IntVector.broadcast(INTS, ONE_BITS - (1 << 23));
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector y = x.blend(max, x.compare(GT, max));
      y = y.blend(min, y.compare(LT, min));
      FloatVector shifted = y.fma(log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusLow, whole.fma(minusHigh, y));
      FloatVector p = e7.fma(r, e6).fma(r, e5).fma(r, e4).fma(r, e3).fma(r, e2);
      p = r.mul(r).fma(p, r);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      FloatVector s = exponent.add(halfBits).reinterpretAsFloats();
      FloatVector result = s.fma(p, s.sub(half)).mul(two);
      result.blend(x, x.abs().compare(LT, tiny)).intoArray(out, oo + i);
    }
  }

  static void tanh(float[] in, int xo, float[] out, int oo, int n) {
    IntVector sign = IntVector.broadcast(INTS, SIGN);
    IntVector magnitude = IntVector.broadcast(INTS, ~SIGN);
    IntVector toNaN = IntVector.broadcast(INTS, TO_NAN);
    int maxBits = Float.floatToRawIntBits(Elementary.TANH_MAX);
    IntVector max = IntVector.broadcast(INTS, maxBits + TO_NAN);
    FloatVector minus2Log2e = broadcast(FLOATS, Elementary.MINUS_2_LOG2_E);
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector halfLn2 = broadcast(FLOATS, Elementary.HALF_LN2);
    FloatVector t0 = broadcast(FLOATS, Elementary.T0);
    FloatVector t1 = broadcast(FLOATS, Elementary.T1);
    FloatVector t2 = broadcast(FLOATS, Elementary.T2);
    FloatVector t3 = broadcast(FLOATS, Elementary.T3);
    FloatVector t4 = broadcast(FLOATS, Elementary.T4);
    FloatVector half = broadcast(FLOATS, 0.5f);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    IntVector one = IntVector.broadcast(INTS, ONE_BITS);
    IntVector minusOne = IntVector.broadcast(INTS, ONE_BITS | SIGN);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      // the minimum of the bits of two positive numbers is that of the numbers; NaN stays
      IntVector bits = x.reinterpretAsInts().and(magnitude).add(toNaN).min(max).sub(toNaN);
      FloatVector a = bits.reinterpretAsFloats();
      FloatVector shifted = a.fma(minus2Log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector y = whole.fma(halfLn2, a);
      FloatVector p = t4.fma(y, t3).fma(y, t2).fma(y, t1).fma(y, t0);
      FloatVector q = y.mul(y).fma(p, y);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      FloatVector s = exponent.add(one).reinterpretAsFloats();
      FloatVector minusS = exponent.add(minusOne).reinterpretAsFloats();
      FloatVector sinh = s.fma(q, s.fma(minusHalf, half));
      FloatVector cosh = minusS.fma(q, s.fma(half, half));
      IntVector magnitudes = sinh.div(cosh).reinterpretAsInts();
      magnitudes.or(x.reinterpretAsInts().and(sign)).reinterpretAsFloats().intoArray(out, oo + i);
    }
  }

  static void sigmoid(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = ordinarySigmoid(in, xo, out, oo, i, n)) < n; i += LENGTH) {
      ScalarUnary.apply(Unary.SIGMOID, in, xo + i, out, oo + i, LENGTH);
    }
  }

  private static int ordinarySigmoid(float[] in, int xo, float[] out, int oo, int from, int n) {
    FloatVector minusOrdinary = broadcast(FLOATS, -ORDINARY);
    IntVector sign = IntVector.broadcast(INTS, SIGN);
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
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    FloatVector slope = broadcast(FLOATS, 1.457f);
    int i = from;
    for (; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector minusMagnitude = x.reinterpretAsInts().or(sign).reinterpretAsFloats();
      if (!minusMagnitude.compare(GE, minusOrdinary).allTrue()) {
        break;
      }
      FloatVector shifted = minusMagnitude.fma(log2e, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusLow, whole.fma(minusHigh, minusMagnitude));
      FloatVector p = e7.fma(r, e6).fma(r, e5).fma(r, e4).fma(r, e3).fma(r, e2);
      p = r.mul(r).fma(p, r).add(one);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
      FloatVector e = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
      FloatVector d = e.add(one);
      FloatVector lost = e.sub(d.sub(one));
      FloatVector numerator = one.blend(e, x.compare(LT, zero));
      FloatVector q = numerator.div(d);
      FloatVector minusQ = q.neg();
      FloatVector rest = minusQ.fma(lost, minusQ.fma(d, numerator));
      rest.fma(d.fma(minusHalf, slope), q).intoArray(out, oo + i);
    }
    return i;
  }
}
