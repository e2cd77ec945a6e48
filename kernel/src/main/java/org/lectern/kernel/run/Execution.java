package org.lectern.kernel.run;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a cell gave.
 *
 * @param reply the reply to its request
 * @param outputs what was published for it, in order
 */
public record Execution(WireMessage reply, List<WireMessage> outputs) {
  /**
   * The reply's status.
   *
   * @return {@code ok}, {@code error} or {@code aborted}
   */
  public String status() {
    return reply.text("status");
  }

  /**
   * All text that the cell printed to a stream.
   *
   * @param name {@code stdout} or {@code stderr}
   * @return the text
   */
  public String stream(String name) {
    return outputs.stream()
        .filter(output -> output.type().equals("stream") && output.text("name").equals(name))
        .map(output -> output.text("text"))
        .collect(Collectors.joining());
  }

  /**
   * The plain text of the cell's value.
   *
   * @return the text, or empty if the cell has no value
   */
  public Optional<String> value() {
    return output("execute_result").map(result -> data(result).get("text/plain").getAsString());
  }

  /**
   * The first output of a kind.
   *
   * @param type its {@code msg_type}
   * @return the output, if there is one
   */
  public Optional<WireMessage> output(String type) {
    return outputs.stream().filter(output -> output.type().equals(type)).findFirst();
  }

  /**
   * The formats of a display or result.
   *
   * @param output the message
   * @return contents by MIME type
   */
  public static JsonObject data(WireMessage output) {
    return output.content().getAsJsonObject("data");
  }
}
