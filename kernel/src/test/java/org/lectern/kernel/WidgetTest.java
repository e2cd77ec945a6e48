package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.KernelClient;

/** Code of the user that the front end calls, and no cell. */
class WidgetTest {
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
    client.execute(
        """
        import io.github.spencerpark.jupyter.kernel.comm.*;
        import io.github.spencerpark.jupyter.messages.Message;
        import io.github.spencerpark.jupyter.messages.comm.*;
        int calls = 0;
        class Loud extends Comm {
          Loud(CommManager manager, String id, String target) { super(manager, id, target); }
          protected void onMessage(Message<CommMsgCommand> message) {
            calls++;
            System.out.print("x".repeat(1_500_000));
            if (calls == 3) throw new IllegalStateException("in a widget");
          }
          protected void onClose(Message<CommCloseCommand> message, boolean closing) { }
        }
        getKernelInstance().getCommManager().registerTarget(
            "loud", (manager, id, target, message) -> new Loud(manager, id, target));
        """);
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void callback_mayPrintAsMuchAsACellAndItsErrorSaysWhatItIs() {
    String cell = client.submit("1");
    client.await(cell);
    send("comm_open", "target_name", "loud");
    for (int i = 0; i < 3; i++) {
      send("comm_msg", "nothing", "");
    }
    client.awaitOutput(
        cell, output -> output.type().equals("stream") && output.text("name").equals("stderr"));

    assertThat(printed(cell, "stdout")).hasSize(4_500_000);
    assertThat(printed(cell, "stderr").replaceAll("\u001b\\[[\\d;]*m", ""))
        .contains("IllegalStateException: in a widget", "while answering a widget's message")
        .doesNotContain("showing the value");
  }

  private static void send(String type, String key, String value) {
    JsonObject content = new JsonObject();
    content.addProperty("comm_id", "one");
    content.addProperty(key, value);
    content.add("data", new JsonObject());
    client.send(type, content);
  }

  private static String printed(String cell, String stream) {
    return client.outputs(cell).stream()
        .filter(output -> output.type().equals("stream") && output.text("name").equals(stream))
        .map(output -> output.text("text"))
        .collect(Collectors.joining());
  }
}
