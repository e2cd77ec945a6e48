package org.lectern.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cells of a file: a name for each column, rows of equal length, and where each row was. */
final class CsvFile {
  private final String name;
  private final List<String> header;
  private final List<CsvRow> rows;

  private CsvFile(String name, List<String> header, List<CsvRow> rows) {
    this.name = name;
    this.header = header;
    this.rows = rows;
  }

  /**
   * Reads and checks a file.
   *
   * @param who the public method, for errors
   */
  static CsvFile read(String who, String path, boolean header) {
    String text = TextFiles.read(who, path);
    String name = TextFiles.name(path);
    List<CsvRow> rows = CsvRows.read(who, name, text);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          who + ": " + name + " is empty. It needs a line for each sample.");
    }
    List<String> names = header ? names(who, name, rows.get(0)) : numbered(rows.get(0).size());
    List<CsvRow> body = header ? rows.subList(1, rows.size()) : rows;
    if (body.isEmpty()) {
      throw new IllegalArgumentException(
          who
              + ": "
              + name
              + " has a header ("
              + Names.list(names)
              + ") but no rows. It needs a line for each sample; if that line is the data, use"
              + " Tables.read(path, false).");
    }
    checkLengths(who, name, names.size(), header ? "the header" : "the first line", body);
    return new CsvFile(name, names, body);
  }

  String name() {
    return name;
  }

  List<String> header() {
    return header;
  }

  int size() {
    return rows.size();
  }

  String cell(int row, int column) {
    return rows.get(row).cell(column);
  }

  /** The line of the file on which a row begins, from 1. */
  int line(int row) {
    return rows.get(row).line();
  }

  private static List<String> numbered(int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add("C" + i);
    }
    return names;
  }

  /** The names of the header; a column without one is called C and its index, as by Tablesaw. */
  private static List<String> names(String who, String file, CsvRow header) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.cell(i).isEmpty() ? "C" + i : header.cell(i);
      // Tablesaw tells names apart without regard to case.
      Integer before = seen.put(name.toLowerCase(Locale.ROOT), i);
      if (before != null) {
        throw new IllegalArgumentException(
            who
                + ": each column of "
                + file
                + " needs a name of its own, but columns "
                + (before + 1)
                + " and "
                + (i + 1)
                + " are both called \""
                + name
                + "\". "
                + (Cells.isNumber(name)
                    ? "If the first line is data, not a header, use Tables.read(path, false)."
                    : "Rename one of them."));
      }
      names.add(name);
    }
    return names;
  }

  private static void checkLengths(
      String who, String file, int columns, String model, List<CsvRow> rows) {
    for (CsvRow row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            who
                + ": every row of "
                + file
                + " needs "
                + Names.count(columns, "value")
                + ", as "
                + model
                + " has, but line "
                + row.line()
                + " has "
                + row.size()
                + ". "
                + (row.size() < columns
                    ? "Leave a missing value empty, between two separators."
                    : "A text that holds the separator needs quotes."));
      }
    }
  }
}
