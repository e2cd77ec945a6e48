package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class InterruptTest {
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
  void interrupt_ofASleepingCell() {
    Execution cell = interrupted("Thread.sleep(600_000);\nint never = 1;");

    assertStopped(cell);
    assertThat(client.execute("never").reply().text("ename")).isEqualTo("CompilationError");
  }

  @Test
  void interrupt_ofAStatementThatEndsNormallyBindsItsVariable() {
    client.execute(
        "int spin() { while (!Thread.currentThread().isInterrupted()) { } return 42; }\nint after = 0;");

    Execution cell = interrupted("int bound = spin();\nafter = 1;");

    assertStopped(cell);
    assertThat(client.execute("bound + after").value()).contains("42");
  }

  @Test
  void interrupt_ofATensorLoop() {
    Execution cell =
        interrupted("Tensor t = tensor(1.0, 2.0);\nwhile (true) t = t.add(tensor(1.0, 1.0));");

    assertStopped(cell);
    assertThat(client.execute("\"alive\"").value()).contains("alive");
  }

  @Test
  void interrupt_ofAFitKeepsItsHistory() {
    client.execute("var data = moons(200, 0.2).split(0.6, 0.2, 0.2); int next = 0;");
    String id =
        client.submit(
            "var run = trainer(sequential(dense(2, 8), relu(), dense(8, 2)), crossEntropy(),"
                + " sgd(0.1)).epochs(100_000_000).batch(32).fit(data);\nnext = 1;");
    client.awaitOutput(id, output -> output.type().equals("update_display_data"));
    client.interrupt();

    assertStopped(client.await(id));
    assertThat(client.execute("run.epochs() > 0 && next == 0").value()).contains("true");
  }

  @Test
  void interrupt_ofALoopThatDoesNotReact() {
    client.execute("int kept = 7;");

    Execution cell = interrupted("while (true) { }");

    assertStopped(cell);
    assertThat(client.execute("kept").value()).contains("7");
  }

  @Test
  void interrupt_ofABrokenLoopWithPrints() {
    Execution cell =
        interrupted("while (true) { try { System.out.println(1); } catch (Exception e) { } }");

    assertStopped(cell);
    assertThat(client.execute("\"alive\"").value()).contains("alive");
  }

  @Test
  void interrupt_beforeTheKernelIsWarm() throws IOException {
    try (LiveKernel cold = new LiveKernel()) {
      String id = cold.client.submit("while (true) { }");
      cold.client.awaitOutput(id, output -> output.type().equals("execute_input"));
      cold.client.interrupt();

      assertStopped(cold.client.await(id));
    }
  }

  @Test
  void interrupt_abortsTheQueue() {
    client.execute("int queued = 0;");
    String sleeping = client.submit("System.out.println(\"go\"); Thread.sleep(600_000);");
    String second = client.submit("queued = 1;");
    String third = client.submit("queued = 2;");
    awaitGo(sleeping);
    client.interrupt();

    assertStopped(client.await(sleeping));
    assertThat(client.await(second).status()).isEqualTo("aborted");
    assertThat(client.await(third).status()).isEqualTo("aborted");
    assertThat(client.execute("queued").value()).contains("0");
  }

  @Test
  void interrupt_betweenCellsDoesNothing() {
    assertThat(client.await(client.interrupt()).status()).isEqualTo("ok");

    assertThat(client.execute("Thread.interrupted()").value()).contains("false");
  }

  @Test
  void interrupt_leavesNoFlagBehind() {
    interrupted("Thread.sleep(600_000);");

    assertThat(client.execute("Thread.currentThread().isInterrupted()").value()).contains("false");
  }

  private static Execution interrupted(String code) {
    String id = client.submit("System.out.println(\"go\");\n" + code);
    awaitGo(id);
    client.interrupt();
    return client.await(id);
  }

  private static void awaitGo(String id) {
    client.awaitOutput(
        id, output -> output.type().equals("stream") && output.text("text").startsWith("go"));
  }

  private static void assertStopped(Execution cell) {
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
    assertThat(cell.reply().text("evalue")).isEqualTo("the cell was stopped");
    assertThat(cell.outputs()).extracting(WireMessage::type).containsOnlyOnce("error");
  }
}
