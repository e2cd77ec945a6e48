package org.lectern.tensor;

import java.util.function.Supplier;

/** Whether operations on this thread remember how their results came to be. */
public final class Recording {
  private Recording() {}

  /**
   * Whether operations remember now.
   *
   * @return false within {@link #off}
   */
  public static boolean isOn() {
    return !Workspace.Surroundings.current().recordingOff;
  }

  /**
   * Computes without remembering: no gradients, less memory. For predictions and updates.
   *
   * @param <T> what is computed
   * @param work the computation
   * @return its result
   */
  public static <T> T off(Supplier<T> work) {
    Workspace.Surroundings here = Workspace.Surroundings.current();
    boolean before = here.recordingOff;
    here.recordingOff = true;
    try {
      return work.get();
    } finally {
      here.recordingOff = before;
    }
  }
}
