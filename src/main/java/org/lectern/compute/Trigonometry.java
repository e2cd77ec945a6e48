package org.lectern.compute;

import static org.lectern.compute.Elementary.ROUNDER;
import static org.lectern.compute.Fma.fma;

/** sin and cos in float, in the manner of {@link Elementary}. */
final class Trigonometry {
  /** Up to this magnitude three parts of π/2 reduce the angle; beyond, the bits of 2/π. */
  static final float LIMIT = 8192;

  /** Below this, sin(x) rounds to x. */
  static final float TINY = 0x1p-12f;

  static final float TWO_OVER_PI = 0x1.45f306p-1f;
  static final float HALF_PI_1 = 0x1.921fb6p0f;
  static final float HALF_PI_2 = -0x1.777a5cp-25f;
  static final float HALF_PI_3 = -0x1.ee59dap-50f;

  // (sin(r)/r − 1)/r² for |r| ≤ π/4, in r²
  static final float S1 = -0x1.555546p-3f;
  static final float S2 = 0x1.110778p-7f;
  static final float S3 = -0x1.9953f8p-13f;

  // (cos(r) − 1 + r²/2)/r⁴ for |r| ≤ π/4, in r²
  static final float C1 = 0x1.55554ap-5f;
  static final float C2 = -0x1.6c0c2ap-10f;
  static final float C3 = 0x1.99e90ep-16f;

  /** 32 zero bits and the first 224 bits of 2/π. */
  private static final int[] TWO_OVER_PI_BITS = {
    0, 0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB
  };

  private Trigonometry() {}

  /**
   * n = round(x·2/π), r = x − n·π/2 by three fma with the parts of π/2, then by n mod 4 ±sin(r) = r
   * + (r·r²)·S(r²) or ±cos(r) = (1 − r²/2) + (r²·r²)·C(r²), the outer sums by fma; x itself if |x|
   * &lt; 2⁻¹². Largest error: 1.577 ulp.
   */
  static float sin(float x) {
    return Math.abs(x) < TINY ? x : turned(x, 0);
  }

  /** As sin, a quarter turn on. Largest error: 1.578 ulp. */
  static float cos(float x) {
    return turned(x, 1);
  }

  private static float turned(float x, int quarters) {
    if (Math.abs(x) > LIMIT) {
      return turnedLarge(x, quarters);
    }
    float shifted = fma(x, TWO_OVER_PI, ROUNDER);
    float n = shifted - ROUNDER;
    float r = fma(n, -HALF_PI_3, fma(n, -HALF_PI_2, fma(n, -HALF_PI_1, x)));
    return quadrant(r, Float.floatToRawIntBits(shifted) + quarters);
  }

  private static float quadrant(float r, int quarters) {
    float square = r * r;
    float s = fma(fma(S3, square, S2), square, S1);
    float c = fma(fma(C3, square, C2), square, C1);
    float sine = fma(r * square, s, r);
    float cosine = fma(square * square, c, fma(-0.5f, square, 1));
    float result = (quarters & 1) == 0 ? sine : cosine;
    return (quarters & 2) == 0 ? result : -result;
  }

  /**
   * The reduction of Payne and Hanek. x = m·2^e with a whole number m; of 2/π only 96 bits matter:
   * those before give multiples of 4 quarter turns, those after are too small. The upper 64 bits of
   * their product with m are quarter turns in units of 2⁻⁶².
   */
  private static float turnedLarge(float x, int quarters) {
    if (!(Math.abs(x) <= Float.MAX_VALUE)) {
      return Float.NaN;
    }
    int bits = Float.floatToRawIntBits(x);
    long m = bits & 0x7FFFFF | 0x800000;
    int e = (bits >>> 23 & 0xFF) - 150;
    int start = 30 + e;
    long product = (m * word(start) << 32) + m * word(start + 32) + (m * word(start + 64) >>> 32);
    long n = (product + (1L << 61)) >>> 62;
    float r = (float) ((product - (n << 62)) * (0x1.921fb54442d18p0 * 0x1p-62));
    return x > 0 ? quadrant(r, (int) n + quarters) : quadrant(-r, quarters - (int) n);
  }

  /** 32 bits of 2/π. */
  private static long word(int start) {
    int at = start >> 5;
    long two = (long) TWO_OVER_PI_BITS[at] << 32;
    if (at + 1 < TWO_OVER_PI_BITS.length) {
      two |= TWO_OVER_PI_BITS[at + 1] & 0xFFFFFFFFL;
    }
    return two << (start & 31) >>> 32;
  }
}
