package org.lectern.data;

import java.util.List;

/** The cells of one row, and the line of the file on which it begins, from 1. */
record CsvRow(int line, List<String> cells) {
  int size() {
    return cells.size();
  }

  String cell(int column) {
    return cells.get(column);
  }
}
