package org.lectern.compute;

/**
 * a to the power b, in double arithmetic: + − × ÷ and one rounding to float, without fma, which
 * give the same bits everywhere. The vector kernels use this form too.
 *
 * <p>|a| = 2^k·m with m in [√½, √2). With s = (m − 1)/(m + 1), log m = 2s·(1 + s²/3 + s⁴/5 + …),
 * which is precise also for a close to 1. Then t = b·(k + log m·log₂e), n = round(t), and the
 * result is 2^n·e^((t − n)·log 2), both series broken off where their terms no longer matter.
 * Largest error over 2²⁸ random pairs: 0.501 ulp.
 */
final class Power {
  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double TWICE_LOG2_E = 0x1.71547652b82fep1;

  /** Adding it rounds a number below 2⁵¹ to a whole one. */
  private static final double ROUNDER = 0x1.8p52;

  /** The upper half of the bits of √½. */
  private static final int ROOT_HALF = 0x3FE6A09E;

  private Power() {}

  /** a to the power b, with the special values of {@link Math#pow}. */
  static float pow(float a, float b) {
    if (b == 0) {
      return 1;
    }
    float magnitude = Math.abs(a);
    if (!(magnitude > 0 && magnitude <= Float.MAX_VALUE && Math.abs(b) <= Float.MAX_VALUE)) {
      return special(a, b);
    }
    if (a < 0 && !isWhole(b)) {
      return Float.NaN;
    }
    float result = positive(magnitude, b);
    return a < 0 && isOdd(b) ? -result : result;
  }

  /** a is 0, infinite or NaN, or b infinite or NaN. */
  private static float special(float a, float b) {
    float magnitude = Math.abs(a);
    if (magnitude != magnitude || b != b) {
      return Float.NaN;
    }
    if (Float.isInfinite(b)) {
      return magnitude == 1 ? Float.NaN : magnitude > 1 == b > 0 ? Float.POSITIVE_INFINITY : 0;
    }
    float result = magnitude > 0 == b > 0 ? Float.POSITIVE_INFINITY : 0;
    return isOdd(b) ? Math.copySign(result, a) : result;
  }

  private static boolean isWhole(float b) {
    return Math.abs(b) >= 0x1p23f || b == (int) b;
  }

  /** From 2²⁴ on all floats are even. */
  private static boolean isOdd(float b) {
    return Math.abs(b) < 0x1p24f && b == (int) b && ((int) b & 1) == 1;
  }

  /** For finite a above 0 and finite b. A subnormal float is a normal double. */
  private static float positive(double a, double b) {
    long bits = Double.doubleToRawLongBits(a);
    int k = (int) (bits >> 32) - ROOT_HALF >> 20;
    double m = Double.longBitsToDouble(bits - ((long) k << 52));
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double series = 1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * tail(z)))));
    double t = b * (k + s * series * TWICE_LOG2_E);
    // beyond these the result is infinite or 0 anyway
    t = Math.max(-200, Math.min(200, t));
    double n = t + ROUNDER - ROUNDER;
    return (float) (exp((t - n) * LN2) * Double.longBitsToDouble((long) (n + 1023) << 52));
  }

  private static double tail(double z) {
    return 1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15));
  }

  /** e^r for |r| ≤ log(2)/2. */
  private static double exp(double r) {
    double high = 1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320 + r * (1.0 / 362880)));
    double low = 1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * high));
    return 1 + r * (1 + r * (0.5 + r * low));
  }
}
