package org.lectern.kernel.io;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Threads of cells that did not stop and can't be stopped. They print nothing more: the attempt
 * ends them.
 */
public final class AbandonedThreads {
  private static final Set<Thread> THREADS =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private AbandonedThreads() {}

  /** Thrown into an abandoned thread that prints. */
  @SuppressWarnings("serial")
  static final class Abandoned extends Error {
    Abandoned() {
      super("this cell was stopped", null, false, false);
    }
  }

  /**
   * Abandons a thread.
   *
   * @param thread the thread
   */
  public static void add(Thread thread) {
    THREADS.add(thread);
  }

  /** Ends the current thread if it was abandoned. */
  static void check() {
    if (!THREADS.isEmpty() && THREADS.contains(Thread.currentThread())) {
      throw new Abandoned();
    }
  }
}
