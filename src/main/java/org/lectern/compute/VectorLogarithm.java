package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * log, log1p and softplus: {@link Elementary} on whole vectors. Each is one loop, in the form that
 * {@link VectorUnary} asks for; it stops before a vector that holds a rare number, such as 0.
 */
final class VectorLogarithm {
  private static final int ONE_BITS = 127 << 23;
  private static final int MANTISSA = (1 << 23) - 1;
  private static final int MIN_NORMAL_BITS = 1 << 23;
  private static final int INFINITY_BITS = 255 << 23;
  private static final int SIGN = Integer.MIN_VALUE;

  /** The bits of the first 1 + x whose fraction log1p takes from its bits. */
  private static final int LARGE_BITS =
      Elementary.ROOT_HALF_BITS + (Elementary.LOG1P_LARGE + 1 << 23);

  /** e^−|x| is a normal number up to here. */
  private static final float ORDINARY = 87;

  private VectorLogarithm() {}

  static void log(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = logOfNormal(in, xo, out, oo, i, n)) < n; i += LENGTH) {
      logOfAny(in, xo + i, out, oo + i);
    }
  }

  private static int logOfNormal(float[] in, int xo, float[] out, int oo, int from, int n) {
    // from here to there, as signed numbers, are the bits of positive normal numbers
    IntVector shift = IntVector.broadcast(INTS, SIGN - MIN_NORMAL_BITS);
    IntVector end = IntVector.broadcast(INTS, INFINITY_BITS + SIGN - MIN_NORMAL_BITS);
    IntVector rootHalf = IntVector.broadcast(INTS, Elementary.ROOT_HALF_BITS);
    IntVector mantissa = IntVector.broadcast(INTS, MANTISSA);
    IntVector rounderBits = IntVector.broadcast(INTS, Elementary.ROUNDER_BITS);
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    FloatVector high = broadcast(FLOATS, Elementary.LN2_HIGH);
    FloatVector low = broadcast(FLOATS, Elementary.LN2_LOW);
    FloatVector l3 = broadcast(FLOATS, Elementary.L3);
    FloatVector l4 = broadcast(FLOATS, Elementary.L4);
    FloatVector l5 = broadcast(FLOATS, Elementary.L5);
    FloatVector l6 = broadcast(FLOATS, Elementary.L6);
    FloatVector l7 = broadcast(FLOATS, Elementary.L7);
    FloatVector l8 = broadcast(FLOATS, Elementary.L8);
    FloatVector l9 = broadcast(FLOATS, Elementary.L9);
    FloatVector l10 = broadcast(FLOATS, Elementary.L10);
    FloatVector l11 = broadcast(FLOATS, Elementary.L11);
    int i = from;
    for (; i < n; i += LENGTH) {
      IntVector x = fromArray(FLOATS, in, xo + i).reinterpretAsInts();
      if (!x.add(shift).compare(LT, end).allTrue()) {
        break;
      }
      IntVector bits = x.sub(rootHalf);
      FloatVector f = bits.and(mantissa).add(rootHalf).reinterpretAsFloats().sub(one);
      FloatVector k = bits.lanewise(ASHR, 23).add(rounderBits).reinterpretAsFloats().sub(rounder);
      FloatVector square = f.mul(f);
      FloatVector p = l11.fma(f, l10).fma(f, l9).fma(f, l8).fma(f, l7).fma(f, l6);
      p = p.fma(f, l5).fma(f, l4).fma(f, l3);
      FloatVector y = square.fma(minusHalf, k.fma(low, f.mul(square).mul(p)));
      k.fma(high, f.add(y)).intoArray(out, oo + i);
    }
    return i;
  }

  /** One vector of any numbers: a subnormal is multiplied by 2²³ before, the rest chosen last. */
  private static void logOfAny(float[] in, int xo, float[] out, int oo) {
    FloatVector x = fromArray(FLOATS, in, xo);
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minNormal = broadcast(FLOATS, Float.MIN_NORMAL);
    IntVector rootHalf = IntVector.broadcast(INTS, Elementary.ROOT_HALF_BITS);
    FloatVector scaled = x.blend(x.mul(broadcast(FLOATS, 0x1p23f)), x.compare(LT, minNormal));
    IntVector bits = scaled.reinterpretAsInts().sub(rootHalf);
    IntVector fraction = bits.and(IntVector.broadcast(INTS, MANTISSA)).add(rootHalf);
    FloatVector f = fraction.reinterpretAsFloats().sub(one);
    IntVector whole =
        bits.lanewise(ASHR, 23).add(IntVector.broadcast(INTS, Elementary.ROUNDER_BITS));
    FloatVector k = whole.reinterpretAsFloats().sub(broadcast(FLOATS, Elementary.ROUNDER));
    k = k.add(zero.blend(broadcast(FLOATS, -23), x.compare(LT, minNormal)));
    FloatVector square = f.mul(f);
    FloatVector p = broadcast(FLOATS, Elementary.L11).fma(f, broadcast(FLOATS, Elementary.L10));
    p = p.fma(f, broadcast(FLOATS, Elementary.L9)).fma(f, broadcast(FLOATS, Elementary.L8));
    p = p.fma(f, broadcast(FLOATS, Elementary.L7)).fma(f, broadcast(FLOATS, Elementary.L6));
    p = p.fma(f, broadcast(FLOATS, Elementary.L5)).fma(f, broadcast(FLOATS, Elementary.L4));
    p = p.fma(f, broadcast(FLOATS, Elementary.L3));
    FloatVector y = k.fma(broadcast(FLOATS, Elementary.LN2_LOW), f.mul(square).mul(p));
    y = f.add(square.fma(broadcast(FLOATS, -0.5f), y));
    y = k.fma(broadcast(FLOATS, Elementary.LN2_HIGH), y);
    y = y.blend(x, x.compare(GT, broadcast(FLOATS, Float.MAX_VALUE)));
    y = broadcast(FLOATS, Float.NaN).blend(y, x.compare(GE, zero));
    y.blend(broadcast(FLOATS, Float.NEGATIVE_INFINITY), x.compare(EQ, zero)).intoArray(out, oo);
  }

  static void log1p(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = ordinaryLog1p(in, xo, out, oo, i, n)) < n; i += LENGTH) {
      ScalarUnary.apply(Unary.LOG1P, in, xo + i, out, oo + i, LENGTH);
    }
  }

  private static int ordinaryLog1p(float[] in, int xo, float[] out, int oo, int from, int n) {
    IntVector shift = IntVector.broadcast(INTS, SIGN - MIN_NORMAL_BITS);
    IntVector end = IntVector.broadcast(INTS, LARGE_BITS + SIGN - MIN_NORMAL_BITS);
    IntVector rootHalf = IntVector.broadcast(INTS, Elementary.ROOT_HALF_BITS);
    IntVector notMantissa = IntVector.broadcast(INTS, ~MANTISSA);
    IntVector oneBits = IntVector.broadcast(INTS, ONE_BITS);
    IntVector sign = IntVector.broadcast(INTS, SIGN);
    IntVector rounderBits = IntVector.broadcast(INTS, Elementary.ROUNDER_BITS);
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    FloatVector high = broadcast(FLOATS, Elementary.LN2_HIGH);
    FloatVector low = broadcast(FLOATS, Elementary.LN2_LOW);
    FloatVector l3 = broadcast(FLOATS, Elementary.L3);
    FloatVector l4 = broadcast(FLOATS, Elementary.L4);
    FloatVector l5 = broadcast(FLOATS, Elementary.L5);
    FloatVector l6 = broadcast(FLOATS, Elementary.L6);
    FloatVector l7 = broadcast(FLOATS, Elementary.L7);
    FloatVector l8 = broadcast(FLOATS, Elementary.L8);
    FloatVector l9 = broadcast(FLOATS, Elementary.L9);
    FloatVector l10 = broadcast(FLOATS, Elementary.L10);
    FloatVector l11 = broadcast(FLOATS, Elementary.L11);
    int i = from;
    for (; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      IntVector sum = x.add(one).reinterpretAsInts();
      if (!sum.add(shift).compare(LT, end).allTrue()) {
        break;
      }
      IntVector bits = sum.sub(rootHalf);
      FloatVector k = bits.lanewise(ASHR, 23).add(rounderBits).reinterpretAsFloats().sub(rounder);
      FloatVector scale = oneBits.sub(bits.and(notMantissa)).reinterpretAsFloats();
      FloatVector f = x.fma(scale, scale.sub(one));
      FloatVector square = f.mul(f);
      FloatVector p = l11.fma(f, l10).fma(f, l9).fma(f, l8).fma(f, l7).fma(f, l6);
      p = p.fma(f, l5).fma(f, l4).fma(f, l3);
      FloatVector y = square.fma(minusHalf, k.fma(low, f.mul(square).mul(p)));
      // a tiny x comes out as itself but for the sign of −0
      IntVector result = k.fma(high, f.add(y)).reinterpretAsInts();
      result.or(x.reinterpretAsInts().and(sign)).reinterpretAsFloats().intoArray(out, oo + i);
    }
    return i;
  }

  static void softplus(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = ordinarySoftplus(in, xo, out, oo, i, n)) < n; i += LENGTH) {
      ScalarUnary.apply(Unary.SOFTPLUS, in, xo + i, out, oo + i, LENGTH);
    }
  }

  /** e = e^−|x|, then log1p(e), for which 1 + e is from 1 to 2, then + relu(x). */
  private static int ordinarySoftplus(float[] in, int xo, float[] out, int oo, int from, int n) {
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
    IntVector rootHalf = IntVector.broadcast(INTS, Elementary.ROOT_HALF_BITS);
    IntVector notMantissa = IntVector.broadcast(INTS, ~MANTISSA);
    IntVector oneBits = IntVector.broadcast(INTS, ONE_BITS);
    IntVector rounderBits = IntVector.broadcast(INTS, Elementary.ROUNDER_BITS);
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    FloatVector high = broadcast(FLOATS, Elementary.LN2_HIGH);
    FloatVector low = broadcast(FLOATS, Elementary.LN2_LOW);
    FloatVector l3 = broadcast(FLOATS, Elementary.L3);
    FloatVector l4 = broadcast(FLOATS, Elementary.L4);
    FloatVector l5 = broadcast(FLOATS, Elementary.L5);
    FloatVector l6 = broadcast(FLOATS, Elementary.L6);
    FloatVector l7 = broadcast(FLOATS, Elementary.L7);
    FloatVector l8 = broadcast(FLOATS, Elementary.L8);
    FloatVector l9 = broadcast(FLOATS, Elementary.L9);
    FloatVector l10 = broadcast(FLOATS, Elementary.L10);
    FloatVector l11 = broadcast(FLOATS, Elementary.L11);
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
      IntVector bits = e.add(one).reinterpretAsInts().sub(rootHalf);
      FloatVector k = bits.lanewise(ASHR, 23).add(rounderBits).reinterpretAsFloats().sub(rounder);
      FloatVector scale = oneBits.sub(bits.and(notMantissa)).reinterpretAsFloats();
      FloatVector f = e.fma(scale, scale.sub(one));
      FloatVector square = f.mul(f);
      p = l11.fma(f, l10).fma(f, l9).fma(f, l8).fma(f, l7).fma(f, l6);
      p = p.fma(f, l5).fma(f, l4).fma(f, l3);
      FloatVector y = square.fma(minusHalf, k.fma(low, f.mul(square).mul(p)));
      FloatVector relu = x.blend(zero, x.compare(LE, zero));
      relu.add(k.fma(high, f.add(y))).intoArray(out, oo + i);
    }
    return i;
  }
}
