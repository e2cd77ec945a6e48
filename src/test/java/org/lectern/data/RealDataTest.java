package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Shape;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Reads the files in the folder that the environment variable LECTERN_TEST_DATA names. */
@Tag("real-data")
class RealDataTest {
  private static String path(String name) {
    String folder = System.getenv("LECTERN_TEST_DATA");
    assertThat(folder).as("environment variable LECTERN_TEST_DATA").isNotNull();
    return Path.of(folder, name).toString();
  }

  @Test
  void read_spambase() {
    Table table = Tables.read(path("spambase.data"), false);
    assertThat(table.typeArray()).hasSize(58).containsOnly(ColumnType.DOUBLE);
    Dataset data = Tables.dataset(table, "C57");
    assertThat(data.features().shape()).isEqualTo(Shape.of(4601, 57));
    assertThat(data.classNames()).containsExactly("0", "1");
    assertThat(data.labels().sum().item()).isEqualTo(1813);
    assertThat(data.features().row(0).toArray()).startsWith(0f, 0.64f, 0.64f).endsWith(61f, 278f);
  }

  @Test
  void standardise_spambase() {
    Dataset data = Tables.dataset(Tables.read(path("spambase.data"), false), "C57");
    Split split = data.splitWithSeed(1, 0.8, 0.2).standardise();
    assertThat(split.train().size()).isEqualTo(3681);
    for (int i = 0; i < 57; i++) {
      assertThat(split.train().features().column(i).mean().item()).isBetween(-1e-4f, 1e-4f);
      assertThat(split.train().features().column(i).square().mean().item())
          .isBetween(0.999f, 1.001f);
    }
  }

  @Test
  void read_spambaseAsIfWithHeader() {
    assertThatThrownBy(() -> Tables.read(path("spambase.data")))
        .hasMessage(
            "read: each column of spambase.data needs a name of its own, but columns 2 and 3 are"
                + " both called \"0.64\". If the first line is data, not a header, use"
                + " Tables.read(path, false).");
  }

  @Test
  void read_penguins() {
    Table table = Tables.read(path("penguins.csv"));
    assertThat(table.rowCount()).isEqualTo(344);
    assertThatThrownBy(() -> Tables.dataset(table, "species", "bill_length_mm", "bill_depth_mm"))
        .hasMessage(
            "dataset: every value must be there, but 2 of 344 rows lack some: \"bill_length_mm\" 2,"
                + " \"bill_depth_mm\" 2. Drop those rows with table.dropRowsWithMissingValues(), or"
                + " leave out the columns that lack many.");
    assertThatThrownBy(() -> Tables.dataset(path("penguins.csv"), "species"))
        .hasMessageStartingWith(
            "dataset: column \"island\" must hold numbers, but line 2 has \"Torgersen\".");
    Dataset data =
        Tables.dataset(
            table.dropRowsWithMissingValues(), "species", "bill_length_mm", "bill_depth_mm");
    assertThat(data.size()).isEqualTo(333);
    assertThat(data.classNames()).containsExactly("Adelie", "Chinstrap", "Gentoo");
    assertThat(data.features().row(0).toArray()).containsExactly(39.1f, 18.7f);
  }
}
