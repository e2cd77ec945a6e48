package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that a cell compiles by itself, on the thread that an interrupt hits. */
class NestedCompileTest {
  private static final String CLASS =
      "package words; public class %s { public static int n() { return %d; } }";

  @TempDir Path folder;

  /** The compiler reads jars by channels, which close when their thread is interrupted. */
  @Test
  void interrupt_leavesTheJarsOpen() throws Exception {
    Path jar =
        TinyJar.make(
            folder,
            "words-1.0.jar",
            Map.of(
                "words.One", CLASS.formatted("One", 1),
                "words.Two", CLASS.formatted("Two", 2),
                "words.Three", CLASS.formatted("Three", 3)));
    JavaShell shell = new JavaShell();
    shell.warmUp();
    shell.addJars(List.of(jar));
    shell.begin();
    assertThat(shell.run("cell[1]", "words.One.n()").value()).isEqualTo(1);
    shell.run("cell[2]", "boolean flag = false;");
    Thread cell = shell.cellThread();
    Thread asks =
        new Thread(
            () -> {
              while (!compiles(cell) && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              shell.interrupt();
            });
    asks.start();

    CellResult stopped =
        shell.run(
            "cell[3]",
            "%%time\n{ int a = 0;\n"
                + "a += 1;\n".repeat(3_000)
                + "a += words.Two.n();\nflag = Thread.currentThread().isInterrupted(); }");
    asks.interrupt();
    asks.join();
    shell.end();

    assertThat(stopped.error().name()).isEqualTo(CellError.INTERRUPTED);
    shell.begin();
    assertThat(shell.run("cell[4]", "flag").value()).isEqualTo(true);
    assertThat(shell.run("cell[5]", "words.Three.n()").value()).isEqualTo(3);
    shell.end();
  }

  /** A flag that the cell has set itself is still there when the code comes back. */
  @Test
  void flag_ofTheCellSurvives() {
    JavaShell shell = new JavaShell();
    shell.warmUp();
    Thread cell = shell.cellThread();

    CellResult result =
        shell.call(
            "cell[1]",
            "while testing",
            () -> {
              cell.interrupt();
              Object inside = shell.evaluate("Thread.currentThread().isInterrupted()");
              return List.of(inside, cell.isInterrupted());
            });

    assertThat(result.value()).isEqualTo(List.of(false, true));
  }

  private static boolean compiles(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("com.sun.tools.javac."));
  }
}
