package org.lectern.compute;

/** Small arrays for the kernels of one thread, so that a call allocates nothing. */
final class Scratch {
  /** Columns whose lanes are summed together: 32 KiB of lanes stay in a first-level cache. */
  static final int COLUMNS = 512;

  /** How often a number is repeated, to be read as vectors of the same. */
  static final int REPEATED = 256;

  /** How many rows are looked at together. */
  static final int ROWS = 1024;

  private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

  /** Of columns, or of some rows. */
  final float[] lanes = new float[Kernels.LANES * COLUMNS];

  final float[] repeated = new float[REPEATED];
  final float[] repeatedToo = new float[REPEATED];

  /** One vector, for what does not fill one. */
  final float[] vector = new float[Kernels.LANES];

  /** The bits of the largest and the smallest numbers of a row, a vector each. */
  final int[] extremes = new int[2 * Kernels.LANES];

  /** Sums of the blocks of a long row. */
  final float[] blocks = new float[ROWS];

  /** Of rows. */
  final float[] maxima = new float[ROWS];

  final float[] sums = new float[ROWS];
  final int[] positions = new int[ROWS];

  private Scratch() {}

  static Scratch current() {
    return CURRENT.get();
  }
}
