package org.lectern.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes a data set of a table: checks the columns, then turns each value into a float. */
final class TableReader {
  private final Table table;
  private final IntFunction<String> place;

  /**
   * A reader of a table.
   *
   * @param place where a row came from, for errors: "line 7" of a file, "row 5" of a table
   */
  TableReader(Table table, IntFunction<String> place) {
    this.table = table;
    this.place = place;
  }

  Dataset dataset(String label, String... features) {
    if (table.rowCount() == 0) {
      throw new IllegalArgumentException(
          "dataset: the table " + table.name() + " has no rows. It needs one for each sample.");
    }
    Column<?> labelColumn = column(label);
    List<Column<?>> columns = features(labelColumn, features);
    checkFeatures(columns, label);
    checkLabel(labelColumn);
    checkMissing(columns, labelColumn);
    String[] names = columns.stream().map(Column::name).toArray(String[]::new);
    return labelled(matrix(columns), labelColumn)
        .named(table.name() == null || table.name().isEmpty() ? "table" : table.name())
        .withFeatureNames(names)
        .withLabelName(labelColumn.name());
  }

  // Which columns

  private Column<?> column(String name) {
    Given.required("dataset", "the name of a column", name);
    for (Column<?> column : table.columns()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    List<String> similar = Names.similar(name, table.columnNames());
    boolean headerless = table.columnNames().stream().anyMatch(Cells::isNumber);
    throw new IllegalArgumentException(
        "dataset: there is no column \""
            + name
            + "\" in "
            + table.name()
            + ", which has "
            + Names.list(table.columnNames())
            + "."
            + (similar.isEmpty() ? "" : " Did you mean \"" + similar.get(0) + "\"?")
            + (headerless
                ? " These look like data: a file without a header line is read with"
                    + " Tables.read(path, false)."
                : ""));
  }

  private List<Column<?>> features(Column<?> label, String... names) {
    List<Column<?>> columns = new ArrayList<>();
    if (names.length == 0) {
      columns.addAll(table.columns());
      columns.remove(label);
    }
    for (String name : names) {
      Column<?> column = column(name);
      if (column == label) {
        throw new IllegalArgumentException(
            "dataset: the label \""
                + name
                + "\" is also named as a feature, so the answer would be among the inputs. Name"
                + " other features.");
      }
      if (columns.contains(column)) {
        throw new IllegalArgumentException(
            "dataset: the feature \"" + name + "\" is named twice. Name it once.");
      }
      columns.add(column);
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "dataset: needs at least one feature, but the only column of "
              + table.name()
              + " is the label \""
              + label.name()
              + "\".");
    }
    return columns;
  }

  // What they hold

  private void checkFeatures(List<Column<?>> columns, String label) {
    for (Column<?> column : columns) {
      if (!isNumeric(column)) {
        throw new IllegalArgumentException(
            "dataset: column \""
                + column.name()
                + "\" must hold numbers, but "
                + (column instanceof StringColumn text
                    ? offender(text)
                    : "it holds " + column.type().name() + ".")
                + " "
                + advice(column, columns, label));
      }
    }
  }

  private static boolean isNumeric(Column<?> column) {
    return column instanceof NumericColumn || column instanceof BooleanColumn;
  }

  /** line 7 has "abc". */
  private String offender(StringColumn text) {
    for (int row = 0; row < text.size(); row++) {
      if (!text.isMissing(row) && !Cells.isNumber(text.get(row))) {
        return place.apply(row) + " has " + Names.quote(text.get(row)) + ".";
      }
    }
    return "it is a column of text.";
  }

  private static String advice(Column<?> column, List<Column<?>> columns, String label) {
    if (column instanceof StringColumn text) {
      int numbers = 0;
      for (String value : text) {
        numbers += Cells.isNumber(value) ? 1 : 0;
        if (value.matches("[+-]?[0-9]+,[0-9]+")) {
          return "A number is written with a point, as in 1.5.";
        }
      }
      if (numbers == text.size()) {
        return "Its texts are numbers: replace the column with its parseDouble().";
      }
      if (numbers > 0) {
        return "Correct that value, or leave it empty and drop the row.";
      }
    }
    List<String> usable =
        columns.stream().filter(TableReader::isNumeric).map(Column::name).toList();
    return usable.isEmpty()
        ? "None of the features are numbers."
        : "Leave it out by naming the features: label \""
            + label
            + "\", features "
            + Names.list(usable)
            + ".";
  }

  private static void checkLabel(Column<?> label) {
    if (!isNumeric(label) && !(label instanceof StringColumn)) {
      throw new IllegalArgumentException(
          "dataset: the label \""
              + label.name()
              + "\" must hold text, numbers or true and false, but it holds "
              + label.type().name()
              + ". Choose another column.");
    }
  }

  private void checkMissing(List<Column<?>> features, Column<?> label) {
    List<Column<?>> columns = new ArrayList<>(features);
    columns.add(label);
    int rows = 0;
    int[] counts = new int[columns.size()];
    for (int row = 0; row < table.rowCount(); row++) {
      boolean any = false;
      for (int i = 0; i < counts.length; i++) {
        if (columns.get(i).isMissing(row)) {
          counts[i]++;
          any = true;
        }
      }
      rows += any ? 1 : 0;
    }
    if (rows == 0) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        text.append(text.length() == 0 ? "" : ", ")
            .append('"')
            .append(columns.get(i).name())
            .append("\" ")
            .append(counts[i]);
      }
    }
    throw new IllegalArgumentException(
        "dataset: every value must be there, but "
            + rows
            + " of "
            + Names.count(table.rowCount(), "row")
            + (rows == 1 ? " lacks" : " lack")
            + " some: "
            + text
            + ". Drop those rows with table.dropRowsWithMissingValues(), or leave out the columns"
            + " that lack many.");
  }

  // Their values

  private Tensor matrix(List<Column<?>> columns) {
    int n = table.rowCount();
    Shape shape = Shape.of(n, columns.size());
    float[] values = new float[shape.length()];
    for (int j = 0; j < columns.size(); j++) {
      for (int row = 0; row < n; row++) {
        values[row * columns.size() + j] = number(columns.get(j), row);
      }
    }
    return Tensor.of(shape, values);
  }

  private float number(Column<?> column, int row) {
    double value =
        column instanceof BooleanColumn flags
            ? (flags.get(row) ? 1 : 0)
            : ((NumericColumn<?>) column).getDouble(row);
    float rounded = (float) value;
    if (Float.isInfinite(rounded)) {
      throw new IllegalArgumentException(
          "dataset: column \""
              + column.name()
              + "\" must hold numbers up to 3.4e38, but "
              + place.apply(row)
              + " has "
              + Names.number(value)
              + ". Divide the column by a power of ten.");
    }
    return rounded;
  }

  private Dataset labelled(Tensor features, Column<?> label) {
    int n = table.rowCount();
    float[] values = new float[n];
    if (label instanceof StringColumn text) {
      List<String> classes = new ArrayList<>(new TreeSet<>(text.asList()));
      for (int row = 0; row < n; row++) {
        values[row] = Collections.binarySearch(classes, text.get(row));
      }
      return Dataset.of(features, Tensor.of(Shape.of(n), values))
          .withClasses(classes.toArray(String[]::new));
    }
    for (int row = 0; row < n; row++) {
      values[row] = number(label, row);
    }
    Dataset data = Dataset.of(features, Tensor.of(Shape.of(n), values));
    return label instanceof BooleanColumn ? data.withClasses("false", "true") : data;
  }
}
