package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/** Catches a thread whose arithmetic isn't IEEE 754 any more. */
final class SelfTest {
  /** Not final, so that no compiler computes with it ahead of time. */
  private static volatile float smallestNormal = Float.MIN_NORMAL;

  private SelfTest() {}

  /** What is wrong on this thread, or null. */
  static @Nullable String problem() {
    return problem(smallestNormal / 2);
  }

  static @Nullable String problem(float halfOfSmallestNormal) {
    if (Float.floatToRawIntBits(halfOfSmallestNormal) == 0x00400000) {
      return null;
    }
    return "Lectern: float arithmetic must keep subnormal numbers, but on this thread they are flushed"
        + " to zero, so results would not be reproducible. A native library (often one compiled with"
        + " -ffast-math) has switched them off: leave that library out, or call it on a thread of its"
        + " own.";
  }
}
