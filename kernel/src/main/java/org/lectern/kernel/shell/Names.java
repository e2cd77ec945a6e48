package org.lectern.kernel.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as students wrote them, without JShell's wrapper classes. */
final class Names {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+?[.$](?=\\p{L})");
  private static final Pattern WRAPPER_ITSELF =
      Pattern.compile("REPL\\.\\$JShell\\$\\w+|\\$JShell\\$\\w+");

  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private Names() {}

  /** A text without wrapper classes. */
  static String plain(String text) {
    return WRAPPER_ITSELF.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("the cell");
  }

  /** A class's name without its package, its wrapper and its enclosing class. */
  static String simple(String className) {
    String name = plain(className);
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** The class of an exception; of one without a name of its own, as {@code new X() {}}, X. */
  static String ofClass(Throwable thrown) {
    Class<?> type = thrown.getClass();
    while (type.isAnonymousClass()) {
      type = type.getSuperclass();
    }
    return type.getName();
  }

  /** A class's simple name; that of the facade for the classes that it is written in. */
  static String facade(String className) {
    return className.startsWith("org.lectern.") && className.endsWith("Factories")
        ? "Lectern"
        : simple(className);
  }

  /** A class's name as a trace shows it: with its package, unless a student would not know it. */
  static String shown(String className) {
    boolean known = className.startsWith("org.lectern.") || className.startsWith("REPL.");
    return known ? simple(className) : className;
  }

  /** A text whose class names have no packages: String rather than java.lang.String. */
  static String unqualified(String text) {
    return QUALIFIER.matcher(text).replaceAll("");
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
