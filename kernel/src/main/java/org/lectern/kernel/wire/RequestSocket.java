package org.lectern.kernel.wire;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Receives requests and sends replies: the shell or the control channel, on one thread. */
public final class RequestSocket extends JupyterSocket {
  private static final Logger LOGGER = Logger.getLogger("org.lectern.kernel.wire.request");
  private final int port;

  RequestSocket(ZMQ.Context context, HMACGenerator signer, int port) {
    super(context, SocketType.ROUTER, signer, LOGGER);
    this.port = port;
  }

  @Override
  public void bind(KernelConnectionProperties properties) {
    bind(formatAddress(properties.getTransport(), properties.getIp(), port));
  }

  /**
   * Waits for the next request. Messages that can't be read, or whose signature is wrong, are
   * dropped: basekernel's loop would end.
   *
   * @return the request
   * @throws ZMQException when the connection closes
   */
  public Message<?> receive() {
    while (true) {
      Message<?> request = readable(Frames.receive(this));
      if (request != null) {
        return request;
      }
    }
  }

  /**
   * The next request, if one has already arrived.
   *
   * @return the request, or null if nothing that can be read has arrived
   * @throws ZMQException when the connection closes
   */
  public @Nullable Message<?> poll() {
    while ((getEvents() & ZMQ.Poller.POLLIN) != 0) {
      Message<?> request = readable(Frames.receive(this));
      if (request != null) {
        return request;
      }
    }
    return null;
  }

  private @Nullable Message<?> readable(List<byte[]> frames) {
    try {
      return Frames.parse(frames, hmacGenerator);
    } catch (RuntimeException | StackOverflowError unreadable) {
      LOGGER.fine(() -> "dropped a message: " + unreadable);
      return null;
    }
  }
}
