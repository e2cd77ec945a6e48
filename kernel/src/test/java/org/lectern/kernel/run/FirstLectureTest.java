package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Executes every lecture through the real kernel. */
class FirstLectureTest {
  private static final Path LECTURES = Path.of("../notebooks");
  private static final Duration CELL_LIMIT = Duration.ofMinutes(3);

  @TestFactory
  Stream<DynamicTest> lectures_runWithoutErrors() throws IOException {
    return lectures().stream()
        .map(
            lecture ->
                DynamicTest.dynamicTest(
                    lecture.getFileName().toString(),
                    () -> assertRunsClean(new NotebookRunner(CELL_LIMIT).run(lecture))));
  }

  /** No error, and nothing on standard error: graders take points off for either. */
  private static void assertRunsClean(NotebookRun run) {
    assertThat(run.error()).isEmpty();
    assertThat(run.cells())
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.execution().stream("stderr")).isEmpty());
  }

  private static List<Path> lectures() throws IOException {
    if (!Files.isDirectory(LECTURES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(LECTURES)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }
}
