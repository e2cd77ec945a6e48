package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells with libraries that lack others: JShell counts some of their failures as successes. */
class UnusableTest {
  @TempDir private Path folder;
  private JavaShell shell;

  @BeforeEach
  void start() throws IOException {
    shell = new JavaShell();
    shell.warmUp();
    // javac accepts what extends a final class if it stands in a jar, the JVM does not
    Path fresh =
        TinyJar.make(
            folder,
            "root-2.0.jar",
            Map.of("demo.Root", "package demo; public final class Root { }"));
    Path old =
        TinyJar.make(
            folder,
            "half-1.0.jar",
            Map.of(
                "demo.Base", "package demo; public interface Base { }",
                "demo.Half", "package demo; public class Half implements Base { }",
                "demo.Root", "package demo; public class Root { }",
                "demo.Leaf", "package demo; public class Leaf extends Root { }"));
    shell.addJars(List.of(fresh, TinyJar.without(old, "demo/Base.class")));
  }

  private CellResult run(String code) {
    shell.begin();
    try {
      return shell.run("cell[1]", code);
    } finally {
      shell.end();
    }
  }

  private CellError error(String code) {
    CellResult result = run(code);

    assertThat(result.error()).as(code).isNotNull();
    assertThat(String.join("\n", result.error().traceback())).as(code).contains("line 2");
    return result.error();
  }

  @Test
  void compilerError_ofTheLastSteps_isAnErrorOfTheCell() {
    assertThat(error("int ran = 0;\nObject half = new demo.Half() { };\nran = 1;").message())
        .isEqualTo("cannot access Base");
    assertThat(run("ran").value()).isEqualTo(0);
  }

  @Test
  void class_thatTheJvmRefuses_isAnErrorOfTheCell() {
    CellError error = error("int ran = 0;\nclass Third extends demo.Leaf { }\nran = 1;");

    assertThat(error.message()).contains("demo.Leaf").contains("demo.Root");
    assertThat(error.traceback())
        .last()
        .isEqualTo(
            "This compiles, but can't be loaded: libraries don't fit together. Restart the kernel"
                + " and load versions that do.");
    assertThat(run("ran").value()).isEqualTo(0);
  }

  /** javac tells only once that it lacks the class file of a supertype. */
  @Test
  void class_thatIsMissing_isAnErrorEachTime() {
    for (int i = 0; i < 3; i++) {
      error("\nclass Third" + i + " extends demo.Half { }");
      error("\nnew demo.Half()");
    }
    assertThat(error("\nclass Fourth extends demo.Half { }").traceback())
        .last()
        .isEqualTo(
            "This compiles, but a class that it needs is not there. Add the library that has it,"
                + " with %jars or %maven.");
  }

  @Test
  void class_thatIsNotNeeded_mayBeMissing() {
    assertThat(run("demo.Leaf none(demo.Leaf leaf) { return leaf; }\nnone(null) == null").value())
        .isEqualTo(true);
    assertThat(
            run("class Helper { demo.Leaf leaf; int n() { return 7; } }\nnew Helper().n()").value())
        .isEqualTo(7);
  }
}
