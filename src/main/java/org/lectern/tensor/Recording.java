package org.lectern.tensor;

import java.util.function.Supplier;

/** Whether operations on this thread remember how their results came to be. */
public final class Recording {
  private static final ThreadLocal<boolean[]> OFF = ThreadLocal.withInitial(() -> new boolean[1]);

  private Recording() {}

  /**
   * Whether operations remember now.
   *
   * @return false within {@link #off}
   */
  public static boolean isOn() {
    return !OFF.get()[0];
  }

  /**
   * Computes without remembering: no gradients, less memory. For predictions and updates.
   *
   * @param <T> what is computed
   * @param work the computation
   * @return its result
   */
  public static <T> T off(Supplier<T> work) {
    boolean[] off = OFF.get();
    boolean before = off[0];
    off[0] = true;
    try {
      return work.get();
    } finally {
      off[0] = before;
    }
  }
}
