package org.lectern.kernel.io;

/**
 * How much one cell may print, or threads in the background until the next. More text makes a
 * browser slow, up to losing the notebook, and a cell that prints in an endless loop has no end.
 * For one thread at a time.
 */
final class PrintLimit {
  /** Some 30,000 lines. */
  static final int CHARACTERS = 2_000_000;

  private final String notice;
  private int left = CHARACTERS;

  /** A limit for those who print, with the verb, as in {@code This cell has}. */
  PrintLimit(String who) {
    notice =
        "\n… %s printed 2 million characters; what comes now is left out. Print less, or write to a file.\n"
            .formatted(who);
  }

  /** A new cell begins, or what was printed has been cleared. */
  void reset() {
    left = CHARACTERS;
  }

  /** The part of a text that may still be printed, with a notice where it has been cut. */
  String cut(String text) {
    if (left < 0) {
      return "";
    }
    left -= text.length();
    if (left >= 0) {
      return text;
    }
    int end = text.length() + left;
    left = -1;
    // not within a character of two chars
    int whole = end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    return text.substring(0, whole) + notice;
  }
}
