package org.lectern.random;

/** The notebook's seed: what every factory uses that is not given a seed of its own. */
public final class Seed {
  private static volatile long current;

  private Seed() {}

  /**
   * The seed in use, 0 unless set.
   *
   * @return the seed
   */
  public static long current() {
    return current;
  }

  /**
   * Sets the seed for what is made from now on.
   *
   * @param seed the seed
   */
  public static void set(long seed) {
    current = seed;
  }
}
