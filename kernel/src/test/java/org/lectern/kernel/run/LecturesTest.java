package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/**
 * The notebooks as they are stored, and the first ones executed. All of them are executed and
 * compared with what is stored by {@code lectern run --compare}, in {@code .ci/run}.
 */
class LecturesTest {
  private static final Path NOTEBOOKS = Path.of("../notebooks");
  private static final Duration CELL_LIMIT = Duration.ofMinutes(3);

  /** A lecture stays small enough for GitHub to show it. */
  private static final long LARGEST = 2_000_000;

  private static final Pattern OUTSIDE =
      Pattern.compile("<script|<link|(?:src|href)=.?[\"']?(?:https?:)?//|url\\(|@import");

  private static final Pattern LECTURE = Pattern.compile("(?!00)\\d\\d-.*\\.ipynb");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  static Stream<Path> lectures() throws IOException {
    return notebooks().stream()
        .filter(path -> LECTURE.matcher(path.getFileName().toString()).matches());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00-start.ipynb", "01-logistic-regression.ipynb"})
  void run_givesWhatIsStored(String name) throws IOException {
    Path lecture = NOTEBOOKS.resolve(name);
    NotebookRun run = new NotebookRunner(CELL_LIMIT).run(lecture);
    assertThat(run.error()).isEmpty();
    // Nothing on standard error: graders take points off for it.
    assertThat(run.cells())
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.execution().stream("stderr")).isEmpty());
    assertThat(NotebookComparison.of(Notebook.read(lecture), run.executed()).report())
        .containsExactly(run.cells().size() + " of " + run.cells().size() + " cells agree");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void stored_everyNotebook_ranFromTheTop(Path file) throws IOException {
    assertThat(Files.size(file)).isLessThan(LARGEST);
    List<NotebookCell> cells = Notebook.read(file).codeCells();
    List<Integer> counts = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (NotebookCell cell : cells) {
      counts.add(cell.json().get("execution_count").getAsInt());
      expected.add(counts.size());
      for (JsonElement output : cell.outputs()) {
        assertClean(output.getAsJsonObject());
      }
    }
    assertThat(counts).isNotEmpty().isEqualTo(expected);
  }

  /** No error, nothing on standard error, no script and no address outside. */
  private static void assertClean(JsonObject output) {
    assertThat(output.get("output_type").getAsString()).isNotEqualTo("error");
    if (output.has("name")) {
      assertThat(output.get("name").getAsString()).isEqualTo("stdout");
    }
    assertThat(OUTSIDE.matcher(output.toString()).results().map(found -> found.group())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lectures")
  void stored_everyLecture_checksItsFingerprintLast(Path file) throws IOException {
    List<NotebookCell> cells = Notebook.read(file).codeCells();
    // one more may tidy up
    assertThat(cells.subList(cells.size() - 2, cells.size()))
        .anySatisfy(cell -> assertThat(cell.source()).contains("check(").contains("fingerprint()"));
  }

  @ParameterizedTest
  @MethodSource("lectures")
  void stored_everyLecture_hidesItsSolutions(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains("<details><summary>");
  }

  /** The index names each, and links to nothing that is not there. */
  @Test
  void index_namesEveryNotebook() throws IOException {
    String index = Files.readString(NOTEBOOKS.resolve("README.md"));
    for (Path file : notebooks()) {
      assertThat(index).contains("(" + file.getFileName() + ")");
    }
    Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)")
        .matcher(index)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://"))
        .forEach(link -> assertThat(NOTEBOOKS.resolve(link)).exists());
  }
}
