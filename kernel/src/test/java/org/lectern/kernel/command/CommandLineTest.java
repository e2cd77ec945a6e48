package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @TempDir Path folder;

  /** What a command printed, and its status. */
  private record Result(int status, String out, String err) {}

  private static Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new Main(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(List.of(words));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frobnicate                         | unknown command: frobnicate
          install --frobnicate               | unknown option: --frobnicate
          install here                       | what is this: here
          install --prefix                   | --prefix needs a value
          install --prefix=                  | --prefix needs a value
          install --user --prefix /x         | --user and --prefix exclude each other
          install --sys-prefix --into java   | --sys-prefix and --into exclude each other
          install --name a --into java       | --name and --into exclude each other
          doctor now                         | what is this: now
          run                                | run needs one notebook, but got 0
          run a.ipynb b.ipynb                | run needs one notebook, but got 2
          run a.ipynb --output a.pdf         | --output needs a name that ends in .ipynb or .html
          run a.ipynb --timeout 0            | --timeout needs a whole number of seconds above 0, but is 0
          run a.ipynb --timeout 1.5          | --timeout needs a whole number of seconds above 0, but is 1.5
          """)
  void badCommandLine_isExplainedWithTheUsage(String line, String message) {
    Result result = run(line.split(" "));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("lectern: " + message).contains("Usage: lectern COMMAND");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void nothing_asksForACommand() {
    assertThat(run().err()).startsWith("lectern: which command?");
  }

  @Test
  void help_namesEveryCommandAndOption() {
    Result result = run("--help");

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("install ", "uninstall ", "doctor ", "run ", "version ")
        .contains("--user", "--prefix", "--sys-prefix", "--jdk", "--name", "--into", "--output")
        .contains(
            "--timeout", "--compare", "--java", "--jupyter", "--no-quick-start", "--take-command");
  }

  @Test
  void version_namesLecternAndJava() {
    assertThat(run("version").out())
        .startsWith("Lectern ")
        .contains(", Java " + Runtime.version() + ", " + System.getProperty("java.home"));
  }

  @Test
  void run_refusesWhatIsNoJavaNotebook() throws IOException {
    Path file = folder.resolve("x.ipynb");
    assertThat(run("run", file.toString()).err()).contains("got:    no such file");
    Files.writeString(file, "not json");
    assertThat(run("run", file.toString()).err()).contains("got:    no JSON");
    Files.writeString(file, "{}");
    assertThat(run("run", file.toString()).err()).contains("got:    a file without cells");
    Files.writeString(
        file, "{\"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}");
    Result python = run("run", file.toString());
    assertThat(python.status()).isEqualTo(1);
    assertThat(python.err()).contains("got:    a notebook in python");
  }

  @Test
  void install_onAFolderThatIsNoJdk_saysWhatItLacks() {
    Result result = run("install", "--prefix", folder.toString(), "--jdk", folder.toString());

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("lectern: the folder given with --jdk will not do.")
        .contains("needed: a JDK 17 or newer (not a JRE: the kernel compiles each cell)")
        .contains("has no bin")
        .contains("try:    ");
    assertThat(folder.resolve("share")).doesNotExist();
  }

  @Test
  void uninstall_ofNothing_saysSo() {
    Result result = run("uninstall", "--prefix", folder.toString());

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains(
            "Removed  nothing: there is no kernel of Lectern in "
                + folder.resolve("share/jupyter/kernels/lectern"));
  }

  @Test
  void into_aKernelThatIsNotThere_saysHowToFindIt() {
    Result result = run("install", "--into", "no-such-kernel");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("there is no kernel of the name no-such-kernel.")
        .contains("jupyter kernelspec list");
  }
}
