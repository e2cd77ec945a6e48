package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
  void run_stopsAtTheFirstError() throws IOException {
    NotebookRun run = runner.run(FOLDER.resolve("failing.ipynb"));

    assertThat(run.cells()).hasSize(1);
    assertThat(run.error()).hasValueSatisfying(text -> assertThat(text).contains("/ by zero"));
  }
}
