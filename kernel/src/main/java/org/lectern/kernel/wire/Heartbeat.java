package org.lectern.kernel.wire;

import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Echoes heartbeats at once, on a thread of its own. */
final class Heartbeat {
  private final ZMQ.Socket socket;
  private final Thread thread = new Thread(this::echo, "heartbeat");

  Heartbeat(ZMQ.Context context, String address) {
    socket = context.socket(SocketType.REP);
    socket.bind(address);
    thread.setDaemon(true);
    // without heartbeats Jupyter takes the kernel for dead; so that it starts it again, it is
    thread.setUncaughtExceptionHandler((dead, thrown) -> Runtime.getRuntime().halt(1));
    thread.start();
  }

  private void echo() {
    try {
      while (true) {
        byte[] beat = socket.recv();
        if (beat != null) {
          socket.send(beat);
        }
      }
    } catch (ZMQException closed) {
      socket.close();
    }
  }
}
