package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;

class InterruptRaceTest {
  @Test
  void interrupt_whileAStatementIsCompiled() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      kernel.client.execute("boolean reacted = false;");
      String slow = "a += 1;\n".repeat(6_000);

      String id =
          kernel.client.submit(
              "System.out.println(\"go\");\n{ int a = 0;\n"
                  + slow
                  + "try { Thread.sleep(600_000); } catch (InterruptedException e) { reacted = true; } }");
      kernel.client.awaitOutput(id, output -> output.type().equals("stream"));
      kernel.client.interrupt();
      Execution cell = kernel.client.await(id);

      assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
      assertThat(kernel.client.execute("reacted").value()).contains("true");
    }
  }

  @Test
  void interrupt_ofAScannerThatWaits() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      String id = kernel.client.submit("new Scanner(System.in).nextLine()");
      kernel.client.awaitOutput(id, output -> output.type().equals("execute_input"));
      kernel.client.interrupt();

      assertThat(kernel.client.await(id).reply().text("ename")).isEqualTo("Interrupted");
    }
  }

  @Test
  void interrupt_ofAThreadThatWaitsForALockSaysThatItWaits() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      kernel.client.execute(
          """
          var held = new CountDownLatch(1);
          var gate = new Object();
          new Thread(() -> {
            synchronized (gate) {
              held.countDown();
              while (true) java.util.concurrent.locks.LockSupport.park();
            }
          }).start();
          held.await();
          """);

      String id = kernel.client.submit("System.out.println(\"go\");\nsynchronized (gate) { }");
      kernel.client.awaitOutput(id, output -> output.type().equals("stream"));
      kernel.client.interrupt();
      Execution cell = kernel.client.await(id);

      assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
      assertThat(cell.reply().content().get("traceback").toString())
          .contains("it waits in the background")
          .doesNotContain("core busy");
      assertThat(kernel.client.execute("1 + 1").value()).contains("2");
    }
  }
}
