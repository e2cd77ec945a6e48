package org.lectern.kernel.shell;

import org.jspecify.annotations.Nullable;

/**
 * How a cell ended.
 *
 * @param value the value of its last expression; null if there is none
 * @param error what went wrong; null if nothing did
 * @param interrupted whether it was asked to stop
 */
public record CellResult(@Nullable Object value, @Nullable CellError error, boolean interrupted) {
  static CellResult of(@Nullable Object value) {
    return new CellResult(value, null, false);
  }

  static CellResult failed(CellError error) {
    return new CellResult(null, error, false);
  }
}
