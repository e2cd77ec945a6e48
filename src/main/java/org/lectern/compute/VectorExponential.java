package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The steps of exp, expm1, tanh, sigmoid and softplus: {@link Elementary} on whole vectors. */
final class VectorExponential {
  private static final FloatVector EXP_MAX = all(Elementary.EXP_MAX);
  private static final FloatVector EXP_MIN = all(Elementary.EXP_MIN);
  private static final FloatVector EXPM1_MIN = all(Elementary.EXPM1_MIN);
  private static final FloatVector TINY = all(Elementary.TINY);
  private static final FloatVector LOG2_E = all(Elementary.LOG2_E);
  private static final FloatVector ROUNDER = all(Elementary.ROUNDER);
  private static final FloatVector MINUS_LN2_HIGH = all(-Elementary.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = all(-Elementary.LN2_LOW);
  private static final FloatVector E2 = all(Elementary.E2);
  private static final FloatVector E3 = all(Elementary.E3);
  private static final FloatVector E4 = all(Elementary.E4);
  private static final FloatVector E5 = all(Elementary.E5);
  private static final FloatVector E6 = all(Elementary.E6);
  private static final FloatVector E7 = all(Elementary.E7);
  private static final FloatVector TANH_SMALL = all(Elementary.TANH_SMALL);
  private static final FloatVector T1 = all(Elementary.T1);
  private static final FloatVector T2 = all(Elementary.T2);
  private static final FloatVector T3 = all(Elementary.T3);
  private static final FloatVector T4 = all(Elementary.T4);
  private static final FloatVector T5 = all(Elementary.T5);
  private static final FloatVector T6 = all(Elementary.T6);
  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector TWO = all(2);
  private static final FloatVector ONE_HALF = all(0.5f);
  private static final FloatVector MINUS_HALF = all(-0.5f);
  private static final FloatVector SLOPE = all(1.457f);
  private static final IntVector ONE_BITS = ONE.reinterpretAsInts();
  private static final IntVector ROUNDER_BITS = ROUNDER.reinterpretAsInts();
  private static final IntVector ROUNDER_BITS_PLUS_ONE = ROUNDER_BITS.add(1);
  private static final IntVector SIGN = all(-0f).reinterpretAsInts();

  private VectorExponential() {}

  static void exp(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      x = x.lanewise(VectorOperators.MIN, EXP_MAX).lanewise(VectorOperators.MAX, EXP_MIN);
      FloatVector shifted = x.fma(LOG2_E, ROUNDER);
      FloatVector whole = shifted.sub(ROUNDER);
      FloatVector r = whole.fma(MINUS_LN2_LOW, whole.fma(MINUS_LN2_HIGH, x));
      FloatVector p = E7.fma(r, E6).fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2);
      p = r.mul(r).fma(p, r).add(ONE);
      IntVector exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
      p.mul(power(half)).mul(power(exponent.sub(half))).intoArray(out, oo + i);
    }
  }

  static void expm1(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector y = x.lanewise(VectorOperators.MIN, EXP_MAX);
      y = y.lanewise(VectorOperators.MAX, EXPM1_MIN);
      FloatVector shifted = y.fma(LOG2_E, ROUNDER);
      FloatVector whole = shifted.sub(ROUNDER);
      FloatVector r = whole.fma(MINUS_LN2_LOW, whole.fma(MINUS_LN2_HIGH, y));
      FloatVector p = E7.fma(r, E6).fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2);
      p = r.mul(r).fma(p, r);
      FloatVector s = power(shifted.reinterpretAsInts().sub(ROUNDER_BITS_PLUS_ONE));
      FloatVector result = s.fma(p, s.sub(ONE_HALF)).mul(TWO);
      result.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(out, oo + i);
    }
  }

  /** 2^exponent, for −126 to 127. */
  private static FloatVector power(IntVector exponent) {
    return exponent.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
  }

  /** 2|x|, into the buffer. */
  static void twiceMagnitude(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector a = load(in, xo + i).abs();
      a.add(a).intoArray(buffer, i);
    }
  }

  /** −|x|, into the buffer. */
  static void minusMagnitude(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(in, xo + i).abs().neg().intoArray(buffer, i);
    }
  }

  static void expOfBuffer(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    exp(buffer, 0, buffer, buffer, 0, n);
  }

  /** tanh from x and exp(2|x|). */
  static void tanh(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector a = x.abs();
      FloatVector square = a.mul(a);
      FloatVector p = T6.fma(square, T5).fma(square, T4).fma(square, T3);
      p = p.fma(square, T2).fma(square, T1);
      FloatVector small = a.mul(square).fma(p, a);
      FloatVector large = ONE.sub(TWO.div(load(buffer, i).add(ONE)));
      FloatVector result = large.blend(small, a.compare(VectorOperators.LT, TANH_SMALL));
      IntVector sign = x.reinterpretAsInts().and(SIGN);
      result.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(out, oo + i);
    }
  }

  /** The sigmoid from x and exp(−|x|). */
  static void sigmoid(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector e = load(buffer, i);
      FloatVector d = e.add(ONE);
      FloatVector lost = e.sub(d.sub(ONE));
      FloatVector numerator = ONE.blend(e, x.compare(VectorOperators.LT, ZERO));
      FloatVector q = numerator.div(d);
      FloatVector minusQ = q.neg();
      FloatVector rest = minusQ.fma(lost, minusQ.fma(d, numerator));
      rest.fma(d.fma(MINUS_HALF, SLOPE), q).intoArray(out, oo + i);
    }
  }

  /** softplus from x and log1p(exp(−|x|)). */
  static void softplus(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector relu = x.blend(ZERO, x.compare(VectorOperators.LE, ZERO));
      relu.add(load(buffer, i)).intoArray(out, oo + i);
    }
  }
}
