package org.lectern.kernel.command;

/** What the doctor has found, printed line by line; a fix stands below each failure. */
final class Findings {
  private static final int WIDTH = 12;

  private final Terminal terminal;
  private int failures;

  Findings(Terminal terminal) {
    this.terminal = terminal;
  }

  void ok(String name, String text) {
    terminal.line("ok      " + column(name) + text);
  }

  void failed(String name, String text, String fix) {
    failures++;
    terminal.line("FAILED  " + column(name) + text);
    terminal.line(" ".repeat(8) + column("") + "fix: " + fix);
  }

  /** A line of what another program wrote. */
  void quote(String line) {
    terminal.line(" ".repeat(8 + WIDTH) + "| " + line);
  }

  private static String column(String name) {
    return name + " ".repeat(WIDTH - name.length());
  }

  /** Prints the verdict and returns the exit status. */
  int end() {
    String lines = failures == 1 ? " line needs" : " lines need";
    terminal.line(failures == 0 ? "Everything works." : failures + lines + " attention.");
    return failures == 0 ? 0 : 1;
  }
}
