package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

/** Pages, welcomes and comms; kernel/conformance has more of each. */
class PublishTest {
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
  void page_isInTheReplyOfItsCellOnly() {
    Execution cell = client.execute("page(\"help\"); page(tensor(1, 2)); 5");

    JsonArray pages = cell.reply().content().getAsJsonArray("payload");
    assertThat(pages).hasSize(2);
    JsonObject page = pages.get(0).getAsJsonObject();
    assertThat(page.get("source").getAsString()).isEqualTo("page");
    assertThat(page.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("help");
    assertThat(cell.value()).contains("5");
    assertThat(client.execute("6").reply().content().getAsJsonArray("payload")).isEmpty();
  }

  @Test
  void page_ofASilentCell_isDropped() {
    JsonObject content = KernelClient.executeContent("page(\"help\");");
    content.addProperty("silent", true);
    client.await(client.send("execute_request", content));

    assertThat(client.execute("6").reply().content().getAsJsonArray("payload")).isEmpty();
  }

  @Test
  void subscriber_isWelcomed() {
    // the first message without a parent but the starting status, which may come before it
    WireMessage welcome = client.awaitOutput("", message -> message.type().equals("iopub_welcome"));

    assertThat(welcome.text("subscription")).isEmpty();
    assertThat(welcome.header().get("session").getAsString()).isNotEmpty();
  }

  @Test
  void comm_ofAnUnknownTarget_isClosed() {
    JsonObject open = new JsonObject();
    open.addProperty("comm_id", "lost");
    open.addProperty("target_name", "nobody");
    open.add("data", new JsonObject());
    String id = client.send("comm_open", open);

    WireMessage close = client.awaitOutput(id, message -> message.type().equals("comm_close"));

    assertThat(close.text("comm_id")).isEqualTo("lost");
    assertThat(close.header().get("session").isJsonNull()).isFalse();
    assertThat(close.header().get("date").getAsString()).matches("....-..-..T..:..:.*Z");
  }
}
