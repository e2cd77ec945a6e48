package org.lectern.compute;

/**
 * a·b + c rounded once. {@link Math#fma(float, float, float)} is that, but takes microseconds where
 * the machine has no instruction for it; there an exact substitute serves.
 */
final class Fma {
  private Fma() {}

  /** a·b + c, rounded once. */
  static float fma(float a, float b, float c) {
    return HotSpot.USE_FMA ? Math.fma(a, b, c) : inDouble(a, b, c);
  }

  /**
   * The substitute. The product of two floats is exact in double. The sum is rounded to odd: if it
   * is inexact, the last bit is made 1 by a step towards the lost part (found by Knuth's TwoSum). A
   * double has more than 24 + 2 bits, so rounding that to float equals rounding the exact sum.
   */
  static float inDouble(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    double part = sum - product;
    double lost = (product - (sum - part)) + (c - part);
    if (lost != 0 && Math.abs(sum) <= Double.MAX_VALUE) {
      long bits = Double.doubleToRawLongBits(sum);
      if ((bits & 1) == 0) {
        sum = Double.longBitsToDouble(bits + (lost > 0 == sum > 0 ? 1 : -1));
      }
    }
    return (float) sum;
  }
}
