package org.lectern.kernel.shell;

/** Colours that are legible on light and dark backgrounds: never black, white or yellow. */
final class Style {
  private static final String RESET = "\u001b[0m";

  private Style() {}

  static String error(String text) {
    return "\u001b[1;31m" + text + RESET;
  }

  static String place(String text) {
    return "\u001b[36m" + text + RESET;
  }
}
