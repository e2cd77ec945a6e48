package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes every lecture through the real kernel. */
class LecturesTest {
  private static final Path LECTURES = Path.of("../notebooks");
  private static final Duration CELL_LIMIT = Duration.ofMinutes(3);

  /** Numbers that the notebooks show, those of the lectures among them, in order. */
  private static final Map<String, List<String>> GOLDEN =
      Map.of(
          "01-logistic-regression.ipynb",
          List.of(
              "0.5\n",
              "0.98201376\n",
              "0.01798621\n",
              "[0.9820, 0.0180]",
              "said 0.2, was 1: 1.60943791",
              "said 0.5, was 0: 0.69314718",
              "said 0.9, was 1: 0.10536051",
              "sum:  2.4079456\n",
              "mean: 0.80264854\n",
              "w = [0.8011, 1.9572]",
              "w = [0.8005, 1.9560]",
              "Test accuracy: 0.875\n",
              "The true model: 0.8575\n",
              "Fingerprint: fcbca2f7f722859a\n",
              "[[0.9696],\n [0.0210]]",
              "[4, 3]",
              "η = 0.01  x after 20 steps: 0.6676\n",
              "η = 0.1   x after 20 steps: 0.0115\n",
              "η = 1.0   x after 20 steps: 1.0000\n",
              "η = 1.1   x after 20 steps: 38.3376\n"),
          "gallery.ipynb",
          List.of(
              "x = -2   gradient -4",
              "∂f/∂x = ∂f/∂t1 · 1 = -4 · 1 = -4",
              "8 weights + 3 biases = 11 parameters; 4 × 11 = 44 bytes",
              "loss at the end: median 0.1383, from 0.1205 to 0.2942",
              "10 Tanh  0.00002159  0.3218",
              "crossEntropy 0.2344 in the middle, least 0.2344 at (0, 0)"));

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
    List<String> golden = GOLDEN.get(run.notebook().getFileName().toString());
    assertThat(golden).as("golden numbers of " + run.notebook()).isNotNull();
    assertThat(run.text()).containsSubsequence(golden);
  }

  @Test
  void golden_everyNotebook_isThere() throws IOException {
    assertThat(lectures().stream().map(path -> path.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(GOLDEN.keySet());
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
