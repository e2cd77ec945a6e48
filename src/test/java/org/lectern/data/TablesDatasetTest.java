package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.tensor.Shape;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesDatasetTest {
  @TempDir Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), content).toString();
  }

  @Test
  void dataset_textLabel() throws IOException {
    Dataset data = Tables.dataset(file("a,b,kind\n1,2,spam\n3,4,ham\n5,6,spam\n"), "kind");
    assertThat(data.features().shape()).isEqualTo(Shape.of(3, 2));
    assertThat(data.features().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(data.featureNames()).containsExactly("a", "b");
    assertThat(data.classNames()).containsExactly("ham", "spam");
    assertThat(data.labels().toArray()).containsExactly(1, 0, 1);
    assertThat(data.labelName()).isEqualTo("kind");
    assertThat(data.name()).isEqualTo("data.csv");
  }

  @Test
  void dataset_namedFeatures() throws IOException {
    Dataset data = Tables.dataset(file("a,b,c,y\n1,x,3,0\n4,z,6,1\n"), "y", "c", "A");
    assertThat(data.featureNames()).containsExactly("c", "a");
    assertThat(data.features().toArray()).containsExactly(3, 1, 6, 4);
  }

  @Test
  void dataset_labels() throws IOException {
    Dataset flags = Tables.dataset(file("x,y\n1,true\n2,true\n"), "y");
    assertThat(flags.classNames()).containsExactly("false", "true");
    assertThat(flags.labels().toArray()).containsExactly(1, 1);
    Dataset ids = Tables.dataset(file("x,y\n1,2\n2,0\n3,1\n"), "y");
    assertThat(ids.classNames()).containsExactly("0", "1", "2");
    Dataset numbers = Tables.dataset(file("x,y\n1,3\n2,1\n3,3\n"), "y");
    assertThat(numbers.isClassification()).isFalse();
    assertThat(numbers.asClassification().classNames()).containsExactly("1", "3");
    assertThat(Tables.dataset(file("x,y\n1,0.5\n2,1\n"), "y").isClassification()).isFalse();
  }

  @Test
  void dataset_withoutHeader() throws IOException {
    Table table = Tables.read(file("1,2,0\n3,4,1\n"), false);
    Dataset data = Tables.dataset(table, "C2");
    assertThat(data.featureNames()).containsExactly("C0", "C1");
    assertThat(data.classes()).isEqualTo(2);
  }

  @Test
  void dataset_roundsOnce() throws IOException {
    // As a double it is 1 + 2^-24, half-way between two floats, so 1; Float.parseFloat gives more.
    String text = "1.00000005960464484";
    Dataset data = Tables.dataset(file("x,y\n" + text + ",0\n16777217,1\n"), "y");
    assertThat(data.features().toArray()).containsExactly(1f, 16777216f);
    assertThat(Float.parseFloat(text)).isGreaterThan(1f);
  }

  @Test
  void dataset_everyNumberColumn() {
    Table table =
        Table.create(
            IntColumn.create("i", new int[] {1, 2}),
            LongColumn.create("l", new long[] {3, 4}),
            ShortColumn.create("s", new short[] {5, 6}),
            FloatColumn.create("f", new float[] {7.5f, 8.5f}),
            BooleanColumn.create("b", true, false),
            IntColumn.create("y", new int[] {0, 1}));
    Dataset data = Tables.dataset(table, "y");
    assertThat(data.features().toArray()).containsExactly(1, 3, 5, 7.5f, 1, 2, 4, 6, 8.5f, 0);
    assertThat(data.name()).isEqualTo("table");
  }

  @Test
  void dataset_textAmongNumbers() throws IOException {
    String path = file("age,size,y\n1,1,0\n\n2,1,1\nabc,1,0\nNA,2,1\ndef,2,1\n");
    assertThatThrownBy(() -> Tables.dataset(path, "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dataset: column \"age\" must hold numbers, but line 5 has \"abc\". Correct that value,"
                + " or leave it empty and drop the row.");
    Table table = Tables.read(path);
    assertThatThrownBy(() -> Tables.dataset(table, "y"))
        .hasMessage(
            "dataset: column \"age\" must hold numbers, but row 2 (rows count from 0) has \"abc\"."
                + " Correct that value, or leave it empty and drop the row.");
  }

  @Test
  void dataset_textColumn() throws IOException {
    String path = file("name,a,b,y\nAda,1,2,0\nBob,1,2,1\n");
    assertThatThrownBy(() -> Tables.dataset(path, "y"))
        .hasMessage(
            "dataset: column \"name\" must hold numbers, but line 2 has \"Ada\". Leave it out by"
                + " naming the features: label \"y\", features \"a\", \"b\".");
    String comma = file("a;y\n1,5;0\n2,5;1\n");
    assertThatThrownBy(() -> Tables.dataset(comma, "y"))
        .hasMessage(
            "dataset: column \"a\" must hold numbers, but line 2 has \"1,5\". A number is written"
                + " with a point, as in 1.5.");
    Table texts =
        Table.create(StringColumn.create("a", "1", "2"), StringColumn.create("y", "n", "p"));
    assertThatThrownBy(() -> Tables.dataset(texts, "y"))
        .hasMessage(
            "dataset: column \"a\" must hold numbers, but it is a column of text. Its texts are"
                + " numbers: replace the column with its parseDouble().");
  }

  @Test
  void dataset_dates() {
    Table table =
        Table.create(
            DateColumn.create("day", LocalDate.EPOCH, LocalDate.EPOCH),
            DoubleColumn.create("y", 0.0, 1.0));
    assertThatThrownBy(() -> Tables.dataset(table, "y"))
        .hasMessage(
            "dataset: column \"day\" must hold numbers, but it holds LOCAL_DATE. None of the"
                + " features are numbers.");
    assertThatThrownBy(() -> Tables.dataset(table, "day", "y"))
        .hasMessage(
            "dataset: the label \"day\" must hold text, numbers or true and false, but it holds"
                + " LOCAL_DATE. Choose another column.");
  }

  @Test
  void dataset_missingValues() throws IOException {
    String path = file("a,b,c,y\n1,,3,0\n,,3,1\n1,2,3,1\n1,2,,NA\n");
    assertThatThrownBy(() -> Tables.dataset(path, "y", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dataset: every value must be there, but 3 of 4 rows lack some: \"a\" 1, \"b\" 2, \"y\""
                + " 1. Drop those rows with table.dropRowsWithMissingValues(), or leave out the"
                + " columns that lack many.");
    Table dropped = Tables.read(path).dropRowsWithMissingValues();
    assertThat(Tables.dataset(dropped, "y").features().toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void dataset_unknownColumn() throws IOException {
    String path = file("age,size,species\n1,1,a\n");
    assertThatThrownBy(() -> Tables.dataset(path, "specis"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dataset: there is no column \"specis\" in data.csv, which has \"age\", \"size\","
                + " \"species\". Did you mean \"species\"?");
    assertThatThrownBy(() -> Tables.dataset(path, "species", "weight"))
        .hasMessage(
            "dataset: there is no column \"weight\" in data.csv, which has \"age\", \"size\","
                + " \"species\".");
    String headerless = file("1,2,a\n3,4,b\n");
    assertThatThrownBy(() -> Tables.dataset(headerless, "label"))
        .hasMessage(
            "dataset: there is no column \"label\" in data.csv, which has \"1\", \"2\", \"a\"."
                + " These look like data: a file without a header line is read with"
                + " Tables.read(path, false).");
  }

  @Test
  void dataset_wrongColumns() throws IOException {
    String path = file("a,y\n1,0\n");
    assertThatThrownBy(() -> Tables.dataset(path, "y", "a", "Y"))
        .hasMessage(
            "dataset: the label \"Y\" is also named as a feature, so the answer would be among the"
                + " inputs. Name other features.");
    assertThatThrownBy(() -> Tables.dataset(path, "y", "a", "a"))
        .hasMessage("dataset: the feature \"a\" is named twice. Name it once.");
    String alone = file("y\n1\n");
    assertThatThrownBy(() -> Tables.dataset(alone, "y"))
        .hasMessage(
            "dataset: needs at least one feature, but the only column of data.csv is the label"
                + " \"y\".");
  }

  @Test
  void dataset_tooLargeForFloat() throws IOException {
    String path = file("a,y\n1,0\n1e300,1\n");
    assertThatThrownBy(() -> Tables.dataset(path, "y"))
        .hasMessage(
            "dataset: column \"a\" must hold numbers up to 3.4e38, but line 3 has 1e300. Divide the"
                + " column by a power of ten.");
  }

  @Test
  void dataset_emptyTable() {
    Table table = Table.create("none", DoubleColumn.create("x"), DoubleColumn.create("y"));
    assertThatThrownBy(() -> Tables.dataset(table, "y"))
        .hasMessage("dataset: the table none has no rows. It needs one for each sample.");
  }

  @Test
  void dataset_emptyFile() throws IOException {
    String path = file("");
    assertThatThrownBy(() -> Tables.dataset(path, "y"))
        .hasMessage("dataset: data.csv is empty. It needs a line for each sample.");
  }
}
