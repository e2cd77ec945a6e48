package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.notebook.NotANotebook;
import org.lectern.kernel.notebook.Notebook;

class NotebookComparisonTest {
  private static final Gson GSON = new Gson();

  /** A notebook with a code cell for each array of outputs. */
  private static Notebook notebook(String... outputs) {
    String cells =
        IntStream.range(0, outputs.length)
            .mapToObj(
                i ->
                    "{\"cell_type\": \"code\", \"source\": \"\\ncode%d\\nmore\", \"outputs\": [%s]}"
                        .formatted(i + 1, outputs[i]))
            .collect(Collectors.joining(","));
    return parsed("{\"cells\": [" + cells + "]}");
  }

  private static Notebook parsed(String text) {
    try {
      return Notebook.parse(text);
    } catch (NotANotebook e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String printed(String text) {
    return stream("stdout", text);
  }

  private static String stream(String name, String text) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", "stream");
    output.addProperty("name", name);
    output.add("text", Notebook.lines(text));
    return GSON.toJson(output);
  }

  private static String display(String data) {
    return "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": " + data + "}";
  }

  private static String error(String name, String message) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", "error");
    output.addProperty("ename", name);
    output.addProperty("evalue", message);
    output.add("traceback", Notebook.lines("cell[7], line 1"));
    return GSON.toJson(output);
  }

  private static List<String> report(String stored, String now) {
    return NotebookComparison.of(notebook(stored), notebook(now)).report();
  }

  @Test
  void of_equalOutputs() {
    String result =
        "{\"output_type\": \"execute_result\", \"execution_count\": %d,"
            + " \"data\": {\"text/plain\": %s, \"image/svg+xml\": \"<svg>%s</svg>\"}}";
    NotebookComparison comparison =
        NotebookComparison.of(
            notebook("", printed("a\nb\n"), result.formatted(7, "[\"x\\n\", \"y\"]", "old")),
            notebook(
                "", printed("a\n") + "," + printed("b"), result.formatted(3, "\"x\\ny\"", "new")));

    assertThat(comparison.agrees()).isTrue();
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison).hasToString("3 of 3 cells agree");
  }

  @Test
  void of_aChangedNumber() {
    NotebookComparison comparison =
        NotebookComparison.of(
            notebook(printed("1"), printed("loss\n0.25\nend")),
            notebook(printed("1"), printed("loss\n0.26\nlast")));

    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.differences())
        .containsExactly(new NotebookComparison.Difference(2, "code2", "0.25", "0.26"));
    assertThat(comparison.report())
        .containsExactly(
            "[2/2] code2", "    stored: 0.25", "    now:    0.26", "1 of 2 cells agree");
  }

  @Test
  void of_outputsThatOneSideLacks() {
    assertThat(report("", printed("0.5")))
        .containsExactly(
            "[1/1] code1", "    stored: (nothing)", "    now:    0.5", "0 of 1 cells agree");
    assertThat(report(printed("a\nb"), printed("a")))
        .contains("    stored: b", "    now:    (nothing)");
  }

  @Test
  void of_markdownAndOtherCellsDontMatter() {
    String code = "{\"cell_type\": \"code\", \"source\": \"1\", \"outputs\": [%s]}";
    String cells = "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"%s\"}, %s]}";

    assertThat(
            NotebookComparison.of(
                parsed(cells.formatted("# Old", code.formatted(printed("1")))),
                parsed(cells.formatted("# New", code.formatted(printed("1"))))))
        .hasToString("1 of 1 cells agree");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2 s|17 s",
        "350 ms|1.35 s",
        "it took 0:12|it took 11:02:07.5",
        "About 1.2 s for 5 epochs (3 ms each)|About 2 min for 5 epochs (31.4 ms each)",
        "3 min 12 s left|59 s left",
        "2 h 5 min|2 h",
        "a   12.3 ms  0.5|a  112.3 ms  0.5",
        "12.3 µs (compiling: 3 ns)|1 ms (compiling: 12.25 s)",
        "12 epochs/s · 1,200 samples/s|9.5 epochs/s · 80 samples/s",
        "PT1M2.5S|PT0.003S",
        "took 2 seconds|took 1.5e-3 seconds",
        "Foo@1b2c3d|Foo@ffe",
        "REPL.$JShell$12$Foo@1b2c3d|REPL.$JShell$4B$Foo@77",
        "REPL.$JShell$12$$Lambda$63/0x0000800c8@1b2c|REPL.$JShell$14$$Lambda/0x000078@3d",
        "[D@1b2c3d4|[D@1",
      })
  void of_timesAndIdentitiesDontCount(String stored, String now) {
    assertThat(report(printed(stored), printed(now))).containsExactly("1 of 1 cells agree");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.2361, min 0.2361|0.2362, min 0.2361",
        "mean 0.5 min 0.2|mean 0.6 min 0.2",
        "step 3 h = 0.5|step 4 h = 0.5",
        "12 samples|13 samples",
        "60 epochs|61 epochs",
        "accuracy 0.5|accuracy 0.6",
        "shape (2, 3)|shape (2, 4)",
        "1,2,3|1,2,4",
        "split 80:20|split 70:20",
        "5 ms, loss 0.1|7 ms, loss 0.2",
        "v1s = 2|v2s = 2",
        "Ada@example.org|Ada@example.com",
      })
  void of_otherNumbersCount(String stored, String now) {
    assertThat(report(printed(stored), printed(now)))
        .containsExactly(
            "[1/1] code1", "    stored: " + stored, "    now:    " + now, "0 of 1 cells agree");
  }

  @Test
  void of_whatATerminalShowsAtLast() {
    assertThat(report(printed("10 %\r100 %\n"), printed("\u001B[1m30 %\u001B[0m\r100 %\r\n")))
        .containsExactly("1 of 1 cells agree");
  }

  @Test
  void of_standardErrorDoesNotCount() {
    assertThat(
            report(
                printed("ab"), printed("a") + "," + stream("stderr", "w\n") + "," + printed("b")))
        .containsExactly("1 of 1 cells agree");
  }

  @Test
  void of_displays() {
    String picture = display("{\"image/png\": \"AAAA\", \"text/html\": \"<p>\"}");
    String other = display("{\"text/html\": \"<b>\", \"image/png\": \"BBBB\"}");
    assertThat(report(picture, other)).containsExactly("1 of 1 cells agree");
    assertThat(report(picture, display("{\"image/png\": \"AAAA\"}")))
        .contains("    stored: [image/png, text/html]", "    now:    [image/png]");
    assertThat(
            report(
                display("{\"text/markdown\": \"**1**\", \"text/html\": \"a\"}"),
                display("{\"text/markdown\": \"**2**\", \"text/html\": \"a\"}")))
        .contains("    stored: **1**", "    now:    **2**");
    assertThat(
            report(
                display("{\"text/plain\": \"1\", \"application/json\": {\"a\": 1}}"),
                display("{\"text/plain\": \"1\", \"application/json\": {\"a\": 2}}")))
        .containsExactly("1 of 1 cells agree");
  }

  @Test
  void of_errors() {
    String allowed =
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1 / 0\", \"metadata\": {\"tags\":"
            + " [\"raises-exception\"]}, \"outputs\": [%s]}, {\"cell_type\": \"code\","
            + " \"source\": \"7\", \"outputs\": [%s]}]}";
    Notebook stored = parsed(allowed.formatted(error("A", "by zero"), printed("7")));

    assertThat(NotebookComparison.of(stored, stored)).hasToString("2 of 2 cells agree");
    assertThat(
            NotebookComparison.of(
                    stored, parsed(allowed.formatted(error("A", "by one"), printed("7"))))
                .report())
        .containsExactly(
            "[1/2] 1 / 0", "    stored: A: by zero", "    now:    A: by one", "1 of 2 cells agree");
  }

  @Test
  void of_aRunThatEndedAtAnError() {
    Notebook stored = notebook(printed("1"), printed("2"), printed("3"), printed("4"));

    assertThat(
            NotebookComparison.of(stored, notebook(printed("1"), error("E", "no"), "", ""))
                .report())
        .containsExactly(
            "[2/4] code2",
            "    stored: 2",
            "    now:    E: no",
            "2 cells did not run",
            "1 of 4 cells agree");
    Notebook same = notebook(error("E", "no"), "");
    assertThat(NotebookComparison.of(same, same).agrees()).isFalse();
    assertThat(NotebookComparison.of(same, same))
        .hasToString("1 cell did not run\n1 of 2 cells agree");
  }

  @Test
  void report_namesTenCells() {
    String[] ones = IntStream.range(0, 12).mapToObj(i -> printed("1")).toArray(String[]::new);
    String[] twos = IntStream.range(0, 12).mapToObj(i -> printed("2")).toArray(String[]::new);

    List<String> report = NotebookComparison.of(notebook(ones), notebook(twos)).report();

    assertThat(report)
        .hasSize(32)
        .endsWith("    now:    2", "2 more cells differ", "0 of 12 cells agree");
    assertThat(report.get(27)).isEqualTo("[10/12] code10");
  }

  @Test
  void report_ofALongLine_showsThePartThatDiffers() {
    String numbers =
        IntStream.range(100, 200).mapToObj(String::valueOf).collect(Collectors.joining(" "));

    List<String> report = report(printed(numbers), printed(numbers.replace(" 170 ", " 171 ")));

    assertThat(report.get(1)).startsWith("    stored: …").contains(" 170 ").hasSize(12 + 122);
    assertThat(report.get(2)).startsWith("    now:    …").contains(" 171 ").endsWith("…");
  }

  @Test
  void of_aLongLineOfNumbersOrSpaces() {
    String list =
        IntStream.range(0, 200_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String text = list + " ".repeat(500_000) + "x" + "7".repeat(500_000);

    assertThat(report(printed(text), printed(text))).containsExactly("1 of 1 cells agree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "[]", "{}", "{\"output_type\": \"display_data\", \"data\": 1}"})
  void of_outputsThatAreNone(String output) {
    assertThat(report(output, "")).containsExactly("1 of 1 cells agree");
  }

  @Test
  void isPossible_withAnOutput() throws IOException {
    assertThat(NotebookComparison.isPossible(notebook("", printed("1")))).isTrue();
    assertThat(NotebookComparison.isPossible(notebook("", stream("stderr", "1")))).isFalse();
    assertThat(NotebookComparison.isPossible(Notebook.parse("{\"cells\": []}"))).isFalse();
  }

  @Test
  void of_differentNotebooks() {
    assertThatThrownBy(() -> NotebookComparison.of(notebook("", ""), notebook("", "", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "comparison: needs two states of one notebook, but one has 2 code cells and the other"
                + " 3. Read both from the same file.");
  }

  @Test
  void report_cellThatMayVary_onlyItsErrorCounts() {
    String cell =
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"x\", \"metadata\": {\"tags\":"
            + " [\"nbval-ignore-output\"]}, \"outputs\": [%s]}]}";
    Notebook stored = parsed(cell.formatted(printed("Linux")));
    assertThat(NotebookComparison.of(stored, parsed(cell.formatted(printed("Mac")))).agrees())
        .isTrue();
    assertThat(NotebookComparison.of(stored, parsed(cell.formatted(error("E", "no")))).agrees())
        .isFalse();
  }
}
