package org.lectern.kernel.shell;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What a stopped cell says. */
final class Interrupts {
  private static final String MESSAGE = "the cell was stopped";

  private Interrupts() {}

  /** Whether an exception is the usual answer to an interrupt. */
  static boolean isCancellation(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 8; depth++) {
      if (cause instanceof InterruptedException
          || cause instanceof CancellationException
          || cause instanceof InterruptedIOException
          || cause instanceof ClosedByInterruptException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** The error of a cell that was stopped between two statements. */
  static CellError before(String place) {
    return new CellError(
        CellError.INTERRUPTED,
        MESSAGE,
        List.of(
            Style.error(CellError.INTERRUPTED) + ": " + MESSAGE,
            "    before " + Style.place(place)));
  }

  /** The error of a cell whose statement was stopped, or ended normally after the request. */
  static CellError report(String place, CellRunner.@Nullable Result last) {
    List<String> lines = new ArrayList<>();
    lines.add(Style.error(CellError.INTERRUPTED) + ": " + MESSAGE);
    boolean finished = last == null || last.end() == CellRunner.End.RETURNED;
    lines.add(
        finished
            ? "    after " + Style.place(place) + ", whose results are kept"
            : "    at " + Style.place(place));
    if (last != null && last.end() == CellRunner.End.ABANDONED) {
      String rest =
          last.busy()
              ? "it keeps one processor core busy until you restart the kernel"
              : "it waits in the background, and keeps the locks it holds, until you restart the"
                  + " kernel";
      lines.add(
          "It does not react, and this Java can't stop it by force: "
              + rest
              + ". Your variables are kept, and other cells run.");
      if (last.busy()) {
        lines.add("After %interruptible on, loops of the cells that follow can always be stopped.");
      }
    }
    return new CellError(CellError.INTERRUPTED, MESSAGE, lines);
  }
}
