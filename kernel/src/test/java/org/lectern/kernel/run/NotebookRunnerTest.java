package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.notebook.Notebook;

class NotebookRunnerTest {
  private static final Path FOLDER = Path.of("src/test/resources/notebooks");
  private final NotebookRunner runner = new NotebookRunner(Duration.ofMinutes(2));

  @Test
  void run_executesCodeCellsInOrder() throws IOException {
    NotebookRun run = runner.run(FOLDER.resolve("small.ipynb"));

    assertThat(run.error()).isEmpty();
    assertThat(run.cells()).hasSize(2);
    assertThat(run.text()).isEqualTo("seen\n42\n");
  }

  @Test
  void run_keepsWhatTheNotebookGave() throws IOException {
    NotebookRun run = runner.run(FOLDER.resolve("small.ipynb"));

    NotebookComparison comparison =
        NotebookComparison.of(Notebook.read(run.notebook()), run.executed());

    assertThat(comparison)
        .hasToString(
            """
            [1/2] int answer = 42;
                stored: (nothing)
                now:    seen
            [2/2] answer
                stored: (nothing)
                now:    42
            0 of 2 cells agree""");
  }

  @Test
  void run_stopsAtTheFirstError() throws IOException {
    NotebookRun run = runner.run(FOLDER.resolve("failing.ipynb"));

    assertThat(run.cells()).hasSize(1);
    assertThat(run.error()).hasValueSatisfying(text -> assertThat(text).contains("/ by zero"));
  }
}
