package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final long LIMIT_MILLIS = 10_000;

  @Test
  void shutdown_repliesAndEndsEvenWhileACellRuns() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      String id = kernel.client.submit("System.out.println(\"go\"); while (true) { }");
      kernel.client.awaitOutput(id, output -> output.type().equals("stream"));
      JsonObject content = new JsonObject();
      content.addProperty("restart", true);

      JsonObject reply =
          kernel
              .client
              .await(kernel.client.sendControl("shutdown_request", content))
              .reply()
              .content();

      assertThat(reply.get("status").getAsString()).isEqualTo("ok");
      assertThat(reply.get("restart").getAsBoolean()).isTrue();
      assertThat(kernel.process.endsWithin(LIMIT_MILLIS)).isTrue();
    }
  }

  @Test
  void shutdown_leavesNothingOnTheTerminal() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      kernel.client.execute("1 + 1");
      kernel.client.execute("throw new RuntimeException(\"seen in the notebook only\");");
      JsonObject content = new JsonObject();
      content.addProperty("restart", false);
      kernel.client.await(kernel.client.sendControl("shutdown_request", content));
      assertThat(kernel.process.endsWithin(LIMIT_MILLIS)).isTrue();

      // the JVM's own line about the Vector API can't be switched off
      assertThat(kernel.process.log().strip())
          .isEqualTo("WARNING: Using incubator modules: jdk.incubator.vector");
    }
  }
}
