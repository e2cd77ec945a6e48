package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableRendererTest {
  private static Table people() {
    return Table.create(
        "people",
        StringColumn.create("name", "Ada", "<b>Bob</b>", ""),
        DoubleColumn.create("height", 1.7, Double.NaN, 1.85),
        IntColumn.create("age", 36, 41, 7),
        BooleanColumn.create("here", true, false, true));
  }

  private static MimeBundle show(Object value) {
    MimeBundle bundle = Displays.of(value).orElseThrow();
    String html = (String) bundle.data().get(MimeBundle.HTML);
    Snapshots.parse(html.replace("<br>", "<br/>"));
    assertThat(html)
        .doesNotContain("<script", "class=", "<style", "http", "<b>", "background", "#0", "#f")
        .hasSizeLessThan(60_000);
    return bundle;
  }

  @Test
  void table_small_showsTypesAndMissingValues() {
    MimeBundle bundle = show(people());
    assertThat(bundle.text())
        .isEqualTo(
            """
            people: 3 rows × 4 columns, 2 values missing (–)
               name                          height      age  here
               string, 1 missing  double, 1 missing  integer  boolean
            0  Ada                              1.7       36  true
            1  <b>Bob</b>                         –       41  false
            2  –                               1.85        7  true""");
    Snapshots.check("table.html", (String) bundle.data().get(MimeBundle.HTML));
  }

  @Test
  void table_long_showsItsFirstAndLastRows() {
    Table table = Table.create("n", IntColumn.create("i", IntStream.range(0, 10_000).toArray()));
    String text = show(table).text();
    assertThat(text)
        .startsWith("n: 10000 rows × 1 column\n")
        .contains("\n   9        9\n   …        …\n");
    assertThat(text.lines()).hasSize(3 + 10 + 1 + 5);
  }

  @Test
  void table_wide_leavesColumnsOut() {
    Table table = Table.create("wide");
    for (int i = 0; i < 784; i++) {
      table.addColumns(DoubleColumn.create("pixel " + i, new double[] {i, i + 0.5}));
    }
    String text = show(table).text();
    assertThat(text)
        .contains("pixel 14", "…", "pixel 783")
        .doesNotContain("pixel 15 ", "pixel 400");
  }

  @Test
  void table_empty_saysSo() {
    assertThat(show(Table.create("none")).text()).startsWith("none: 0 rows × 0 columns");
    assertThat(show(Table.create("t", StringColumn.create("a"))).text())
        .startsWith("t: 0 rows × 1 column");
  }

  @Test
  void table_longText_isCut() {
    Table table = Table.create("t", StringColumn.create("a", "😀".repeat(500), "two\nlines"));
    assertThat(show(table).text()).contains("😀…", "two lines").hasSizeLessThan(500);
  }

  @Test
  void column_numbers_isATableOfOneColumn() {
    assertThat(show(people().column("height")).text())
        .startsWith("3 rows × 1 column, 1 value missing (–)");
  }
}
