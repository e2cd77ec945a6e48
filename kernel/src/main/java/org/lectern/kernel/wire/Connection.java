package org.lectern.kernel.wire;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.security.GeneralSecurityException;
import java.util.Locale;
import org.zeromq.ZMQ;

/** The bound sockets of one kernel. */
public final class Connection {
  private static final int LINGER_MILLIS = 500;

  private final ZMQ.Context context = ZMQ.context(1);
  private final RequestSocket shell;
  private final RequestSocket control;
  private final StdinSocket stdin;
  private final PublishSocket publish;

  /**
   * Binds all sockets.
   *
   * @param properties what the connection file says
   * @throws GeneralSecurityException if the signature scheme is unknown
   * @throws IllegalArgumentException if the transport is not TCP
   */
  public Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    String transport = properties.getTransport();
    if (transport == null || !transport.toLowerCase(Locale.ROOT).equals("tcp")) {
      throw new IllegalArgumentException(
          "the kernel speaks the transport tcp, but the connection file names " + transport);
    }
    HMACGenerator signer = properties.createHMACGenerator();
    shell = new RequestSocket(context, signer, properties.getShellPort());
    control = new RequestSocket(context, signer, properties.getControlPort());
    stdin = new StdinSocket(context, signer);
    publish = new PublishSocket(context, signer);
    shell.bind(properties);
    control.bind(properties);
    stdin.bind(properties);
    publish.bind(properties);
    new Heartbeat(context, "tcp://" + properties.getIp() + ":" + properties.getHbPort());
    shell.setLinger(LINGER_MILLIS);
    control.setLinger(LINGER_MILLIS);
    publish.setLinger(LINGER_MILLIS);
    stdin.setLinger(0);
  }

  /**
   * The channel of cells, completions and the like.
   *
   * @return the socket, for the shell's thread alone
   */
  public RequestSocket shell() {
    return shell;
  }

  /**
   * The channel of interrupts and shutdown.
   *
   * @return the socket, for the control thread alone
   */
  public RequestSocket control() {
    return control;
  }

  /**
   * The channel that asks for input.
   *
   * @return the socket, for any thread
   */
  public StdinSocket stdin() {
    return stdin;
  }

  /**
   * The channel of outputs.
   *
   * @return the socket, for any thread
   */
  public PublishSocket publish() {
    return publish;
  }

  /**
   * Sends what is still under way and closes, within about a second. Called by the control thread;
   * the shell's thread closes its own socket when its next read fails.
   */
  public void close() {
    publish.closeWithin(LINGER_MILLIS);
    stdin.closeSoon();
    control.close();
    Thread closer = new Thread(context::close, "close");
    closer.setDaemon(true);
    closer.start();
    try {
      closer.join(LINGER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
