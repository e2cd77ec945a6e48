package org.lectern.kernel.wire;

import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Echoes heartbeats at once, on a thread of its own. */
final class Heartbeat {
  private final ZMQ.Socket socket;

  /** What has still to be echoed. */
  private byte @Nullable [] beat;

  Heartbeat(ZMQ.Context context, String address) {
    socket = context.socket(SocketType.REP);
    socket.bind(address);
    Thread thread = new ServiceThread("heartbeat", this::echo, socket::close);
    thread.setDaemon(true);
    thread.start();
  }

  private boolean echo() {
    if (beat == null) {
      beat = socket.recv();
    }
    if (beat != null && socket.send(beat)) {
      beat = null;
    }
    return true;
  }
}
