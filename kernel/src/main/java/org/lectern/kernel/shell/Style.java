package org.lectern.kernel.shell;

/**
 * Colours that are legible on light and dark backgrounds, also on those that notebooks give to
 * errors. Not the sixteen colours by name: each theme has its own.
 */
final class Style {
  static final String ERROR = "\u001b[1;38;5;196m";
  static final String PLACE = "\u001b[1;38;5;31m";
  private static final String BOLD = "\u001b[1m";
  private static final String RESET = "\u001b[0m";

  private Style() {}

  static String error(String text) {
    return ERROR + text + RESET;
  }

  static String place(String text) {
    return PLACE + text + RESET;
  }

  /** In the colour of the text, for what is thin. */
  static String mark(String text) {
    return BOLD + text + RESET;
  }
}
