package org.lectern.compute;

import static org.lectern.compute.VectorWidth.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Elementary} and {@link Trigonometry} on all lanes of a vector: the same operations in the
 * same order, a choice as a blend. Where those handle rare arguments apart, the functions here do
 * not; {@code …Covers} says whether all lanes are ordinary.
 */
final class VectorElementary {
  private VectorElementary() {}

  static FloatVector exp(FloatVector x) {
    x = x.blend(Elementary.EXP_MAX, x.compare(VectorOperators.GT, Elementary.EXP_MAX));
    x = x.blend(Elementary.EXP_MIN, x.compare(VectorOperators.LT, Elementary.EXP_MIN));
    FloatVector shifted = x.fma(all(Elementary.LOG2_E), all(Elementary.ROUNDER));
    FloatVector r = reducedByLog2(x, shifted);
    IntVector exponent = shifted.reinterpretAsInts().sub(Elementary.ROUNDER_BITS);
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return expm1Reduced(r).add(1).mul(power(half)).mul(power(exponent.sub(half)));
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector y = x.blend(Elementary.EXP_MAX, x.compare(VectorOperators.GT, Elementary.EXP_MAX));
    y = y.blend(Elementary.EXPM1_MIN, y.compare(VectorOperators.LT, Elementary.EXPM1_MIN));
    FloatVector shifted = y.fma(all(Elementary.LOG2_E), all(Elementary.ROUNDER));
    FloatVector r = reducedByLog2(y, shifted);
    FloatVector s = power(shifted.reinterpretAsInts().sub(Elementary.ROUNDER_BITS + 1));
    FloatVector result = s.fma(expm1Reduced(r), s.sub(0.5f)).mul(2);
    return result.blend(x, x.abs().compare(VectorOperators.LT, Elementary.TINY));
  }

  private static FloatVector reducedByLog2(FloatVector x, FloatVector shifted) {
    FloatVector n = shifted.sub(Elementary.ROUNDER);
    return n.fma(all(-Elementary.LN2_LOW), n.fma(all(-Elementary.LN2_HIGH), x));
  }

  private static FloatVector expm1Reduced(FloatVector r) {
    FloatVector p = all(Elementary.E7).fma(r, all(Elementary.E6));
    p = p.fma(r, all(Elementary.E5));
    p = p.fma(r, all(Elementary.E4));
    p = p.fma(r, all(Elementary.E3));
    p = p.fma(r, all(Elementary.E2));
    return r.mul(r).fma(p, r);
  }

  private static FloatVector power(IntVector exponent) {
    return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  static boolean logCovers(FloatVector x) {
    return x.compare(VectorOperators.GE, Float.MIN_NORMAL).allTrue()
        && x.compare(VectorOperators.LE, Float.MAX_VALUE).allTrue();
  }

  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts().sub(Elementary.ROOT_HALF_BITS);
    IntVector k = bits.lanewise(VectorOperators.ASHR, 23);
    return logReduced(mantissa(bits).sub(1), toFloat(k));
  }

  /** 1 + f in [√½, √2). */
  private static FloatVector mantissa(IntVector bits) {
    IntVector low = bits.and(0x7FFFFF);
    return low.add(Elementary.ROOT_HALF_BITS).reinterpretAsFloats();
  }

  /** A small whole number as a float, exactly. */
  private static FloatVector toFloat(IntVector k) {
    return k.add(Elementary.ROUNDER_BITS).reinterpretAsFloats().sub(Elementary.ROUNDER);
  }

  private static FloatVector logReduced(FloatVector f, FloatVector k) {
    FloatVector square = f.mul(f);
    FloatVector p = all(Elementary.L11).fma(f, all(Elementary.L10));
    p = p.fma(f, all(Elementary.L9));
    p = p.fma(f, all(Elementary.L8));
    p = p.fma(f, all(Elementary.L7));
    p = p.fma(f, all(Elementary.L6));
    p = p.fma(f, all(Elementary.L5));
    p = p.fma(f, all(Elementary.L4));
    p = p.fma(f, all(Elementary.L3));
    FloatVector y = f.mul(square).mul(p);
    y = k.fma(all(Elementary.LN2_LOW), y);
    y = square.fma(all(-0.5f), y);
    return k.fma(all(Elementary.LN2_HIGH), f.add(y));
  }

  static boolean log1pCovers(FloatVector x) {
    return x.compare(VectorOperators.GT, -1f).allTrue()
        && x.compare(VectorOperators.LE, Float.MAX_VALUE).allTrue();
  }

  static FloatVector log1p(FloatVector x) {
    IntVector bits = x.add(1).reinterpretAsInts().sub(Elementary.ROOT_HALF_BITS);
    IntVector k = bits.lanewise(VectorOperators.ASHR, 23);
    FloatVector kFloat = toFloat(k);
    FloatVector scale = power(k.neg());
    FloatVector f = x.fma(scale, scale.sub(1));
    FloatVector large = mantissa(bits).sub(1);
    f = f.blend(large, kFloat.compare(VectorOperators.GT, (float) Elementary.LOG1P_LARGE));
    FloatVector result = logReduced(f, kFloat);
    return result.blend(x, x.abs().compare(VectorOperators.LT, Elementary.TINY));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector square = a.mul(a);
    FloatVector p = all(Elementary.T6).fma(square, all(Elementary.T5));
    p = p.fma(square, all(Elementary.T4));
    p = p.fma(square, all(Elementary.T3));
    p = p.fma(square, all(Elementary.T2));
    p = p.fma(square, all(Elementary.T1));
    FloatVector small = a.mul(square).fma(p, a);
    FloatVector large = all(1).sub(all(2).div(exp(a.add(a)).add(1)));
    FloatVector result = large.blend(small, a.compare(VectorOperators.LT, Elementary.TANH_SMALL));
    IntVector sign = x.reinterpretAsInts().and(0x80000000);
    return result.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    FloatVector d = e.add(1);
    FloatVector lost = e.sub(d.sub(1));
    FloatVector numerator = all(1).blend(e, x.compare(VectorOperators.LT, 0f));
    FloatVector q = numerator.div(d);
    FloatVector minusQ = q.neg();
    FloatVector rest = minusQ.fma(lost, minusQ.fma(d, numerator));
    return rest.fma(d.fma(all(-0.5f), all(1.457f)), q);
  }

  /** NaN needs the scalar form: log1p does. */
  static boolean softplusCovers(FloatVector x) {
    return x.compare(VectorOperators.EQ, x).allTrue();
  }

  static FloatVector softplus(FloatVector x) {
    return relu(x).add(log1p(exp(x.abs().neg())));
  }

  static FloatVector relu(FloatVector x) {
    return x.blend(0f, x.compare(VectorOperators.LE, 0f));
  }

  static boolean sinAndCosCover(FloatVector x) {
    return x.abs().compare(VectorOperators.LE, Trigonometry.LIMIT).allTrue();
  }

  static FloatVector sin(FloatVector x) {
    return turned(x, 0).blend(x, x.abs().compare(VectorOperators.LT, Trigonometry.TINY));
  }

  static FloatVector cos(FloatVector x) {
    return turned(x, 1);
  }

  private static FloatVector turned(FloatVector x, int quarters) {
    FloatVector shifted = x.fma(all(Trigonometry.TWO_OVER_PI), all(Elementary.ROUNDER));
    FloatVector n = shifted.sub(Elementary.ROUNDER);
    FloatVector r = n.fma(all(-Trigonometry.HALF_PI_1), x);
    r = n.fma(all(-Trigonometry.HALF_PI_2), r);
    r = n.fma(all(-Trigonometry.HALF_PI_3), r);
    FloatVector square = r.mul(r);
    FloatVector s = all(Trigonometry.S3).fma(square, all(Trigonometry.S2));
    s = s.fma(square, all(Trigonometry.S1));
    FloatVector c = all(Trigonometry.C3).fma(square, all(Trigonometry.C2));
    c = c.fma(square, all(Trigonometry.C1));
    FloatVector sine = r.mul(square).fma(s, r);
    FloatVector cosine = square.mul(square).fma(c, square.fma(all(-0.5f), all(1)));
    IntVector turns = shifted.reinterpretAsInts().add(quarters);
    FloatVector result = sine.blend(cosine, odd(turns));
    IntVector sign = turns.and(2).lanewise(VectorOperators.LSHL, 30);
    return result.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
  }

  private static VectorMask<Float> odd(IntVector turns) {
    // as a comparison of floats, 1 or 2 as bits of a small number: masks need no conversion
    FloatVector bit = turns.and(1).lanewise(VectorOperators.LSHL, 24).reinterpretAsFloats();
    return bit.compare(VectorOperators.GT, 0f);
  }
}
