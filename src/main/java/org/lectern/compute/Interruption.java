package org.lectern.compute;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The stop button. A kernel names the thread that runs a cell; tensor operations on that thread
 * look at its interrupt flag and stop with a {@link CancellationException}. Other threads, and
 * programs without a kernel, are never stopped.
 */
public final class Interruption {
  private static volatile @Nullable Thread watched;
  private static volatile @Nullable Thread deferring;

  private Interruption() {}

  /**
   * Watches a thread from now on, instead of the one before.
   *
   * @param thread the thread that runs the cell, or null for none
   */
  public static void watch(@Nullable Thread thread) {
    watched = thread;
  }

  /**
   * Throws if the watched thread calls this after an interrupt. The interrupt flag stays set.
   *
   * @throws CancellationException if the cell was interrupted
   */
  public static void check() {
    Thread cell = watched;
    if (cell != null
        && cell == Thread.currentThread()
        && cell != deferring
        && cell.isInterrupted()) {
      throw new CancellationException("interrupted: the cell was stopped");
    }
  }

  /**
   * Runs an action that looks at the interrupt flag itself, at points of its own choice: a training
   * loop stops between two batches, never inside one.
   *
   * @param action the action
   */
  public static void deferred(Runnable action) {
    Thread before = deferring;
    Thread current = Thread.currentThread();
    deferring = current;
    try {
      action.run();
    } finally {
      // A thread that was given up may end here late: another one's state is not its to change.
      if (deferring == current) {
        deferring = before;
      }
    }
  }
}
