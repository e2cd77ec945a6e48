package org.lectern.kernel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class CellOutputTest {
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
  void output_keepsTheOrderOfStreamsAndDisplays() {
    Execution cell =
        client.execute(
            "System.out.println(1); System.err.println(2); System.out.println(3);\n"
                + "display(\"four\"); System.out.println(5);\n\"six\"");

    // what is sent between the parts of a line comes in two messages
    assertThat(cell.outputs().stream().skip(1).map(CellOutputTest::text).collect(joining()))
        .isEqualTo("1\n2\n3\nfour5\nsix");
  }

  @Test
  void output_printsAreBatched() {
    Execution cell = client.execute("for (int i = 0; i < 3000; i++) System.out.println(i);");

    assertThat(cell.stream("stdout").lines()).hasSize(3000).endsWith("2999");
    assertThat(cell.outputs()).hasSizeLessThan(300);
  }

  @Test
  void output_arrivesWhileTheCellRuns() {
    client.answerNextQuestion("done");
    String id = client.submit("System.out.println(\"begun\");\nnew Scanner(System.in).nextLine()");

    client.awaitOutput(id, output -> output.type().equals("stream"));
    assertThat(client.await(id).value()).contains("done");
  }

  @Test
  void output_ofBackgroundThreadsReachesTheNotebook() {
    client.execute("var gate = new CountDownLatch(1);");
    String id =
        client.submit(
            "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) { }"
                + " System.out.println(\"late\"); }).start();");
    assertThat(client.await(id).stream("stdout")).isEmpty();

    String next = client.submit("gate.countDown();");

    client.awaitOutput(next, output -> text(output).equals("late\n"));
  }

  @Test
  void display_updateAndClear() {
    Execution cell =
        client.execute("var id = display(\"old\");\nupdateDisplay(id, \"new\");\nclearOutput();");

    WireMessage shown = cell.output("display_data").orElseThrow();
    WireMessage updated = cell.output("update_display_data").orElseThrow();
    assertThat(displayId(updated)).isEqualTo(displayId(shown)).isNotEmpty();
    assertThat(text(updated)).isEqualTo("new");
    assertThat(cell.output("clear_output").orElseThrow().content().get("wait").getAsBoolean())
        .isFalse();
  }

  @Test
  void display_ofLecternsOutput() {
    Execution cell =
        client.execute(
            "import org.lectern.display.*;\n"
                + "Output.current().show(\"a1\", MimeBundle.text(\"t\").with(\"application/x+json\","
                + " Map.of(\"y\", List.of(1.5, Double.NaN))));\n"
                + "Output.current().update(\"a1\", MimeBundle.text(\"u\"));");

    WireMessage shown = cell.output("display_data").orElseThrow();
    JsonObject json = Execution.data(shown).getAsJsonObject("application/x+json");
    assertThat(displayId(shown)).isEqualTo("a1");
    assertThat(json.get("y").toString()).isEqualTo("[1.5,null]");
    assertThat(text(cell.output("update_display_data").orElseThrow())).isEqualTo("u");
  }

  @Test
  void output_numbersCells() {
    client.execute("import org.lectern.display.Output;\nlong one = Output.current().cell();");

    assertThat(client.execute("long two = Output.current().cell(); two > one").value())
        .contains("true");
    assertThat(client.execute("Output.current().cell() == Output.current().cell()").value())
        .contains("true");
  }

  @Test
  void display_ofAFitIsNotRepeatedByItsValue() {
    Execution cell =
        client.execute(
            "var data = blobs(60, 2, 0.5);\n"
                + "trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1)).epochs(2).fit(data)");

    assertThat(cell.status()).as(cell.reply().toString()).isEqualTo("ok");
    long pictures =
        cell.outputs().stream()
            .filter(output -> List.of("display_data", "execute_result").contains(output.type()))
            .filter(output -> Execution.data(output).has("image/svg+xml"))
            .count();
    assertThat(pictures).isEqualTo(1);
  }

  @Test
  void input_isAskedFromTheFrontEnd() {
    client.answerNextQuestion("Ada");

    Execution cell = client.execute("\"Hello \" + new Scanner(System.in).nextLine()");

    assertThat(cell.value()).contains("Hello Ada");
  }

  @Test
  void input_isAnErrorWhereNobodyCanBeAsked() {
    JsonObject content = KernelClient.executeContent("System.in.read()");
    content.addProperty("allow_stdin", false);

    Execution cell = client.await(client.send("execute_request", content));

    assertThat(cell.reply().text("ename")).isEqualTo("IOException");
    assertThat(cell.reply().text("evalue")).startsWith("this cell can't ask for input");
  }

  private static String displayId(WireMessage message) {
    return message.content().getAsJsonObject("transient").get("display_id").getAsString();
  }

  private static String text(WireMessage output) {
    List<String> withData = List.of("display_data", "execute_result", "update_display_data");
    return withData.contains(output.type())
        ? Execution.data(output).get("text/plain").getAsString()
        : output.content().has("text") ? output.text("text") : "";
  }
}
