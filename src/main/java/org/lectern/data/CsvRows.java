package org.lectern.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a text into rows and cells with univocity's parser: a cell in double quotes may hold
 * separators, line breaks and doubled quotes. Spaces around cells and empty lines are dropped. The
 * separator is whichever of comma, semicolon and tab is most frequent in the first row.
 */
final class CsvRows {
  /** A last row of our own: when it does not come back as one, an open quote has swallowed it. */
  private static final String END = "end";

  private CsvRows() {}

  static List<CsvRow> read(String who, String file, String content) {
    String text = content.replace("\r\n", "\n").replace('\r', '\n') + "\n" + END;
    List<CsvRow> rows = new ArrayList<>();
    try {
      CsvParser parser = new CsvParser(settings(text));
      parser.beginParsing(new StringReader(text));
      int line = 1;
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        boolean blank = row.length == 1 && row[0] == null;
        if (!blank) {
          List<String> cells = Arrays.stream(row).map(cell -> cell == null ? "" : cell).toList();
          rows.add(new CsvRow(line, cells));
        }
        line = 1 + (int) parser.getContext().currentLine();
      }
    } catch (TextParsingException e) {
      if (!(e.getCause() instanceof TextParsingException)) {
        throw e; // not about a quote: out of memory, say
      }
      // Without the cause, whose message is a page of settings.
      throw new IllegalArgumentException(
          who
              + ": on line "
              + (e.getLineIndex() + 1)
              + " of "
              + file
              + " a separator must follow the closing quote, but "
              + Names.quote(String.valueOf(text.charAt((int) e.getCharIndex() - 1)))
              + " does. Write a quote within a text twice: \"\".");
    }
    CsvRow last = rows.remove(rows.size() - 1);
    String end = last.cell(last.size() - 1);
    if (!end.equals(END)) {
      throw new IllegalArgumentException(
          who
              + ": the quote that opens on line "
              + (1 + count(text, '\n') - count(end, '\n'))
              + " of "
              + file
              + " is never closed. Put a second \" behind the text.");
    }
    return rows;
  }

  /** Strict about quotes; no comments, no limits, nothing dropped. */
  private static CsvParserSettings settings(String text) {
    char separator = separator(text);
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.getFormat().setLineSeparator("\n");
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.setCommentProcessingEnabled(false);
    settings.setSkipEmptyLines(false); // they come as one null, and count as lines
    settings.setEmptyValue(""); // two quotes: a cell, unlike an empty line
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns((int) count(text, separator) + 1);
    settings.setReadInputOnSeparateThread(false);
    return settings;
  }

  private static char separator(String text) {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    int i = 0;
    while (text.charAt(i) == '\n') {
      i++;
    }
    for (; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
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

  private static long count(String text, char c) {
    return text.chars().filter(other -> other == c).count();
  }
}
