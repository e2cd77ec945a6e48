package org.lectern.kernel.wire;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.logging.Logger;
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
      try {
        Message<?> message = readMessage();
        if (message == null) {
          throw new ZMQException("closed", zmq.ZError.ETERM);
        }
        return message;
      } catch (ZMQException closed) {
        throw closed;
      } catch (RuntimeException unreadable) {
        LOGGER.fine(() -> "dropped a message: " + unreadable);
      }
    }
  }

  /**
   * Whether another request has already arrived.
   *
   * @return true if {@link #receive} would not wait
   */
  public boolean pending() {
    return (getEvents() & ZMQ.Poller.POLLIN) != 0;
  }
}
