package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesReadTest {
  @TempDir Path folder;

  private String file(String content) throws IOException {
    return file("data.csv", content);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void read_types() throws IOException {
    Table table =
        Tables.read(
            file(
                """
                number,flag,zeroOne,date,mixed,code,empty
                1,true,0,2020-01-01,1,20200101,
                -2.5e3,FALSE,1,2020-02-01,abc,20200201,
                """));
    assertThat(table.name()).isEqualTo("data.csv");
    assertThat(table.typeArray())
        .containsExactly(
            ColumnType.DOUBLE,
            ColumnType.BOOLEAN,
            ColumnType.DOUBLE,
            ColumnType.STRING,
            ColumnType.STRING,
            ColumnType.DOUBLE,
            ColumnType.DOUBLE);
    assertThat(table.doubleColumn("number").asDoubleArray()).containsExactly(1, -2500);
    assertThat(((BooleanColumn) table.column("flag")).asList()).containsExactly(true, false);
    assertThat(table.column("empty").countMissing()).isEqualTo(2);
  }

  @Test
  void read_onlyDecimalsAreNumbers() throws IOException {
    for (String text :
        new String[] {"1d", "0x1p3", "Infinity", "1 000", "50%", "1e", ".", "-", "+e1"}) {
      Table table = Tables.read(file("x\n1\n" + text + "\n"));
      assertThat(table.column("x").type()).as(text).isEqualTo(ColumnType.STRING);
    }
    for (String text : new String[] {"1.", ".5", "+1", "-0", "1e5", "1.5E-10", "007"}) {
      Table table = Tables.read(file("x\n" + text + "\n"));
      assertThat(table.doubleColumn("x").getDouble(0)).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void read_decimalComma() throws IOException {
    // A thousands separator would make it 15.
    Table table = Tables.read(file("x,y\n\"1,5\",2\n"));
    assertThat(table.stringColumn("x").get(0)).isEqualTo("1,5");
  }

  @Test
  void read_wholeFileDecidesType() throws IOException {
    StringBuilder text = new StringBuilder("x\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append('\n');
    }
    text.append("none\n");
    assertThat(Tables.read(file(text.toString())).column("x").type()).isEqualTo(ColumnType.STRING);
  }

  @Test
  void read_missingValues() throws IOException {
    Table table = Tables.read(file("x,t\n1,a\n,\nNA,NA\nN/A,null\nNaN,?\nnan,NULL\nn/a,b\n?,c\n"));
    assertThat(table.column("x").countMissing()).isEqualTo(7);
    assertThat(table.column("t").countMissing()).isEqualTo(5);
    assertThat(table.dropRowsWithMissingValues().rowCount()).isEqualTo(1);
  }

  @Test
  void read_quotesAndBreaks() throws IOException {
    Table table =
        Tables.read(
            file(
                "\uFEFF\"a, b\" , c\r\n\r\n\"say \"\"hi\"\"\", 1 \r\n\"two\r\nlines\" ,2\r\n"
                    + "# no comment,3"));
    assertThat(table.columnNames()).containsExactly("a, b", "c");
    assertThat(table.stringColumn(0).asList())
        .containsExactly("say \"hi\"", "two\nlines", "# no comment");
    assertThat(table.doubleColumn("c").asDoubleArray()).containsExactly(1, 2, 3);
  }

  @Test
  void read_separators() throws IOException {
    assertThat(Tables.read(file("a;\"b,c,d\"\n1;2\n")).columnNames()).containsExactly("a", "b,c,d");
    assertThat(Tables.read(file("a\tb\n1\t2\n")).columnNames()).containsExactly("a", "b");
    assertThat(Tables.read(file("a\tb\n1\t\n")).column("b").countMissing()).isEqualTo(1);
  }

  @Test
  void read_withoutHeader() throws IOException {
    Table table = Tables.read(file("1,2,spam\n3,4,ham\n"), false);
    assertThat(table.columnNames()).containsExactly("C0", "C1", "C2");
    assertThat(table.rowCount()).isEqualTo(2);
  }

  @Test
  void read_columnWithoutName() throws IOException {
    assertThat(Tables.read(file(",x\n0,1\n")).columnNames()).containsExactly("C0", "x");
  }

  @Test
  void read_longCell() throws IOException {
    Table table = Tables.read(file("t\n" + "a".repeat(10_000) + "\n"));
    assertThat(table.stringColumn("t").get(0)).hasSize(10_000);
  }

  @Test
  void read_manyColumns() throws IOException {
    String path = file("1,".repeat(3072) + "2\n");
    assertThat(Tables.read(path, false).columnCount()).isEqualTo(3073);
  }

  @Test
  void read_emptyQuotes() throws IOException {
    // Two quotes are a cell without a value; an empty line is none.
    Table table = Tables.read(file("x\n1\n\"\"\n\n  \n2\n"));
    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(table.column("x").isMissing(1)).isTrue();
  }

  @Test
  void read_printsNothing() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      Tables.read(file("x,y\n1,2\n\n3,NA\n"));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void read_duplicateNames() throws IOException {
    String named = file("x,y,X\n1,2,3\n");
    assertThatThrownBy(() -> Tables.read(named))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: each column of data.csv needs a name of its own, but columns 1 and 3 are both"
                + " called \"X\". Rename one of them.");
    String data = file("0,1,0\n1,2,3\n");
    assertThatThrownBy(() -> Tables.read(data))
        .hasMessage(
            "read: each column of data.csv needs a name of its own, but columns 1 and 3 are both"
                + " called \"0\". If the first line is data, not a header, use"
                + " Tables.read(path, false).");
  }

  @Test
  void read_emptyFile() throws IOException {
    for (String nothing : new String[] {"", "\n\n", "\uFEFF", "  \n"}) {
      String path = file(nothing);
      assertThatThrownBy(() -> Tables.read(path))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("read: data.csv is empty. It needs a line for each sample.");
    }
  }

  @Test
  void read_headerOnly() throws IOException {
    String path = file("age,label\n");
    assertThatThrownBy(() -> Tables.read(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: data.csv has a header (\"age\", \"label\") but no rows. It needs a line for each"
                + " sample; if that line is the data, use Tables.read(path, false).");
  }

  @Test
  void read_raggedRows() throws IOException {
    String shorter = file("a,b,c\n\n1,2,3\n\"4\n\",5\n");
    assertThatThrownBy(() -> Tables.read(shorter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: every row of data.csv needs 3 values, as the header has, but line 4 has 2. Leave"
                + " a missing value empty, between two separators.");
    String longer = file("1,2\n1,2,3\n");
    assertThatThrownBy(() -> Tables.read(longer, false))
        .hasMessage(
            "read: every row of data.csv needs 2 values, as the first line has, but line 2 has 3. A"
                + " text that holds the separator needs quotes.");
  }

  @Test
  void read_quotes() throws IOException {
    String open = file("a,b\n1,2\n\"3,4\n5,6\n");
    assertThatThrownBy(() -> Tables.read(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: the quote that opens on line 3 of data.csv is never closed. Put a second \""
                + " behind the text.");
    String behind = file("a,b\n\"1\"x,2\n");
    assertThatThrownBy(() -> Tables.read(behind))
        .hasMessage(
            "read: on line 2 of data.csv a separator must follow the closing quote, but \"x\" does."
                + " Write a quote within a text twice: \"\".")
        .hasNoCause();
  }

  @Test
  void read_quotesBelowLineBreaks() throws IOException {
    String open = file("a,b\r\n\r\n\"1\r\n\r\n\",\"2\n\n3,4\n");
    assertThatThrownBy(() -> Tables.read(open))
        .hasMessageStartingWith("read: the quote that opens on line 5 of data.csv");
    String behind = file("a,b\n\n\"1\n\n\",\"2\" \"\n");
    assertThatThrownBy(() -> Tables.read(behind))
        .hasMessageStartingWith(
            "read: on line 5 of data.csv a separator must follow the closing quote, but \"\"\" does");
  }

  @Test
  void read_otherBytes() throws IOException {
    Path path = Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', (byte) 0xE4});
    assertThatThrownBy(() -> Tables.read(path.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: latin.csv must be text in UTF-8, but it holds other bytes. In a spreadsheet,"
                + " save it as \"CSV UTF-8\".");
  }

  @Test
  void read_noSuchFile() throws IOException {
    file("penguins.csv", "a\n1\n");
    file("other.csv", "a\n1\n");
    file("notes.txt", "a\n1\n");
    String path = folder.resolve("pengiuns.csv").toString();
    assertThatThrownBy(() -> Tables.read(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("read: there is no file " + path + ". Similar names there: \"penguins.csv\".");
    String unlike = folder.resolve("xyz").toString();
    assertThatThrownBy(() -> Tables.read(unlike))
        .hasMessage(
            "read: there is no file "
                + unlike
                + ". In that folder are \"other.csv\", \"penguins.csv\".");
  }

  @Test
  void read_noSuchFileFromWorkingDirectory() {
    Path here = Path.of("").toAbsolutePath();
    assertThatThrownBy(() -> Tables.read("no-such-folder/x.csv"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "read: there is no file "
                + here.resolve("no-such-folder").resolve("x.csv")
                + ". \"no-such-folder/x.csv\" was looked for in the working directory "
                + here
                + ". That folder does not exist either. Check the path.");
  }

  @Test
  void read_folder() {
    assertThatThrownBy(() -> Tables.read(folder.toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "read: needs a file, but "
                + folder
                + " is a folder. There are no .csv, .tsv or .data files in that folder.");
  }

  @Test
  void read_address() {
    assertThatThrownBy(() -> Tables.read("https://example.org/a.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "read: needs a file on this computer, but got the address https://example.org/a.csv."
                + " Download it first, then give its path.");
  }
}
