package org.lectern.kernel.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as students wrote them, without JShell's wrapper classes. */
final class Names {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+?[.$](?=\\p{L})");
  private static final Pattern WRAPPER_ITSELF =
      Pattern.compile("REPL\\.\\$JShell\\$\\w+|\\$JShell\\$\\w+");

  private Names() {}

  /** A text without wrapper classes. */
  static String plain(String text) {
    return WRAPPER_ITSELF.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("the cell");
  }

  /** A class's name without its package and wrapper. */
  static String simple(String className) {
    String name = plain(className);
    int last = name.lastIndexOf('.');
    return name.substring(last + 1).replace('$', '.');
  }

  /** An exception's message, or null; also of an exception whose message throws. */
  static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable broken) {
      return "(its getMessage() threw " + broken.getClass().getName() + ")";
    }
  }
}
