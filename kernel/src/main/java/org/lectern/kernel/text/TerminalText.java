package org.lectern.kernel.text;

import java.util.regex.Pattern;

/** Text with the colours and movements of a terminal, as cells print it. */
public final class TerminalText {
  private static final char ESCAPE = '\u001B';
  private static final char BELL = '\u0007';

  /** Colours and movements; links and titles; the rest. */
  private static final Pattern CODE =
      Pattern.compile(
          ESCAPE
              + "(?:\\[[0-?]*[ -/]*[@-~]|\\][^"
              + BELL
              + ESCAPE
              + "]*(?:"
              + BELL
              + "|"
              + ESCAPE
              + "\\\\)|[@-Z\\\\^_])");

  private TerminalText() {}

  /**
   * What a terminal shows at last: no colours, and of a progress bar the last state.
   *
   * @param text what was printed
   * @return the lines, divided by line feeds
   */
  public static String shown(String text) {
    String plain = CODE.matcher(text).replaceAll("").replace("\r\n", "\n");
    StringBuilder all = new StringBuilder(plain.length());
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '\n') {
        all.append(line).append(c);
        line.setLength(0);
        column = 0;
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\b') {
        column = Math.max(0, column - 1);
      } else if (c >= ' ' || c == '\t') {
        if (column < line.length()) {
          line.setCharAt(column, c);
        } else {
          line.append(c);
        }
        column++;
      }
    }
    return all.append(line).toString();
  }
}
