package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The steps of log and log1p: {@link Elementary} on whole vectors. The buffer's first part holds f
 * and then the result, its second part k. Where f is NaN, the argument is a rare one (see there) or
 * NaN: the scalar form computes that vector.
 */
final class VectorLogarithm {
  private static final FloatVector MIN_NORMAL = all(Float.MIN_NORMAL);
  private static final FloatVector MAX_VALUE = all(Float.MAX_VALUE);
  private static final FloatVector NAN = all(Float.NaN);
  private static final FloatVector TINY = all(Elementary.TINY);
  private static final FloatVector ROUNDER = all(Elementary.ROUNDER);
  private static final FloatVector LN2_HIGH = all(Elementary.LN2_HIGH);
  private static final FloatVector LN2_LOW = all(Elementary.LN2_LOW);
  private static final FloatVector LOG1P_LARGE = all(Elementary.LOG1P_LARGE);
  private static final FloatVector L3 = all(Elementary.L3);
  private static final FloatVector L4 = all(Elementary.L4);
  private static final FloatVector L5 = all(Elementary.L5);
  private static final FloatVector L6 = all(Elementary.L6);
  private static final FloatVector L7 = all(Elementary.L7);
  private static final FloatVector L8 = all(Elementary.L8);
  private static final FloatVector L9 = all(Elementary.L9);
  private static final FloatVector L10 = all(Elementary.L10);
  private static final FloatVector L11 = all(Elementary.L11);
  private static final FloatVector ONE = all(1);
  private static final FloatVector MINUS_HALF = all(-0.5f);
  private static final IntVector ONE_BITS = ONE.reinterpretAsInts();
  private static final IntVector ROUNDER_BITS = ROUNDER.reinterpretAsInts();
  private static final IntVector ROOT_HALF_BITS =
      all(Float.intBitsToFloat(Elementary.ROOT_HALF_BITS)).reinterpretAsInts();
  private static final IntVector MANTISSA = all(Float.intBitsToFloat(0x7FFFFF)).reinterpretAsInts();

  private VectorLogarithm() {}

  /** x = 2^k·(1 + f). */
  static void reduce(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      IntVector bits = x.reinterpretAsInts().sub(ROOT_HALF_BITS);
      FloatVector f = mantissa(bits).sub(ONE);
      f = NAN.blend(f, x.compare(VectorOperators.GE, MIN_NORMAL));
      f.blend(NAN, x.compare(VectorOperators.GT, MAX_VALUE)).intoArray(buffer, i);
      IntVector exponent = bits.lanewise(VectorOperators.ASHR, 23);
      toFloat(exponent).intoArray(buffer, VectorLoop.SECOND + i);
    }
  }

  /** 1 + x = 2^k·(1 + f). */
  static void reducePlusOne(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector sum = x.add(ONE);
      IntVector bits = sum.reinterpretAsInts().sub(ROOT_HALF_BITS);
      IntVector exponent = bits.lanewise(VectorOperators.ASHR, 23);
      FloatVector k = toFloat(exponent);
      FloatVector scale =
          ONE_BITS.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats();
      FloatVector f = x.fma(scale, scale.sub(ONE));
      FloatVector large = mantissa(bits).sub(ONE);
      f = f.blend(large, k.compare(VectorOperators.GT, LOG1P_LARGE));
      f = NAN.blend(f, sum.compare(VectorOperators.GE, MIN_NORMAL));
      f.blend(NAN, sum.compare(VectorOperators.GT, MAX_VALUE)).intoArray(buffer, i);
      k.intoArray(buffer, VectorLoop.SECOND + i);
    }
  }

  /** The logarithm from f and k. */
  static void series(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector f = load(buffer, i);
      FloatVector k = load(buffer, VectorLoop.SECOND + i);
      FloatVector square = f.mul(f);
      FloatVector p = L11.fma(f, L10).fma(f, L9).fma(f, L8).fma(f, L7).fma(f, L6);
      p = p.fma(f, L5).fma(f, L4).fma(f, L3);
      FloatVector y = k.fma(LN2_LOW, f.mul(square).mul(p));
      y = square.fma(MINUS_HALF, y);
      k.fma(LN2_HIGH, f.add(y)).intoArray(buffer, i);
    }
  }

  /** Stores log(x). */
  static void finish(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = load(buffer, i);
      if (y.compare(VectorOperators.EQ, y).allTrue()) {
        y.intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.LOG, in, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  /** Stores log1p(x), which is x if that is tiny. */
  static void finishPlusOne(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector y = load(buffer, i);
      if (y.compare(VectorOperators.EQ, y).allTrue()) {
        y.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.LOG1P, in, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  /** Copies the arguments of a log1p that the buffer holds to its third part. */
  static void moveToThird(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    System.arraycopy(buffer, 0, buffer, VectorLoop.THIRD, n);
  }

  static void reduceThirdPlusOne(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    reducePlusOne(buffer, VectorLoop.THIRD, buffer, buffer, 0, n);
  }

  static void finishThirdPlusOne(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    finishPlusOne(buffer, VectorLoop.THIRD, buffer, buffer, 0, n);
  }

  /** 1 + f in [√½, √2). */
  private static FloatVector mantissa(IntVector bits) {
    return bits.and(MANTISSA).add(ROOT_HALF_BITS).reinterpretAsFloats();
  }

  /** A small whole number as a float, exactly. */
  private static FloatVector toFloat(IntVector k) {
    return k.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
  }
}
