package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that compile and yet can't run: JShell counts them as a success. */
class UnusableTest {
  @TempDir private Path folder;
  private JavaShell shell;

  @BeforeEach
  void start() throws IOException {
    shell = new JavaShell();
    shell.warmUp();
    Path base =
        TinyJar.make(
            folder,
            "base-2.0.jar",
            Map.of("demo.Base", "package demo; public final class Base { }"));
    Path half =
        TinyJar.make(
            folder,
            "half-1.0.jar",
            Map.of(
                "demo.Base", "package demo; public class Base { }",
                "demo.Half", "package demo; public class Half extends Base { }"));
    assertThat(shell.addJars(List.of(base, half))).isEmpty();
  }

  private CellResult run(String code) {
    shell.begin();
    try {
      return shell.run("cell[1]", code);
    } finally {
      shell.end();
    }
  }

  private void assertRefused(String code) {
    CellResult result = run(code);

    assertThat(result.error()).as(code).isNotNull();
    assertThat(result.error().message()).as(code).contains("demo.Half");
    assertThat(String.join("\n", result.error().traceback())).as(code).contains("line 2");
  }

  @Test
  void class_thatTheJvmRefuses_isAnErrorOfTheCell() {
    assertRefused("int before = 1;\ndemo.Half half() { return null; }");
    assertRefused("\nclass Third { demo.Half half() { return null; } }");
    assertRefused("\nnew demo.Half()");
    assertRefused("\nvar half = new demo.Half();");
    assertRefused("\ndemo.Half half = null;\nint after = half == null ? 1 : 2;");
    assertThat(run("before").value()).isEqualTo(1);
  }
}
