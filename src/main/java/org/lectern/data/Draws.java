package org.lectern.data;

import org.lectern.random.RandomStream;

/**
 * The numbers of a random stream one after the other, in double: only +, − and × of whole numbers
 * and constants, so that every machine gets the same.
 */
final class Draws {
  /** Mean and standard deviation of the sum of four whole numbers from 0 to 65535. */
  private static final double MEAN = 131070;

  private static final double DEVIATION = 37837.226689;

  private final RandomStream stream;
  private long next;

  Draws(RandomStream stream) {
    this.stream = stream;
  }

  /** A whole number from 0 to bound − 1. */
  int below(int bound) {
    return stream.below(next++, bound);
  }

  /** Uniform on [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * ((stream.bits(next++) >>> 11) * 0x1p-53);
  }

  /**
   * Nearly normal around 0: the sum of four uniform numbers. It ends at 3.46 deviations, so nothing
   * is ever drawn beyond recognition.
   */
  double bell(double deviation) {
    long bits = stream.bits(next++);
    long sum =
        (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48 & 0xFFFF);
    return (sum - MEAN) / DEVIATION * deviation;
  }
}
