package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedMessageTest {
  private static KernelProcess process;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    process = KernelProcess.start(Path.of("."));
    client = new KernelClient(process, Duration.ofSeconds(60));
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    process.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"SHELL", "CONTROL"})
  void request_afterMessagesWithTooFewFrames(Channel channel) {
    try (RawFrontEnd raw = new RawFrontEnd(process, channel, "few" + channel)) {
      raw.sendFrames("<IDS|MSG>", "abc", "{}");
      raw.sendFrames("foo", "bar");
      raw.sendFrames("");
      raw.sendFrames("<IDS|MSG>");
      String id = raw.send("kernel_info_request", "", new JsonObject());

      assertThat(raw.receive().parentId()).isEqualTo(id);
    }
  }

  @Test
  void cell_thatFailsBeforeAnUnreadableMessageIsAnswered() {
    try (RawFrontEnd raw = new RawFrontEnd(process, Channel.SHELL, "unreadable")) {
      raw.send("kernel_info_request", "", new JsonObject());
      raw.receive();
      String id = client.submit("System.out.println(\"go\");\nThread.sleep(600_000);");
      client.awaitOutput(id, output -> output.type().equals("stream"));
      raw.sendFrames("<IDS|MSG>", "wrong signature", "{}", "{}", "{}", "{}");
      client.interrupt();

      assertThat(client.await(id).status()).isEqualTo("error");
    }
  }

  @Test
  void input_isTheReplyToItsOwnQuestion() {
    try (RawFrontEnd shell = new RawFrontEnd(process, Channel.SHELL, "typist");
        RawFrontEnd stdin = new RawFrontEnd(process, Channel.STDIN, "typist")) {
      JsonObject cell =
          KernelClient.executeContent(
              "if (!new Scanner(System.in).nextLine().equals(\"mine\")) throw new Error();");
      shell.send("execute_request", "", cell);
      String question = stdin.receive().header().get("msg_id").getAsString();
      stdin.sendFrames("<IDS|MSG>", "abc");
      stdin.send("input_reply", "another question", value("late"));
      stdin.send("input_reply", question, value("mine"));

      assertThat(shell.receive().text("status")).isEqualTo("ok");
    }
  }

  private static JsonObject value(String line) {
    JsonObject content = new JsonObject();
    content.addProperty("value", line);
    return content;
  }
}
