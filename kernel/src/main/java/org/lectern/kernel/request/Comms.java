package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommFactory;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.wire.PublishSocket;

/**
 * The comms of this kernel. basekernel's own manager sends messages that belong to no request, and
 * before what has been printed earlier.
 */
public final class Comms extends CommManager {
  private final Outlet outlet;
  private volatile @Nullable Message<?> handled;

  /**
   * A manager without targets.
   *
   * @param outlet knows the running cell
   * @param socket where messages are published
   */
  public Comms(Outlet outlet, PublishSocket socket) {
    this.outlet = outlet;
    setIOPubChannel(socket);
  }

  /**
   * Attributes messages to a message of the front end.
   *
   * @param message the message being handled, or null for the running cell
   */
  void handling(@Nullable Message<?> message) {
    handled = message;
  }

  /** Tells the front end that a comm which it has opened is not known here. */
  void refuse(String id) {
    prepare();
    CommCloseCommand close = new CommCloseCommand(id, new JsonObject());
    iopub.sendMessage(new Message<>(context, MessageType.COMM_CLOSE_COMMAND, close));
  }

  @Override
  public <T extends Comm> T openComm(String targetName, CommFactory<T> factory) {
    prepare();
    return super.openComm(targetName, factory);
  }

  @Override
  public void messageComm(
      String id, JsonObject data, Map<String, Object> metadata, List<byte[]> blobs) {
    prepare();
    super.messageComm(id, data, metadata, blobs);
  }

  @Override
  public void closeComm(Comm comm) {
    prepare();
    super.closeComm(comm);
  }

  private void prepare() {
    outlet.flush();
    Message<?> request = handled;
    setMessageContext(request != null ? request : outlet.parent());
  }
}
