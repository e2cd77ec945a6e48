package org.lectern.kernel.shell;

/**
 * The text of a cell, with its name for messages.
 *
 * @param label for example {@code cell[3]}
 * @param text the whole cell
 * @param shown the same lines as the user wrote them
 */
record Source(String label, String text, String shown) {
  Source(String label, String text) {
    this(label, text, text);
  }

  /** The number of the line that holds a position, from 1. */
  int lineAt(int position) {
    int line = 1;
    int end = clamp(position);
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Where the line that holds a position starts. */
  int lineStart(int position) {
    return text.lastIndexOf('\n', clamp(position) - 1) + 1;
  }

  /** One line, from 1, or an empty string. */
  String line(int number) {
    String[] lines = shown.split("\n", -1);
    return number >= 1 && number <= lines.length ? lines[number - 1] : "";
  }

  /** A place for messages. */
  String place(int line) {
    return label + " line " + line;
  }

  /** Where the next code starts, after spaces and comments, from a position on. */
  int skipBlank(int from) {
    return skipBlank(text, from);
  }

  /** Where the next code starts, after spaces and comments, from a position in a text on. */
  static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int next = at;
      if (Character.isWhitespace(text.charAt(at))) {
        next = at + 1;
      } else if (text.startsWith("//", at)) {
        next = after(text, "\n", at);
      } else if (text.startsWith("/*", at)) {
        next = after(text, "*/", at + 2);
      }
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int after(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  int clamp(int position) {
    return Math.max(0, Math.min(position, text.length()));
  }
}
