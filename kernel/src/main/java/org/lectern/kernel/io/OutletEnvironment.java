package org.lectern.kernel.io;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.lectern.kernel.wire.Json;

/**
 * basekernel's way to publish, led through the {@link Outlet}, so that libraries written for it
 * keep their order with prints. basekernel's own defers one message by an unsynchronised flag.
 */
public final class OutletEnvironment extends ShellReplyEnvironment {
  private final Outlet outlet;
  private final CellInput input;

  /**
   * An environment for all cells.
   *
   * @param outlet where it publishes
   * @param input where it reads
   */
  @SuppressWarnings("NullAway") // the sockets are never used
  public OutletEnvironment(Outlet outlet, CellInput input) {
    super(null, null, null, null);
    this.outlet = outlet;
    this.input = input;
  }

  @Override
  public void publish(Message<?> message) {
    JsonObject content = Json.of(message.getContent()).getAsJsonObject();
    if (message.getContent() instanceof DisplayData) {
      content = display(content);
    }
    outlet.publish(message.getHeader().getType(), content);
  }

  @Override
  public <T extends ContentType<T>> void publish(T content) {
    publish(new Message<>(null, content.getType(), content));
  }

  @Override
  public void reply(Message<?> message) {
    // the dispatcher replies
  }

  @Override
  public void setBusyDeferIdle() {
    // the dispatcher publishes the state
  }

  @Override
  public void writeToStdOut(String text) {
    outlet.print(Outlet.STDOUT, text);
  }

  @Override
  public void writeToStdErr(String text) {
    outlet.print(Outlet.STDERR, text);
  }

  @Override
  public String readFromStdIn(String prompt, boolean password) {
    try {
      return input.ask(prompt, password) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * basekernel's display data as messages hold it: JSON types as trees, never as text.
   *
   * @param content its fields
   * @return the same object
   */
  public static JsonObject display(JsonObject content) {
    JsonObject data = content.getAsJsonObject("data");
    for (String mime : data.keySet().toArray(String[]::new)) {
      if (data.get(mime).isJsonPrimitive()) {
        data.add(mime, Json.ofMime(mime, data.get(mime).getAsString()));
      }
    }
    if (!content.has("metadata") || content.get("metadata").isJsonNull()) {
      content.add("metadata", new JsonObject());
    }
    if (content.has("transient") && content.get("transient").isJsonNull()) {
      content.remove("transient");
    }
    return content;
  }
}
