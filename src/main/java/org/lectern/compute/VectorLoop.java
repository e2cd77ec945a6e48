package org.lectern.compute;

/**
 * One step of a function, over arrays: the step of a short function, or one of several that leave
 * intermediate numbers in a buffer.
 *
 * <p>Why an interface: C2 keeps vectors in registers only if it inlines every operation on them,
 * and it gives up inlining when a compilation has grown large. So each loop holds its step in full,
 * on constants that are vectors already, and is called where C2 sees many receivers, which it does
 * not inline: every loop is a compilation of its own.
 */
interface VectorLoop {
  /** Elements that go through all steps together: they stay in a first-level cache. */
  int PIECE = 256;

  /** Where the second and the third part of a buffer begin. */
  int SECOND = PIECE;

  int THIRD = 2 * PIECE;

  int BUFFER = 3 * PIECE;

  /** From n elements of {@code in} and of the buffer to n of {@code out}, whole vectors. */
  void run(float[] in, int xo, float[] buffer, float[] out, int oo, int n);
}
