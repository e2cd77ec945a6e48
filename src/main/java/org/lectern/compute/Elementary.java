package org.lectern.compute;

import static org.lectern.compute.Fma.fma;

/**
 * exp, log and their kin in float, as fixed sequences of IEEE operations: the vector form
 * (VectorExponential, VectorLogarithm) performs the same ones on every lane. A polynomial is
 * evaluated by Horner's rule with fma, from the highest power down; ^ below is a power, ⊕ an
 * integer operation on the bits.
 *
 * <p>The largest error over all 2³² floats, in units in the last place of the exact result, is
 * written at each function (measured by {@code ElementaryError} in the tests).
 */
final class Elementary {
  /** Adding 1.5·2²³ rounds a small number to a whole one, found in the last bits of the sum. */
  static final float ROUNDER = 0x1.8p23f;

  static final int ROUNDER_BITS = 0x4B400000;

  /** log 2 in two parts; the first has 15 bits, so that its product with an exponent is exact. */
  static final float LN2_HIGH = 0x1.62e4p-1f;

  static final float LN2_LOW = 0x1.7f7d1cp-20f;
  static final float LOG2_E = 0x1.715476p0f;

  /** Beyond these, exp and expm1 no longer change. */
  static final float EXP_MAX = 89;

  static final float EXP_MIN = -104;
  static final float EXPM1_MIN = -20;

  /** Below this, expm1(x) and log1p(x) round to x. */
  static final float TINY = 0x1p-25f;

  // (exp(r) − 1 − r)/r² for |r| ≤ log(2)/2
  static final float E2 = 0x1p-1f;
  static final float E3 = 0x1.555556p-3f;
  static final float E4 = 0x1.5554f4p-5f;
  static final float E5 = 0x1.110fe4p-7f;
  static final float E6 = 0x1.6d3ecep-10f;
  static final float E7 = 0x1.a28abap-13f;

  /** The bits of √½: log takes 1 + f from [√½, √2). */
  static final int ROOT_HALF_BITS = 0x3F3504F3;

  // (log(1 + f) − f + f²/2)/f³ for √½ ≤ 1 + f < √2
  static final float L3 = 0x1.555548p-2f;
  static final float L4 = -0x1.000008p-2f;
  static final float L5 = 0x1.99a478p-3f;
  static final float L6 = -0x1.555b8ep-3f;
  static final float L7 = 0x1.233af8p-3f;
  static final float L8 = -0x1.fc3dccp-4f;
  static final float L9 = 0x1.e6dc84p-4f;
  static final float L10 = -0x1.dd9c08p-4f;
  static final float L11 = 0x1.13c35p-4f;

  /** From here on, log1p(x) takes its fraction from the bits of 1 + x. */
  static final int LOG1P_LARGE = 26;

  /** From here on, tanh is 1. */
  static final float TANH_MAX = 40;

  static final float MINUS_2_LOG2_E = -2 * LOG2_E;
  static final float HALF_LN2 = 0x1.62e43p-2f;

  // ((1 − exp(−2y))/2 − y)/y² for |y| ≤ log(2)/4
  static final float T0 = -0x1.fffffep-1f;
  static final float T1 = 0x1.5554bp-1f;
  static final float T2 = -0x1.555674p-2f;
  static final float T3 = 0x1.1227bp-3f;
  static final float T4 = -0x1.6bebfep-5f;

  /** Below this, erf is a polynomial; beyond the other it is 1. */
  static final float ERF_SMALL = 0.875f;

  static final float ERF_MAX = 4;

  // erf(x)/x − 1 for |x| < 0.875, in x²
  static final float R0 = 0x1.06eba8p-3f;
  static final float R1 = -0x1.812744p-2f;
  static final float R2 = 0x1.ce2e76p-4f;
  static final float R3 = -0x1.b81966p-6f;
  static final float R4 = 0x1.553cacp-8f;
  static final float R5 = -0x1.aea858p-11f;
  static final float R6 = 0x1.6c9d36p-14f;

  // −log(1 − erf(x))/x for 0.875 ≤ x ≤ 4
  static final float S0 = 0x1.20ee26p0f;
  static final float S1 = 0x1.453a1ep-1f;
  static final float S2 = 0x1.b2c4a8p-4f;
  static final float S3 = -0x1.841018p-6f;
  static final float S4 = 0x1.d8deap-9f;
  static final float S5 = -0x1.49ea0cp-12f;
  static final float S6 = 0x1.5ebdbcp-17f;

  private Elementary() {}

  /**
   * n = round(x·log₂e), r = (x − n·ln2High) − n·ln2Low, then (1 + (r +
   * r²·P(r)))·2^⌊n/2⌋·2^(n−⌊n/2⌋): two factors, so that a subnormal result is rounded by the last
   * product only. Largest error: 0.982 ulp.
   */
  static float exp(float x) {
    x = x > EXP_MAX ? EXP_MAX : x;
    x = x < EXP_MIN ? EXP_MIN : x;
    float shifted = fma(x, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = exponent >> 1;
    return (1 + expm1Reduced(r)) * power(half) * power(exponent - half);
  }

  /**
   * n and r as in exp, q = r + r²·P(r), s = 2^(n−1), then 2·(s·q + (s − ½)) with one fma; x itself
   * if |x| &lt; 2⁻²⁵. Largest error: 1.440 ulp.
   */
  static float expm1(float x) {
    float y = x > EXP_MAX ? EXP_MAX : x;
    y = y < EXPM1_MIN ? EXPM1_MIN : y;
    float shifted = fma(y, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, y));
    float s = power(Float.floatToRawIntBits(shifted) - ROUNDER_BITS - 1);
    float result = fma(s, expm1Reduced(r), s - 0.5f) * 2;
    return Math.abs(x) < TINY ? x : result;
  }

  /** r + r²·P(r). */
  private static float expm1Reduced(float r) {
    float p = fma(E7, r, E6);
    p = fma(p, r, E5);
    p = fma(p, r, E4);
    p = fma(p, r, E3);
    p = fma(p, r, E2);
    return fma(r * r, p, r);
  }

  /** 2^exponent, for −126 to 127. */
  private static float power(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  /**
   * x = 2^k·(1 + f), y = (f·f²)·P(f), then + k·ln2Low, − f²/2, + f, + k·ln2High, all but the third
   * by fma. A subnormal x is multiplied by 2²³ before. Largest error: 0.807 ulp.
   */
  static float log(float x) {
    if (x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE) {
      return logNormal(x, 0);
    }
    if (x > 0) {
      return x > 1 ? x : logNormal(x * 0x1p23f, -23);
    }
    return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
  }

  private static float logNormal(float x, float addend) {
    int bits = Float.floatToRawIntBits(x) - ROOT_HALF_BITS;
    float k = (bits >> 23) + addend;
    float f = Float.intBitsToFloat((bits & 0x7FFFFF) + ROOT_HALF_BITS) - 1;
    return logReduced(f, k);
  }

  private static float logReduced(float f, float k) {
    float square = f * f;
    float p = fma(L11, f, L10);
    p = fma(p, f, L9);
    p = fma(p, f, L8);
    p = fma(p, f, L7);
    p = fma(p, f, L6);
    p = fma(p, f, L5);
    p = fma(p, f, L4);
    p = fma(p, f, L3);
    float y = f * square * p;
    y = fma(k, LN2_LOW, y);
    y = fma(-0.5f, square, y);
    return fma(k, LN2_HIGH, f + y);
  }

  /**
   * 1 + x (rounded) = 2^k·(1 + …) gives k; f = x·2^−k + (2^−k − 1) by fma (for k &gt; 26, f from
   * the bits of 1 + x), then as log; x itself if |x| &lt; 2⁻²⁵. Largest error: 1.381 ulp.
   */
  static float log1p(float x) {
    if (!(x > -1 && x <= Float.MAX_VALUE)) {
      return x == -1 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    int bits = Float.floatToRawIntBits(1 + x) - ROOT_HALF_BITS;
    int k = bits >> 23;
    float scale = power(-k);
    float f = fma(x, scale, scale - 1);
    float large = Float.intBitsToFloat((bits & 0x7FFFFF) + ROOT_HALF_BITS) - 1;
    float result = logReduced(k > LOG1P_LARGE ? large : f, k);
    return Math.abs(x) < TINY ? x : result;
  }

  /**
   * With a = |x|, at most 40: n = round(−2a·log₂e), y = a + n·(log(2)/2), q = y + y²·P(y), s = 2^n,
   * then (s·q + (½ − s/2))/(−s·q + (½ + s/2)), all products but y² by fma; then the sign of x.
   * These are (1 − e^(−2a))/2 and (1 + e^(−2a))/2, each rounded by itself: an error of one in the
   * other would count twice. Largest error: 1.932 ulp.
   */
  static float tanh(float x) {
    float a = Math.abs(x);
    a = a > TANH_MAX ? TANH_MAX : a;
    float shifted = fma(a, MINUS_2_LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float y = fma(n, HALF_LN2, a);
    float p = fma(T4, y, T3);
    p = fma(p, y, T2);
    p = fma(p, y, T1);
    p = fma(p, y, T0);
    float q = fma(y * y, p, y);
    float s = power(Float.floatToRawIntBits(shifted) - ROUNDER_BITS);
    float sinh = fma(s, q, fma(s, -0.5f, 0.5f));
    float cosh = fma(-s, q, fma(s, 0.5f, 0.5f));
    return Math.copySign(sinh / cosh, x);
  }

  /**
   * With e = exp(−|x|), d = 1 + e and what that rounding lost, l = e − (d − 1): q = 1/d for x ≥ 0,
   * else e/d; then q + ((num − q·d) − q·l)·(1.457 − d/2), all three by fma, where the last factor
   * stands for 1/d. Largest error: 1.496 ulp.
   */
  static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    float d = 1 + e;
    float lost = e - (d - 1);
    float numerator = x < 0 ? e : 1;
    float q = numerator / d;
    float rest = fma(-q, lost, fma(-q, d, numerator));
    return fma(rest, fma(-0.5f, d, 1.457f), q);
  }

  /**
   * With a = |x|: a + a·R(a²) by fma below 0.875, else 1 − exp(−a·S(a)) with a at most 4; then the
   * sign of x. Largest error: 1.125 ulp.
   */
  static float erf(float x) {
    float a = Math.abs(x);
    float square = a * a;
    float p = fma(R6, square, R5);
    p = fma(p, square, R4);
    p = fma(p, square, R3);
    p = fma(p, square, R2);
    p = fma(p, square, R1);
    p = fma(p, square, R0);
    float small = fma(a, p, a);
    float large = 1 - exp(erfExponent(a > ERF_MAX ? ERF_MAX : a));
    return Math.copySign(a < ERF_SMALL ? small : large, x);
  }

  private static float erfExponent(float a) {
    float p = fma(S6, a, S5);
    p = fma(p, a, S4);
    p = fma(p, a, S3);
    p = fma(p, a, S2);
    p = fma(p, a, S1);
    p = fma(p, a, S0);
    return -a * p;
  }

  /** max(x, 0) + log1p(exp(−|x|)). Largest error: 1.660 ulp. */
  static float softplus(float x) {
    return (x <= 0 ? 0 : x) + log1p(exp(-Math.abs(x)));
  }
}
