package org.lectern;

import java.util.SplittableRandom;

/** Arrays of numbers for random cases, and their comparison. */
public final class FuzzNumbers {
  /** How many kinds of numbers there are; 0 is the simplest. */
  public static final int KINDS = 3;

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    Float.NaN,
    Float.intBitsToFloat(0x7FC12345),
    Float.intBitsToFloat(0xFFFFFFFF),
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -0x1.8p-127f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    1e-40f,
    0x1p-75f,
    0x1p64f,
    -0x1.fffffep127f,
    88.8f,
    -104
  };

  private FuzzNumbers() {}

  /**
   * Numbers that the arguments determine.
   *
   * @param kind 0: of all magnitudes up to 1; 1: every eighth a special one; 2: any bits
   */
  public static float[] floats(int n, long seed, int kind) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      int bits = random.nextInt();
      float ordinary = (bits >> 8) * 0x1p-23f * ((bits & 7) == 0 ? 0x1p-9f : 1);
      if (kind == 2) {
        x[i] = Float.intBitsToFloat(bits);
      } else if (kind == 1 && (bits & 0xF8) == 0) {
        x[i] = SPECIAL[Math.floorMod(bits >> 8, SPECIAL.length)];
      } else {
        x[i] = ordinary;
      }
    }
    return x;
  }

  /** Throws unless all bits agree; a NaN is as good as any other. */
  public static void requireEqual(String what, float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(what + ": " + actual.length + " numbers, not " + expected.length);
    }
    for (int i = 0; i < actual.length; i++) {
      if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
        throw new AssertionError(
            what + ": element " + i + " is " + actual[i] + ", not " + expected[i]);
      }
    }
  }
}
