package org.lectern.kernel.shell;

import org.lectern.kernel.text.JavaText;

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
    return JavaText.skipBlank(text, from);
  }

  int clamp(int position) {
    return Math.max(0, Math.min(position, text.length()));
  }
}
