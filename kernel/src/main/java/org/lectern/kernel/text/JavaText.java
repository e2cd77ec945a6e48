package org.lectern.kernel.text;

/** Tells code from literals and comments. A literal is a string, a text block or a character. */
public final class JavaText {
  private static final String BLOCK = "\"\"\"";

  private JavaText() {}

  /**
   * Where a literal or comment ends that starts at a position. A line comment ends before its line
   * break, and so does a string or character that is not closed.
   *
   * @param text the text
   * @param at the position, which must be in code
   * @return the position behind it; the same position if none starts there; one behind the end of
   *     the text if it is not closed
   */
  public static int skip(String text, int at) {
    if (text.startsWith("//", at)) {
      return end(text, "\n", at, 0);
    }
    if (text.startsWith("/*", at)) {
      return end(text, "*/", at + 2, 2);
    }
    if (text.startsWith(BLOCK, at)) {
      return endOfLiteral(text, BLOCK, at + BLOCK.length());
    }
    char c = text.charAt(at);
    return c == '"' || c == '\'' ? endOfLiteral(text, String.valueOf(c), at + 1) : at;
  }

  /**
   * Whether a comment starts at a position.
   *
   * @param text the text
   * @param at the position, which must be in code
   * @return true for both kinds of comments
   */
  public static boolean isComment(String text, int at) {
    return text.startsWith("//", at) || text.startsWith("/*", at);
  }

  /**
   * Where the next code starts, after spaces and comments.
   *
   * @param text the text
   * @param from the position to start at, which must be in code
   * @return the position, or the length of the text
   */
  public static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (isComment(text, at)) {
        at = skip(text, at);
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return at;
      }
    }
    return Math.min(at, text.length());
  }

  /**
   * The text with quotes for literals, and spaces for comments. Positions and lines stay.
   *
   * @param text the text
   * @return another of the same length
   */
  public static String mask(String text) {
    StringBuilder mask = new StringBuilder(text.length());
    scan(text, mask);
    return mask.toString();
  }

  /**
   * Whether a text ends in code: not within a literal or a comment.
   *
   * @param text the text
   * @return whether code may follow
   */
  public static boolean isOpen(String text) {
    return scan(text, new StringBuilder()) <= text.length();
  }

  /** Masks the text, and tells where its last part ends: behind the text if it is not closed. */
  private static int scan(String text, StringBuilder mask) {
    int at = 0;
    while (at < text.length()) {
      int end = skip(text, at);
      if (end == at) {
        mask.append(text.charAt(at++));
        continue;
      }
      char shown = isComment(text, at) ? ' ' : '"';
      for (int i = at; i < Math.min(end, text.length()); i++) {
        mask.append(text.charAt(i) == '\n' ? '\n' : shown);
      }
      at = end;
    }
    return at;
  }

  private static int end(String text, String mark, int from, int length) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() + 1 : at + length;
  }

  private static int endOfLiteral(String text, String quote, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.startsWith(quote, at)) {
        return at + quote.length();
      }
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '\n' && quote.length() == 1) {
        return at;
      }
    }
    return text.length() + 1;
  }
}
