package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;
import org.lectern.kernel.run.WireMessage;

class BrokenCellTest {
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void value_whoseToStringReturnsNull() {
    Execution cell =
        client.execute(
            "class Nameless { public String toString() { return null; } }\nnew Nameless()");

    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.value()).contains("null");
  }

  @Test
  void expression_tooLongForTheCompilerIsAnErrorOfTheCell() {
    Execution cell = client.execute("int sum = 1" + " + 1".repeat(20_000) + ";");

    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.reply().content().has("execution_count")).isTrue();
    assertThat(cell.outputs()).extracting(WireMessage::type).containsOnlyOnce("error");
    assertThat(client.execute("1 + 1").value()).contains("2");
  }

  /** An option that makes it leave out its last steps, without an error. */
  @Test
  void compiler_thatEndsWithoutClassesIsAnErrorOfTheCell() throws IOException {
    Map<String, String> options = Map.of("LECTERN_COMPILER_OPTS", "--should-stop=ifNoError=FLOW");
    try (KernelProcess process = KernelProcess.start(Path.of("."), options);
        KernelClient front = new KernelClient(process, Duration.ofSeconds(60))) {
      for (String code : List.of("1 + 1", "int f() { return 1; }", "class A { }", "2 + 2")) {
        Execution cell = front.execute("\n" + code);

        assertThat(cell.reply().text("evalue"))
            .as(code)
            .isEqualTo("the compiler broke down here, and reports no error");
        assertThat(cell.reply().content().get("traceback").toString()).contains("line 2");
      }
    }
  }

  @Test
  void read_ofABackgroundThreadDoesNotHoldUpLaterCells() {
    client.execute(
        """
        var reader = new Thread(() -> { try { System.in.read(); } catch (Exception e) { } });
        reader.start();
        while (reader.getState() != Thread.State.WAITING) Thread.onSpinWait();
        """);

    assertThat(client.execute("1 + 1").value()).contains("2");
    client.answerNextQuestion("mine");
    assertThat(client.execute("new Scanner(System.in).nextLine()").value()).contains("mine");
  }

  @Test
  void control_runsNoCells() {
    client.sendControl("execute_request", KernelClient.executeContent("int leaked = 1;"));
    client.await(client.sendControl("kernel_info_request", new JsonObject()));

    assertThat(client.execute("leaked").reply().text("ename")).isEqualTo("CompilationError");
  }

  @Test
  void exception_withoutANameOfItsOwn() {
    Execution cell = client.execute("throw new IllegalStateException(\"x\") { };");

    assertThat(cell.reply().text("ename")).isEqualTo("IllegalStateException");
  }

  @Test
  void scanner_whereNobodyCanBeAskedSaysSo() {
    JsonObject content = KernelClient.executeContent("new Scanner(System.in).nextInt()");
    content.addProperty("allow_stdin", false);

    Execution cell = client.await(client.send("execute_request", content));

    assertThat(cell.reply().text("evalue")).startsWith("this cell can't ask for input");
  }
}
