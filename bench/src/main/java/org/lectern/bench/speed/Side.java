package org.lectern.bench.speed;

/** One library's way to do the work of a case. */
interface Side extends AutoCloseable {
  /** Goes back to the first numbers, so that every block computes the same; not timed. */
  default void reset() {}

  /** Does the work once; this is what is timed. */
  void run();

  /** What comes out from the first numbers, to be compared with the other sides; not timed. */
  double[] outcome();

  @Override
  default void close() {}
}
