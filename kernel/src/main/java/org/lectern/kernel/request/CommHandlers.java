package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import io.github.spencerpark.jupyter.messages.request.CommInfoRequest;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.shell.CellError;
import org.lectern.kernel.shell.JavaShell;
import org.lectern.kernel.wire.Json;

/**
 * Leads comm messages, by which widgets talk, to the manager. What they call is code of the user:
 * it runs where cells run, so that it can be interrupted, and its errors are printed, as there is
 * no reply.
 */
public final class CommHandlers {
  private final Comms comms;
  private final ReplyEnvironment environment;
  private final JavaShell shell;
  private final Outlet outlet;

  /**
   * Handlers for one manager.
   *
   * @param comms the manager
   * @param environment where it publishes
   * @param shell runs what comms call
   * @param outlet where errors are printed
   */
  public CommHandlers(Comms comms, ReplyEnvironment environment, JavaShell shell, Outlet outlet) {
    this.comms = comms;
    this.environment = environment;
    this.shell = shell;
    this.outlet = outlet;
  }

  /**
   * Adds them all.
   *
   * @param dispatcher where to
   */
  public void register(Dispatcher dispatcher) {
    dispatcher.on(MessageType.COMM_OPEN_COMMAND, this::open);
    dispatcher.on(MessageType.COMM_MSG_COMMAND, this::message);
    dispatcher.on(MessageType.COMM_CLOSE_COMMAND, this::close);
    dispatcher.on(MessageType.COMM_INFO_REQUEST, this::info);
  }

  @SuppressWarnings("unchecked") // a message's type says what its content is
  private @Nullable JsonObject open(Message<?> message) {
    CommOpenCommand command = (CommOpenCommand) message.getContent();
    boolean opened =
        comms.getTarget(command.getTargetName()) != null
            && handled(
                message,
                "opening a widget's comm",
                () -> comms.handleCommOpenCommand(environment, (Message<CommOpenCommand>) message));
    if (!opened) {
      handled(message, "refusing a widget's comm", () -> comms.refuse(command.getCommID()));
    }
    return null;
  }

  @SuppressWarnings("unchecked") // as above
  private @Nullable JsonObject message(Message<?> message) {
    handled(
        message,
        "answering a widget's message",
        () -> comms.handleCommMsgCommand(environment, (Message<CommMsgCommand>) message));
    return null;
  }

  @SuppressWarnings("unchecked") // as above
  private @Nullable JsonObject close(Message<?> message) {
    handled(
        message,
        "closing a widget's comm",
        () -> comms.handleCommCloseCommand(environment, (Message<CommCloseCommand>) message));
    return null;
  }

  /** Runs the code for a message; false if it failed. */
  private boolean handled(Message<?> message, String doing, Runnable code) {
    shell.begin();
    comms.handling(message);
    outlet.callback();
    try {
      CellError error = shell.call("a widget", "while " + doing, Executors.callable(code)).error();
      if (error != null) {
        JsonObject text = Json.object("name", Outlet.STDERR);
        text.addProperty("text", String.join("\n", error.traceback()) + "\n");
        outlet.publish(MessageType.PUBLISH_STREAM, text);
      }
      return error == null;
    } finally {
      comms.handling(null);
      shell.end();
    }
  }

  private JsonObject info(Message<?> message) {
    CommInfoRequest request = (CommInfoRequest) message.getContent();
    String target = request.getTargetName();
    JsonObject open = new JsonObject();
    for (Comm comm : comms) {
      if (target == null || target.equals(comm.getTargetName())) {
        open.add(comm.getID(), Json.object("target_name", comm.getTargetName()));
      }
    }
    JsonObject reply = Replies.ok();
    reply.add("comms", open);
    return reply;
  }
}
