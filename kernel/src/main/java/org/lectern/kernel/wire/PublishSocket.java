package org.lectern.kernel.wire;

import com.google.gson.JsonElement;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Publishes to all front ends, in the order of {@link #sendMessage}, from a thread of its own: a
 * ZeroMQ socket that an interrupted thread writes to breaks for good. A new subscriber is welcomed,
 * so that it knows from when on it hears everything.
 */
public final class PublishSocket extends JupyterSocket {
  private static final int QUEUE = 256;
  private static final int HIGH_WATER_MARK = 1_000;
  private static final int STUCK_MILLIS = 3_000;
  private static final int ATTEMPTS = 50;
  private static final int LOOK_MILLIS = 100;
  private static final long RETRY_NANOS = 20_000_000;
  private static final Logger LOGGER = Logger.getLogger("org.lectern.kernel.wire.publish");

  private volatile @Nullable Session host;

  /** Whether the last message had to be sent without someone. */
  private boolean stuck;

  private record Entry(@Nullable Message<?> message) {}

  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread = new Thread(this::publishAll, "publish");

  PublishSocket(ZMQ.Context context, HMACGenerator signer) {
    super(context, SocketType.XPUB, signer, LOGGER);
    setSndHWM(HIGH_WATER_MARK);
    setXpubVerbose(true);
    // A publishing socket drops what a slow front end can't take; of an endless print loop that
    // would be the error and the idle message. Here the loop waits instead (see publish), unless
    // the front end is stuck.
    setSendTimeOut(STUCK_MILLIS);
    thread.setDaemon(true);
  }

  @Override
  public void bind(KernelConnectionProperties properties) {
    bind(formatAddress(properties.getTransport(), properties.getIp(), properties.getIopubPort()));
    thread.start();
  }

  /**
   * Welcomes subscribers, past and future.
   *
   * @param session makes the messages
   */
  public void welcome(Session session) {
    host = session;
  }

  /** Queues a message. Waits while the queue is full, and leaves the interrupt flag as it was. */
  @Override
  public void sendMessage(Message<?> message) {
    Session session = host;
    // what basekernel's own classes send, such as comm messages, lacks parts of the header
    boolean foreign = session != null && !(message.getContent() instanceof JsonElement);
    put(new Entry(foreign ? session.completed(message) : message));
  }

  /**
   * Sends what is queued, then closes.
   *
   * @param millis how long to wait at most
   */
  public void closeWithin(long millis) {
    put(new Entry(null));
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Entry entry) {
    boolean interrupted = false;
    try {
      while (thread.isAlive()) {
        try {
          if (queue.offer(entry, 1, TimeUnit.SECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void publishAll() {
    while (true) {
      try {
        Entry entry = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        welcomeAll();
        if (entry == null) {
          continue;
        }
        if (entry.message() == null) {
          break;
        }
        publish(frames(entry.message()));
      } catch (InterruptedException closed) {
        break;
      } catch (ZMQException failed) {
        int code = failed.getErrorCode();
        if (code == ZMQ.Error.ETERM.getCode() || code == ZMQ.Error.ENOTSOCK.getCode()) {
          break;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      } catch (RuntimeException | Error unsendable) {
        // The message is dropped. To say so would need memory, which may be what is missing, and an
        // error here would end this thread.
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
    close();
  }

  /** Memory that is used up must not cost the message that waits. */
  private void welcomeAll() {
    try {
      welcomeNew();
    } catch (OutOfMemoryError full) {
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private void welcomeNew() {
    Session session = host;
    byte[] news = session == null ? null : recv(ZMQ.DONTWAIT);
    while (news != null) {
      // 1 and the topic, or 0 and the topic of a subscription that has ended
      if (news.length > 0 && news[0] == 1) {
        byte[] topic = Arrays.copyOfRange(news, 1, news.length);
        List<byte[]> frames = new ArrayList<>(frames(session.welcome(topic)));
        if (topic.length > 0) {
          frames.add(0, topic);
        }
        publish(frames);
      }
      news = recv(ZMQ.DONTWAIT);
    }
  }

  private void publish(List<byte[]> frames) {
    setXpubNoDrop(true);
    stuck = !sendFrame(frames.get(0), ZMQ.SNDMORE | (stuck ? ZMQ.DONTWAIT : 0));
    if (stuck) {
      // only those who read too slowly lose this message, and it waits once, not for each frame
      setXpubNoDrop(false);
      sendFrame(frames.get(0), ZMQ.SNDMORE);
    }
    for (int i = 1; i < frames.size(); i++) {
      sendFrame(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
    }
  }

  /** No message may end in the middle: the next one would be taken for the rest of it. */
  private boolean sendFrame(byte[] frame, int flags) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return send(frame, flags);
      } catch (OutOfMemoryError full) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
    return send(frame, flags);
  }

  /** A cell that has used up all memory soon gives some back; its error must get through. */
  private List<byte[]> frames(Message<?> message) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return Frames.of(message, hmacGenerator);
      } catch (OutOfMemoryError full) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
    return Frames.of(message, hmacGenerator);
  }
}
