package org.lectern.kernel.shell;

import java.util.Arrays;

/** What {@code System.exit} does in a cell: it refuses. Public because cells call it. */
public final class CellExit {
  private CellExit() {}

  /** Thrown by {@code System.exit} in a cell. */
  public static final class ExitRefused extends Error {
    private static final long serialVersionUID = 1;

    ExitRefused(int status) {
      super(
          "System.exit("
              + status
              + ") would end the kernel, and every variable of this notebook would be lost. Leave"
              + " the call out: a cell ends by itself. To start afresh, restart the kernel from"
              + " the notebook's Kernel menu.");
      StackTraceElement[] frames = getStackTrace();
      // from System.exit's caller on
      setStackTrace(Arrays.copyOfRange(frames, 1, frames.length));
    }
  }

  /**
   * Refuses to end the process.
   *
   * @param status what the cell passed
   */
  public static void exit(int status) {
    throw new ExitRefused(status);
  }
}
