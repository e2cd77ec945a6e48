package org.lectern.kernel.shell;

import java.util.List;

/**
 * An error as the notebook shows it.
 *
 * @param name the class of the exception, or the kind of error
 * @param message what is wrong, without colours
 * @param traceback lines to show, with colours
 */
public record CellError(String name, String message, List<String> traceback) {
  /** The name of errors that the compiler reports. */
  public static final String COMPILATION = "CompilationError";

  /** The name of the error that a stopped cell ends with. */
  public static final String INTERRUPTED = "Interrupted";
}
