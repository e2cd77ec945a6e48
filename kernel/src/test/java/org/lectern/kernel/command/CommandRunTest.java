package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {
  private static final Gson GSON = new Gson();

  @TempDir Path folder;
  private final CommandOutput command = new CommandOutput();
  private Path notebook;
  private Path executed;

  @BeforeEach
  void nameFiles() {
    notebook = folder.resolve("a notebook.ipynb");
    executed = folder.resolve("executed.ipynb");
  }

  private int run(String... words) {
    return command.run(notebook, words);
  }

  private String complaints() {
    return command.complaints();
  }

  private String printed() {
    return command.printed();
  }

  private static JsonObject cell(String kind, String source) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", kind);
    cell.add("metadata", new JsonObject());
    cell.addProperty("source", source);
    if (kind.equals("code")) {
      cell.add("outputs", new JsonArray());
    }
    return cell;
  }

  private void write(JsonObject... cells) throws IOException {
    JsonObject root = new JsonObject();
    JsonArray all = new JsonArray();
    List.of(cells).forEach(all::add);
    root.add("cells", all);
    root.addProperty("nbformat", 4);
    root.addProperty("nbformat_minor", 5);
    Files.writeString(notebook, GSON.toJson(root));
  }

  private List<JsonObject> executedCells() throws IOException {
    JsonObject root = GSON.fromJson(Files.readString(executed), JsonObject.class);
    List<JsonObject> cells = new ArrayList<>();
    root.getAsJsonArray("cells").forEach(cell -> cells.add(cell.getAsJsonObject()));
    return cells;
  }

  @Test
  void run_writesTheExecutedNotebook() throws IOException {
    write(
        cell("markdown", "# Title"),
        cell("code", "System.out.print(1);\nSystem.out.println(2);\nSystem.err.println(3);"),
        cell("code", "String id = display(\"before\", \"text/html\");"),
        cell("code", "updateDisplay(id, \"after\", \"text/html\");\n6 * 7"));

    assertThat(run("--output", executed.toString())).isZero();

    List<JsonObject> cells = executedCells();
    assertThat(cells.get(0).has("outputs")).isFalse();
    assertThat(cells.get(1).get("outputs").toString())
        .contains("{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"12\\n\"]}")
        .contains("{\"output_type\":\"stream\",\"name\":\"stderr\",\"text\":[\"3\\n\"]}");
    assertThat(cells.get(2).get("outputs").toString())
        .contains("\"output_type\":\"display_data\"")
        .contains("after")
        .doesNotContain("before")
        .doesNotContain("transient");
    assertThat(cells.get(3).get("outputs").toString())
        .contains("\"output_type\":\"execute_result\"")
        .contains("\"text/plain\":[\"42\"]")
        .contains("\"execution_count\":3");
    assertThat(cells.get(3).get("execution_count").getAsInt()).isEqualTo(3);
    assertThat(printed()).contains("[1/3] System.out.print(1);  ").contains("3 cells ran in ");
  }

  @Test
  void run_stopsAtAnErrorAndShowsIt() throws IOException {
    JsonObject allowed = cell("code", "1 / 0");
    allowed.add("metadata", GSON.fromJson("{\"tags\": [\"raises-exception\"]}", JsonObject.class));
    write(allowed, cell("code", "int[] none = {};\nnone[3]"), cell("code", "7"));

    assertThat(run("--output", executed.toString())).isEqualTo(1);

    assertThat(printed())
        .contains("[1/3] 1 / 0  error, as its tag allows, ")
        .contains("[2/3] int[] none = {};  FAILED ")
        .contains("java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 0")
        .doesNotContain("[3/3]")
        .doesNotContain("\u001B");
    assertThat(executedCells().get(1).get("outputs").toString()).contains("\"ename\":");
    assertThat(executedCells().get(2).get("outputs").toString()).isEqualTo("[]");
  }

  @Test
  void run_endsACellThatTakesTooLong() throws IOException {
    write(cell("code", "System.out.println(\"begun\");\nThread.sleep(600_000);"));

    assertThat(run("--timeout", "4", "--output", executed.toString())).isEqualTo(1);

    assertThat(printed()).contains("FAILED: it took longer than 4 s");
    assertThat(executedCells().get(0).get("outputs").toString())
        .contains("begun")
        .contains("\"ename\":\"Timeout\"");
  }

  @Test
  void run_answersNoQuestions() throws IOException {
    write(cell("code", "System.in.read()"));

    assertThat(run()).isEqualTo(1);
    assertThat(printed()).contains("[1/1] System.in.read()  FAILED ");
  }

  @Test
  void run_findsFilesBesideTheNotebook() throws IOException {
    Files.writeString(folder.resolve("data.txt"), "beside");
    write(cell("code", "System.out.println(Files.readString(Path.of(\"data.txt\")))"));

    assertThat(run("--output", executed.toString())).isZero();
    assertThat(executedCells().get(0).get("outputs").toString()).contains("beside");
  }

  @Test
  void run_toAFolderThatIsNotThere_saysSoBeforeTheRun() throws IOException {
    Path trace = folder.resolve("trace");
    write(cell("code", "Files.writeString(Path.of(\"trace\"), \"ran\")"));

    assertThat(run("--output", folder.resolve("none/x.html").toString())).isEqualTo(1);

    assertThat(complaints())
        .contains("can't write " + folder.resolve("none/x.html"))
        .contains("got:    no folder " + folder.resolve("none"));
    assertThat(trace).doesNotExist();
    Files.createDirectories(folder.resolve("page.html"));
    assertThat(run("--output", folder.resolve("page.html").toString())).isEqualTo(1);
    assertThat(complaints()).contains("got:    a folder of this name");
    assertThat(trace).doesNotExist();
  }

  @Test
  void run_replacesItsOutputInOneStep() throws IOException {
    write(cell("code", "1"));
    Files.writeString(executed, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.ipynb"), executed);
    Path before = Files.createLink(folder.resolve("before"), executed);

    assertThat(run("--output", link.toString())).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(executedCells()).hasSize(1);
    assertThat(before).as("never written into").hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains(".new"))).isEmpty();
    }
  }

  @Test
  void run_withAKernelThatDoesNotStart_leavesTheOutputAsItWas() throws IOException {
    write(cell("code", "1"));
    Files.writeString(executed, "old");
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$*" in
          *-XshowSettings*) echo "    java.version = 17.0.9"
            echo "    java.specification.version = 17" ;;
          *--list-modules*) echo jdk.compiler@17 jdk.jshell@17 jdk.incubator.vector@17 ;;
          *) echo "no kernel today"; exit 3 ;;
        esac
        """);
    assertThat(java.toFile().setExecutable(true)).isTrue();

    assertThat(run("--java", folder.resolve("jdk").toString(), "--output", executed.toString()))
        .isEqualTo(1);

    assertThat(complaints()).contains("the kernel does not answer.").contains("no kernel today");
    assertThat(executed).hasContent("old");
  }

  @Test
  void run_writesAPageThatNeedsNoOtherFile() throws IOException {
    write(
        cell("markdown", "## Two & two\n\nSome *text*."),
        cell("code", "lineChart(\"Squares\").add(\"x\", tensor(1, 2), tensor(1, 4))"),
        cell("code", "if (1 < 2) { System.out.println(\"a < b\"); }"));
    Path page = folder.resolve("page.html");

    assertThat(run("--output", page.toString())).as(printed()).isZero();

    assertThat(page)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>Two &amp; two</h2>")
        .contains("<p>Some <i>text</i>.</p>")
        .contains("<svg")
        .contains("if (1 &lt; 2)")
        .contains("<pre>a &lt; b\n</pre>")
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("href=");
  }
}
