package org.lectern.kernel.magic;

/** What in Java is no code: comments, strings, characters. */
final class JavaText {
  private static final String BLOCK = "\"\"\"";

  private JavaText() {}

  /** Where the comment, string or character that starts at a place ends; the place if none does. */
  static int end(String code, int at) {
    char c = code.charAt(at);
    if (code.startsWith("//", at)) {
      return after(code, "\n", at);
    }
    if (code.startsWith("/*", at)) {
      return after(code, "*/", at + 2);
    }
    if (code.startsWith(BLOCK, at)) {
      return afterQuote(code, BLOCK, at + BLOCK.length(), false);
    }
    return c == '"' || c == '\'' ? afterQuote(code, String.valueOf(c), at + 1, true) : at;
  }

  private static int after(String code, String mark, int from) {
    int at = code.indexOf(mark, from);
    return at < 0 ? code.length() : at + mark.length();
  }

  private static int afterQuote(String code, String quote, int from, boolean ofOneLine) {
    int at = from;
    while (at < code.length() && !code.startsWith(quote, at)) {
      if (ofOneLine && code.charAt(at) == '\n') {
        return at;
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), code.length());
  }
}
