package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/** {@code lectern run --compare} through a real kernel. */
class CommandCompareTest {
  private static final Gson GSON = new Gson();

  @TempDir Path folder;
  private final CommandOutput command = new CommandOutput();
  private Path notebook;

  @BeforeEach
  void nameFile() {
    notebook = folder.resolve("lecture.ipynb");
  }

  private int run(String... words) {
    command.clear();
    return command.run(notebook, words);
  }

  private String printed() {
    return command.printed();
  }

  private static JsonObject cell(String kind, String source, String... stored) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", kind);
    cell.addProperty("source", source);
    if (kind.equals("code")) {
      JsonArray outputs = new JsonArray();
      for (String output : stored) {
        outputs.add(GSON.fromJson(output, JsonObject.class));
      }
      cell.add("outputs", outputs);
    }
    return cell;
  }

  private static String result(String text) {
    return "{\"output_type\": \"execute_result\", \"execution_count\": 99, \"metadata\": {},"
        + " \"data\": {\"text/plain\": \"%s\"}}".formatted(text);
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

  @Test
  void compare_withItsOwnRun_agrees() throws IOException {
    write(
        cell("markdown", "# Before"),
        cell("code", "seed(1);\nvar data = moons(200, 0.2).split(0.6, 0.2, 0.2);"),
        cell(
            "code",
            "trainer(sequential(dense(2, 8), tanh(), dense(8, 2)), crossEntropy(), adam(0.01))\n"
                + "  .epochs(200).batch(8).fit(data)"),
        cell("code", "String id = display(\"before\", \"text/plain\");"),
        cell("code", "%time updateDisplay(id, \"after\", \"text/plain\")"),
        cell("code", "class Plain { }\nnew Plain()"),
        cell("code", "System.err.println(System.nanoTime());\ntensor(1, 2).add(tensor(3, 4))"));
    assertThat(run("--output", notebook.toString())).as(printed()).isZero();
    Files.writeString(notebook, Files.readString(notebook).replace("# Before", "# After"));

    assertThat(run("--compare")).as(printed()).isZero();

    assertThat(printed()).endsWith("6 of 6 cells agree" + System.lineSeparator());
  }

  @Test
  void compare_namesWhatDiffers() throws IOException {
    write(
        cell("code", "\nint x = 6;\nx * 7", result("41")),
        cell("markdown", "text"),
        cell("code", "System.out.print(\"new\");"),
        cell("code", "1", result("1")));

    assertThat(run("--compare", "--output", notebook.toString())).isEqualTo(1);

    assertThat(printed().lines().skip(4))
        .containsExactly(
            "Written: " + notebook,
            "[1/3] int x = 6;",
            "    stored: 41",
            "    now:    42",
            "[2/3] System.out.print(\"new\");",
            "    stored: (nothing)",
            "    now:    new",
            "1 of 3 cells agree");
    assertThat(Notebook.read(notebook).codeCells())
        .extracting(NotebookCell::outputs)
        .extracting(Object::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains("[\"42\"]"),
            second -> assertThat(second).contains("new"),
            third -> assertThat(third).contains("[\"1\"]"));
  }

  @Test
  void compare_ofARunThatFails() throws IOException {
    write(
        cell("code", "1", result("1")),
        cell("code", "1 / 0", result("0")),
        cell("code", "2", result("2")));

    assertThat(run("--compare")).isEqualTo(1);

    assertThat(printed().lines().toList())
        .endsWith(
            "[2/3] 1 / 0",
            "    stored: 0",
            "    now:    ArithmeticException: / by zero",
            "1 cell did not run",
            "1 of 3 cells agree");
  }

  @Test
  void compare_withoutOutputs_isRefusedBeforeTheRun() throws IOException {
    write(cell("code", "Files.writeString(Path.of(\"trace\"), \"ran\")"));

    assertThat(run("--compare")).isEqualTo(1);

    assertThat(command.complaints().lines())
        .containsExactly(
            "",
            "lectern: can't compare " + notebook + " with a run.",
            "  needed: a notebook that was saved with its outputs",
            "  got:    one without any",
            "  try:    run all cells in Jupyter and save it, or lectern run with --output"
                + " FILE.ipynb");
    assertThat(folder.resolve("trace")).doesNotExist();
  }
}
