package org.lectern.kernel.shell;

import org.jspecify.annotations.Nullable;

/**
 * Memory kept back for the time after a cell has used up all: enough to report the error, and to
 * compile a cell that lets go of what is too large.
 */
public final class Ballast {
  /** Small enough for an ordinary place in G1's smallest regions. */
  private static final int BYTES = (1 << 19) - 64;

  private static final int BLOCKS = 12;

  /** More than this must be free for the ballast to come back. */
  private static final long ROOM = 6L * BLOCKS * BYTES;

  private static final byte @Nullable [][] MEMORY = new byte[BLOCKS][];

  private Ballast() {}

  /** Takes the memory, if there is plenty. */
  static synchronized void load() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if (MEMORY[0] != null || free < ROOM) {
      return;
    }
    try {
      for (int i = 0; i < BLOCKS; i++) {
        MEMORY[i] = new byte[BYTES];
      }
    } catch (OutOfMemoryError e) {
      drop();
    }
  }

  /** Gives the memory back, after an out-of-memory error. */
  public static synchronized void drop() {
    for (int i = 0; i < BLOCKS; i++) {
      MEMORY[i] = null;
    }
  }
}
