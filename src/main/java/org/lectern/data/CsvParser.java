package org.lectern.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into rows and cells as RFC 4180 describes: a cell in double quotes may hold
 * separators, line breaks and doubled quotes. Spaces around cells and empty lines are dropped. The
 * separator is whichever of comma, semicolon and tab is most frequent in the first row.
 */
final class CsvParser {
  private final String who;
  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  CsvParser(String who, String file, String text) {
    this.who = who;
    this.file = file;
    this.text = text;
  }

  List<CsvRow> rows() {
    List<CsvRow> rows = new ArrayList<>();
    char separator = separator();
    while (at < text.length()) {
      int start = line;
      int from = at;
      List<String> cells = row(separator);
      boolean blank = cells.size() == 1 && text.substring(from, at).isBlank();
      if (!blank) {
        rows.add(new CsvRow(start, cells));
      }
    }
    return rows;
  }

  /** Reads to the end of a row and of its line break. */
  private List<String> row(char separator) {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell(separator));
      if (at < text.length() && text.charAt(at) == separator) {
        at++;
        continue;
      }
      lineBreak();
      return cells;
    }
  }

  private String cell(char separator) {
    int start = at;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    if (start < text.length() && text.charAt(start) == '"') {
      at = start;
      return quoted(separator);
    }
    int begin = at;
    while (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String quoted(char separator) {
    int opened = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        cell.append('"');
        at += 2;
      } else if (c == '"') {
        at++;
        afterQuote(separator);
        return cell.toString();
      } else if (isBreak(c)) {
        cell.append('\n');
        lineBreak();
      } else {
        cell.append(c);
        at++;
      }
    }
    throw new IllegalArgumentException(
        who
            + ": the quote that opens on line "
            + opened
            + " of "
            + file
            + " is never closed. Put a second \" behind the text.");
  }

  /** Behind a closing quote only spaces may come before the separator. */
  private void afterQuote(char separator) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
      throw new IllegalArgumentException(
          who
              + ": on line "
              + line
              + " of "
              + file
              + " a separator must follow the closing quote, but "
              + Names.quote(String.valueOf(text.charAt(at)))
              + " does. Write a quote within a text twice: \"\".");
    }
  }

  private void lineBreak() {
    if (at < text.length()) {
      boolean two =
          text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      at += two ? 2 : 1;
      line++;
    }
  }

  private char separator() {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    int i = 0;
    while (i < text.length() && isBreak(text.charAt(i))) {
      i++;
    }
    for (; i < text.length() && (quoted || !isBreak(text.charAt(i))); i++) {
      switch (text.charAt(i)) {
        case '"' -> quoted = !quoted;
        case ',' -> commas += quoted ? 0 : 1;
        case ';' -> semicolons += quoted ? 0 : 1;
        case '\t' -> tabs += quoted ? 0 : 1;
        default -> {}
      }
    }
    return commas >= semicolons && commas >= tabs ? ',' : semicolons >= tabs ? ';' : '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
