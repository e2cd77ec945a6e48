package org.lectern.kernel.command;

import java.io.PrintStream;

/** Prints in two columns. */
final class Terminal {
  private final PrintStream out;

  Terminal(PrintStream out) {
    this.out = out;
  }

  /** A line with a word before it. */
  void say(String label, String text) {
    out.println((label + " ".repeat(9)).substring(0, Math.max(9, label.length() + 1)) + text);
  }

  /** A line that goes on with the one before. */
  void more(String text) {
    say("", text);
  }

  /** A line as it is. */
  void line(String text) {
    out.println(text);
  }
}
