package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

class MagicWorkspaceTest {
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
  void who_listsAndResetForgets() {
    assertThat(client.execute("%reset").status()).isEqualTo("ok");
    assertThat(client.execute("%who").stream("stdout")).isEqualTo("Nothing is declared yet.\n");
    client.execute(
        "import java.time.LocalDate;\n"
            + "int count = 3;\n"
            + "List<LocalDate> days = new ArrayList<>();\n"
            + "double half(double x) {\n"
            + "  return x / 2;\n"
            + "}\n"
            + "record Pair(int a, int b) {}\n"
            + "count + 1");

    assertThat(client.execute("%who").stream("stdout"))
        .isEqualTo(
            """
            variable  count  int
            variable  days   List<LocalDate>
            method    half   (double)double
            class     Pair
            """);
    assertThat(client.execute("%reset").stream("stdout")).isEqualTo("Forgot 4 names. Jars stay.\n");
    assertThat(client.execute("count").status()).isEqualTo("error");
    assertThat(client.execute("LocalDate.MAX").status()).isEqualTo("error");
    assertThat(
            client.execute("new ArrayList<String>().size() + tensor(1, 2).shape().rank()").value())
        .contains("1");
    assertThat(client.execute("int count = 9;\ncount").value()).contains("9");
    assertThat(client.execute("%reset").stream("stdout")).isEqualTo("Forgot 1 name. Jars stay.\n");
    assertThat(client.execute("%reset").stream("stdout"))
        .isEqualTo("There was nothing to forget.\n");
  }

  @Test
  void reset_afterARepeatedImport_keepsWhatEveryNotebookHas() {
    client.execute("import java.util.*;\nimport static org.lectern.Lectern.*;");
    client.execute("%reset");
    assertThat(client.execute("List.of(tensor(7)).size()").value()).contains("1");
    client.execute("%reset");
    assertThat(client.execute("List.of(tensor(7)).size()").value()).contains("1");
  }

  @Test
  void interrupt_reachesCodeOfAMagic() {
    String id =
        client.submit(
            "%%time\n"
                + "int once = 1;\n"
                + "while (true) { System.out.println(\"on\"); Thread.sleep(60_000); }");
    client.awaitOutput(id, output -> output.type().equals("stream"));
    client.interrupt();

    Execution cell = client.await(id);

    assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
    assertThat(MagicTest.plainTrace(cell)).contains("line 3");
    assertThat(client.execute("1 + 1").value()).contains("2");
  }

  @Test
  void interruptible_letsALoopBeStoppedByForce() {
    assertThat(client.execute("%interruptible").reply().text("evalue"))
        .isEqualTo(
            "%interruptible: needs on or off, but got nothing. Write for example %interruptible"
                + " on");
    client.execute("%interruptible on");
    String id =
        client.submit(
            "long turns = 0;\nwhile (true) { if (turns++ == 0) System.out.println(\"on\"); }");
    client.awaitOutput(id, output -> output.type().equals("stream"));
    client.interrupt();

    assertThat(client.await(id).reply().text("ename")).isEqualTo("Interrupted");
    client.execute("%interruptible off");
    assertThat(client.execute("long now = turns;\nThread.sleep(300);\nturns == now").value())
        .contains("true");
  }
}
