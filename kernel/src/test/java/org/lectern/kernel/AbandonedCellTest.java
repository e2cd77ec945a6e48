package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

/** Cells that nothing stops, in no Java, and that keep what others need. */
class AbandonedCellTest {
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
    client.execute(
        "String stuck() { while (true) { try { while (true) { } } catch (Throwable t) { } } }\n"
            + "class Endless { public String toString() { return stuck(); } }");
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.out.printf(\"%s\", new Endless());",
        "synchronized (System.out) { stuck(); }",
        "{ System.setOut(new PrintStream(OutputStream.nullOutputStream())); stuck(); }"
      })
  void streams_workInTheNextCell(String code) {
    String id = client.submit("System.err.print(\"go\");\n" + code);
    client.awaitOutput(id, output -> output.type().equals("stream"));
    client.interrupt();

    Execution cell = client.await(id);
    assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
    assertThat(cell.reply().content().get("traceback").toString()).contains("core busy");
    assertThat(client.execute("System.out.print(\"free\");").stream("stdout")).isEqualTo("free");
  }
}
