package org.lectern.kernel.shell;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Memory kept back for the time after a cell has used up all: enough to report the error, and to
 * compile a cell that lets go of what is too large.
 */
public final class Ballast {
  /** Small enough for an ordinary place in G1's smallest regions. */
  private static final int BYTES = (1 << 19) - 64;

  /** 32 MB: the compiler needs some 10 MB for the first cells, and G1's regions may be as large. */
  private static final int MOST_BLOCKS = 64;

  /** Of a small memory only this part is kept back. */
  private static final int PART = 8;

  private static final int BLOCKS =
      (int) Math.min(MOST_BLOCKS, Runtime.getRuntime().maxMemory() / PART / BYTES);

  /** More than this must be free for the ballast to come back. */
  private static final long ROOM = 2L * BLOCKS * BYTES;

  private static final int ATTEMPTS = 50;
  private static final long RETRY_NANOS = 20_000_000;

  private static final byte @Nullable [][] MEMORY = new byte[BLOCKS][];

  /** Whether it has been dropped, and garbage may hide that there is room for it again. */
  private static boolean dropped;

  private Ballast() {}

  /** Takes the memory, if there is plenty: at the start, and again after it was dropped. */
  public static synchronized void load() {
    if (MEMORY[0] != null) {
      return;
    }
    if (dropped && free() < ROOM) {
      System.gc();
    }
    if (free() < ROOM) {
      return;
    }
    try {
      for (int i = 0; i < BLOCKS; i++) {
        MEMORY[i] = new byte[BYTES];
      }
      dropped = false;
    } catch (OutOfMemoryError e) {
      drop();
    }
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  /** Gives the memory back, after an out-of-memory error. */
  public static synchronized void drop() {
    for (int i = 0; i < BLOCKS; i++) {
      MEMORY[i] = null;
    }
    dropped = true;
  }

  /**
   * Does what a front end waits for, with the ballast if there is no other memory.
   *
   * @param work may be done again after an out-of-memory error
   */
  public static void insist(Runnable work) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        work.run();
        return;
      } catch (OutOfMemoryError full) {
        drop();
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
    work.run();
  }
}
