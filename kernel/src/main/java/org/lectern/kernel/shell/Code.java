package org.lectern.kernel.shell;

/** Which parts of a text are code, and not strings or comments. */
final class Code {
  private static final int NORMAL = 0;
  private static final int LITERAL = 1;
  private static final int COMMENT = 2;

  private Code() {}

  /** Whether a text ends in code: not within a string, a character or a comment. */
  static boolean isOpen(String text) {
    return scan(text, new StringBuilder()) == NORMAL;
  }

  /** The text with quotes for strings and characters, and spaces for comments. */
  static String mask(String text) {
    StringBuilder mask = new StringBuilder(text.length());
    scan(text, mask);
    return mask.toString();
  }

  private static int scan(String text, StringBuilder mask) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end;
      int kind;
      if (text.startsWith("//", at)) {
        kind = COMMENT;
        int line = text.indexOf('\n', at);
        end = line < 0 ? text.length() + 1 : line;
      } else if (text.startsWith("/*", at)) {
        kind = COMMENT;
        int close = text.indexOf("*/", at + 2);
        end = close < 0 ? text.length() + 1 : close + 2;
      } else if (text.startsWith("\"\"\"", at)) {
        kind = LITERAL;
        end = endOfLiteral(text, at + 3, "\"\"\"");
      } else if (c == '"' || c == '\'') {
        kind = LITERAL;
        end = endOfLiteral(text, at + 1, String.valueOf(c));
      } else {
        mask.append(c);
        at++;
        continue;
      }
      for (int i = at; i < Math.min(end, text.length()); i++) {
        char shown = kind == LITERAL ? '"' : ' ';
        mask.append(text.charAt(i) == '\n' ? '\n' : shown);
      }
      if (end > text.length()) {
        return kind;
      }
      at = end;
    }
    return NORMAL;
  }

  /** Where a literal ends; beyond the text if it does not. A line ends one that has no closing. */
  private static int endOfLiteral(String text, int from, String close) {
    for (int at = from; at < text.length(); at++) {
      if (text.startsWith(close, at)) {
        return at + close.length();
      }
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '\n' && close.length() == 1) {
        return at;
      }
    }
    return text.length() + 1;
  }
}
