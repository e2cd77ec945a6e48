package org.lectern.data;

import java.util.function.Predicate;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes Tablesaw columns of the cells of a file, looking at every value to choose the type. */
final class Columns {
  private Columns() {}

  static Table table(CsvFile file) {
    Table table = Table.create(file.name());
    for (int column = 0; column < file.header().size(); column++) {
      table.addColumns(column(file, column));
    }
    return table;
  }

  private static Column<?> column(CsvFile file, int column) {
    String name = file.header().get(column);
    if (all(file, column, Cells::isNumber)) {
      DoubleColumn numbers = DoubleColumn.create(name);
      for (int row = 0; row < file.size(); row++) {
        String cell = file.cell(row, column);
        if (Cells.isMissing(cell)) {
          numbers.appendMissing();
        } else {
          numbers.append(Double.parseDouble(cell));
        }
      }
      return numbers;
    }
    if (all(file, column, Cells::isBoolean)) {
      BooleanColumn flags = BooleanColumn.create(name);
      for (int row = 0; row < file.size(); row++) {
        String cell = file.cell(row, column);
        if (Cells.isMissing(cell)) {
          flags.appendMissing();
        } else {
          flags.append(Cells.isTrue(cell));
        }
      }
      return flags;
    }
    StringColumn texts = StringColumn.create(name);
    for (int row = 0; row < file.size(); row++) {
      String cell = file.cell(row, column);
      if (Cells.isMissing(cell)) {
        texts.appendMissing();
      } else {
        texts.append(cell);
      }
    }
    return texts;
  }

  private static boolean all(CsvFile file, int column, Predicate<String> kind) {
    for (int row = 0; row < file.size(); row++) {
      String cell = file.cell(row, column);
      if (!Cells.isMissing(cell) && !kind.test(cell)) {
        return false;
      }
    }
    return true;
  }
}
