package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/** What environment variables ask for at the start of a kernel. */
class StartUpTest {
  @TempDir Path folder;

  @Test
  void variables_ofIJavaAndOfLectern() throws IOException {
    TestJars.jar(folder.resolve("lib/one.jar"), "one.One", "public static int n() { return 1; }");
    TestJars.classes(folder.resolve("two"), "two.Two", "public static int n() { return 2; }");
    Files.createDirectories(folder.resolve("scripts"));
    Files.writeString(
        folder.resolve("scripts/a.jsh"), "int fromScript = one.One.n() + two.Two.n();\n");
    Files.writeString(folder.resolve("scripts/b.jsh"), "int next = fromScript + 1;\n");
    Map<String, String> environment =
        Map.of(
            "IJAVA_CLASSPATH", folder.resolve("lib") + "/*.jar",
            "LECTERN_CLASSPATH", folder.resolve("two").toString(),
            "IJAVA_STARTUP_SCRIPTS_PATH", folder.resolve("scripts") + "/*.jsh",
            "IJAVA_STARTUP_SCRIPT", "import java.time.LocalDate;\nint last = next + 1;",
            "LECTERN_STARTUP_SCRIPT", "%time 1",
            "IJAVA_COMPILER_OPTS", "-Xlint:none -parameters",
            "IJAVA_TIMEOUT", "2 SECONDS");
    try (KernelProcess process = KernelProcess.start(Path.of("."), environment);
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      Execution first = client.execute("LocalDate.MIN.getYear() < last");
      assertThat(first.value()).contains("true");
      assertThat(first.stream("stderr")).isEmpty();
      assertThat(client.execute("last").value()).contains("5");
      assertThat(
              client
                  .execute(
                      "int named(int amount) { return amount; }\n"
                          + "class P { void f(int amount) {} }\n"
                          + "P.class.getDeclaredMethods()[0].getParameters()[0].getName()")
                  .value())
          .contains("amount");
      assertThat(client.execute("%reset\nlast").value()).contains("5");

      Execution slow = client.execute("int before = 1;\nThread.sleep(60_000);");
      assertThat(slow.reply().text("ename")).isEqualTo("Timeout");
      assertThat(slow.reply().text("evalue"))
          .isEqualTo("the statement ran longer than 2 SECONDS, the limit set for this kernel");
      assertThat(client.execute("before").value()).contains("1");

      // on newer Javas nothing ends this loop but the kernel
      Execution stuck = client.execute("%time while (true) {}");
      assertThat(stuck.status()).isEqualTo("error");
      Execution again = client.execute("Thread.sleep(60_000);");
      assertThat(again.reply().text("ename")).isEqualTo("Timeout");
    }
  }

  @Test
  void script_thatNeverEndsIsStoppedByTheLimit() throws IOException {
    Map<String, String> environment =
        Map.of(
            "IJAVA_TIMEOUT", "3 SECONDS",
            "IJAVA_STARTUP_SCRIPT", "int before = 1;\nwhile (true) { }",
            "LECTERN_STARTUP_SCRIPT", "int after = before + 1;");
    try (KernelProcess process = KernelProcess.start(Path.of("."), environment);
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      Execution first = client.execute("after");

      assertThat(first.value()).contains("2");
      assertThat(plain(first.stream("stderr")))
          .contains(
              "At the start of the kernel, IJAVA_STARTUP_SCRIPT: Timeout: the statement ran longer"
                  + " than 3 SECONDS, the limit set for this kernel",
              "at IJAVA_STARTUP_SCRIPT line 2");
      assertThat(client.execute("before").value()).contains("1");
    }
  }

  @Test
  void script_thatNeverEndsIsStoppedByTheStopButton() throws IOException {
    Path started = folder.resolve("started");
    try (KernelProcess process = KernelProcess.start(Path.of("."), endlessScript(started));
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      awaitFile(started);
      client.await(client.interrupt());
      Execution first = client.execute("1 + 1");

      assertThat(first.value()).contains("2");
      assertThat(plain(first.stream("stderr")))
          .contains(
              "At the start of the kernel, IJAVA_STARTUP_SCRIPT: Interrupted: the cell was stopped");
    }
  }

  @Test
  void script_thatNeverEndsIsStoppedWithTheCellThatWaits() throws IOException {
    Path started = folder.resolve("started");
    try (KernelProcess process = KernelProcess.start(Path.of("."), endlessScript(started));
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      awaitFile(started);
      String waiting = client.submit("1 + 1");
      client.awaitOutput(waiting, output -> output.type().equals("execute_input"));
      client.interrupt();

      Execution first = client.await(waiting);
      assertThat(first.reply().text("ename")).isEqualTo("Interrupted");
      assertThat(first.stream("stderr")).contains("IJAVA_STARTUP_SCRIPT");
      assertThat(client.execute("1 + 1").value()).contains("2");
    }
  }

  @Test
  void failures_areToldWithTheFirstCell() throws IOException {
    Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\nint x = fine.y;\n");
    Map<String, String> environment =
        Map.of(
            "IJAVA_CLASSPATH", folder.resolve("nothing.jar").toString(),
            "IJAVA_COMPILER_OPTS", "--no-such-option",
            "IJAVA_STARTUP_SCRIPTS_PATH", folder.resolve("bad.jsh").toString(),
            "LECTERN_STARTUP_SCRIPT", "int good = 7;",
            "IJAVA_TIMEOUT", "soon");
    try (KernelProcess process = KernelProcess.start(Path.of("."), environment);
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      Execution first = client.execute("good");

      assertThat(first.value()).contains("7");
      assertThat(plain(first.stream("stderr")))
          .contains(
              "At the start of the kernel, IJAVA_TIMEOUT: needs a number and a unit, but is soon."
                  + " Write for example 30 SECONDS",
              "javac refuses --no-such-option",
              "IJAVA_CLASSPATH: " + folder.resolve("nothing.jar") + " names no file.",
              "IJAVA_STARTUP_SCRIPTS_PATH: CompilationError: ",
              "bad.jsh line 2");
      assertThat(client.execute("good").stream("stderr")).isEmpty();
    }
  }

  @Test
  void timeout_ofLectern_comesBeforeIJavas() throws IOException {
    Map<String, String> environment =
        Map.of("IJAVA_TIMEOUT", "100 MILLISECONDS", "LECTERN_TIMEOUT", "60 SECONDS");
    try (KernelProcess process = KernelProcess.start(Path.of("."), environment);
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      assertThat(client.execute("Thread.sleep(1000);").status()).isEqualTo("ok");
    }
  }

  /** The environment of a kernel whose start-up script makes a file, and then sleeps. */
  private static Map<String, String> endlessScript(Path started) {
    String file = started.toString().replace("\\", "/");
    return Map.of(
        "IJAVA_STARTUP_SCRIPT",
        "Files.createFile(Path.of(\"%s\"));\nThread.sleep(600_000);".formatted(file));
  }

  private static void awaitFile(Path file) {
    while (!Files.exists(file)) {
      Thread.yield();
    }
  }

  private static String plain(String coloured) {
    return coloured.replaceAll("\u001b\\[[\\d;]*m", "");
  }
}
