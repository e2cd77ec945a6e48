package org.lectern.data;

import org.lectern.tensor.Given;
import tech.tablesaw.api.Table;

/**
 * Reads files of comma-separated values into Tablesaw tables, and makes data sets of tables.
 *
 * <pre>{@code
 * var table = Tables.read("penguins.csv").dropRowsWithMissingValues();
 * var data = Tables.dataset(table, "species", "bill_length_mm", "bill_depth_mm");
 * }</pre>
 *
 * <p>The text is cut into cells by univocity's parser, the one beneath Tablesaw's own reader, which
 * by itself would name no lines, take an open quote for text and guess at types ("1,5" as 15); what
 * comes out is a plain Tablesaw table. A column whose values are all numbers becomes one of
 * doubles, one of true and false becomes boolean, every other one text. Missing are the empty
 * value, NA, N/A, NaN, null and ?.
 */
public final class Tables {
  private Tables() {}

  /**
   * Reads a file with a header line.
   *
   * @param path the file, from the working directory or absolute; UTF-8, its values separated by
   *     commas, semicolons or tabs
   * @return the table
   * @throws java.io.UncheckedIOException if there is no such file, or it can't be read
   * @throws IllegalArgumentException if it is empty, or its rows differ in length
   */
  public static Table read(String path) {
    return read(path, true);
  }

  /**
   * Reads a file.
   *
   * @param path the file, from the working directory or absolute; UTF-8, its values separated by
   *     commas, semicolons or tabs
   * @param header whether the first line names the columns; otherwise they are C0, C1, …
   * @return the table
   * @throws java.io.UncheckedIOException if there is no such file, or it can't be read
   * @throws IllegalArgumentException if it is empty, or its rows differ in length
   */
  public static Table read(String path, boolean header) {
    return Columns.table(CsvFile.read("read", path, header));
  }

  /**
   * A data set from a file with a header line; see {@link #dataset(Table, String, String...)}.
   *
   * @param path the file, as for {@link #read(String)}
   * @param label the label's column
   * @param features the feature columns; none means all but the label
   * @return the data set, named as the file
   * @throws java.io.UncheckedIOException if there is no such file, or it can't be read
   * @throws IllegalArgumentException if a feature is not a number, a value is missing or a column
   *     unknown
   */
  public static Dataset dataset(String path, String label, String... features) {
    CsvFile file = CsvFile.read("dataset", path, true);
    Table table = Columns.table(file);
    return new TableReader(table, row -> "line " + file.line(row)).dataset(label, features);
  }

  /**
   * A data set from a table. The features must be numbers (true and false count as 1 and 0). A
   * label of text gives classes in alphabetical order; true and false give 1 and 0; the whole
   * numbers 0 … k−1, each of which occurs, give class ids; all other numbers are for regression,
   * for which {@link Dataset#asClassification()} makes classes of the distinct ones.
   *
   * @param table the table
   * @param label the label's column
   * @param features the feature columns; none means all but the label
   * @return the data set, named as the table
   * @throws IllegalArgumentException if a feature is not a number, a value is missing or a column
   *     unknown
   */
  public static Dataset dataset(Table table, String label, String... features) {
    Given.required("dataset", "a table", table);
    return new TableReader(table, row -> "row " + row + " (rows count from 0)")
        .dataset(label, features);
  }
}
