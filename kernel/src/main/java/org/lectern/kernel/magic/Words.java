package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a magic: words apart by spaces, those with spaces in quotes. */
public final class Words {
  private Words() {}

  /**
   * Splits a text. A comment at its end and a last semicolon do not count.
   *
   * @param text the text
   * @return its words, without quotes
   */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        word.append('"');
        begun = true;
        i++;
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (quoted || !Character.isWhitespace(c)) {
        if (!begun && text.startsWith("// ", i)) {
          break;
        }
        word.append(c);
        begun = true;
      } else if (begun) {
        words.add(word.toString());
        word.setLength(0);
        begun = false;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return withoutSemicolon(words);
  }

  private static List<String> withoutSemicolon(List<String> words) {
    int last = words.size() - 1;
    if (last >= 0 && words.get(last).endsWith(";")) {
      String word = words.get(last).substring(0, words.get(last).length() - 1);
      words.remove(last);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /** A Java string literal. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\t' -> literal.append("\\t");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
