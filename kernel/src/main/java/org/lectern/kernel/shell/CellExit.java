package org.lectern.kernel.shell;

import java.util.Arrays;

/** What ends a process elsewhere: in a cell it refuses. Public because cells call it. */
public final class CellExit {
  private CellExit() {}

  /** Thrown by {@code System.exit} and its like in a cell. */
  public static final class ExitRefused extends Error {
    private static final long serialVersionUID = 1;

    ExitRefused(String call, int status) {
      super(
          call
              + "("
              + status
              + ") would end the kernel, and every variable of this notebook would be lost. Leave"
              + " the call out: a cell ends by itself. To start afresh, restart the kernel from"
              + " the notebook's Kernel menu.");
      StackTraceElement[] frames = getStackTrace();
      // from the caller on
      setStackTrace(Arrays.copyOfRange(frames, 1, frames.length));
    }
  }

  /**
   * Refuses {@code System.exit}.
   *
   * @param status what the cell passed
   */
  public static void exit(int status) {
    throw new ExitRefused("System.exit", status);
  }

  /**
   * Refuses {@code Runtime.exit}.
   *
   * @param runtime what it was called on
   * @param status what the cell passed
   */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.exit", status);
  }

  /**
   * Refuses {@code Runtime.halt}.
   *
   * @param runtime what it was called on
   * @param status what the cell passed
   */
  public static void halt(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.halt", status);
  }
}
