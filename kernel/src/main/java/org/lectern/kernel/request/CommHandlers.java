package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import io.github.spencerpark.jupyter.messages.request.CommInfoRequest;
import org.lectern.kernel.wire.Json;

/** Leads comm messages, by which widgets talk, to basekernel's manager. */
public final class CommHandlers {
  private final CommManager comms;
  private final ReplyEnvironment environment;

  /**
   * Handlers for one manager.
   *
   * @param comms the manager
   * @param environment where it publishes
   */
  public CommHandlers(CommManager comms, ReplyEnvironment environment) {
    this.comms = comms;
    this.environment = environment;
  }

  /**
   * Adds them all.
   *
   * @param dispatcher where to
   */
  @SuppressWarnings("unchecked") // a message's type says what its content is
  public void register(Dispatcher dispatcher) {
    dispatcher.on(
        MessageType.COMM_OPEN_COMMAND,
        message -> {
          comms.handleCommOpenCommand(environment, (Message<CommOpenCommand>) message);
          return null;
        });
    dispatcher.on(
        MessageType.COMM_MSG_COMMAND,
        message -> {
          comms.handleCommMsgCommand(environment, (Message<CommMsgCommand>) message);
          return null;
        });
    dispatcher.on(
        MessageType.COMM_CLOSE_COMMAND,
        message -> {
          comms.handleCommCloseCommand(environment, (Message<CommCloseCommand>) message);
          return null;
        });
    dispatcher.on(MessageType.COMM_INFO_REQUEST, this::info);
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
