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
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

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
  private static final Logger LOGGER = Logger.getLogger("org.lectern.kernel.wire.publish");

  private volatile @Nullable Session host;

  /** Whether the last message had to be sent without someone. */
  private boolean stuck;

  /** The next message. */
  private @Nullable Entry waiting;

  /** The message that is being sent, and how much of it has been. */
  private @Nullable List<byte[]> frames;

  private int sent;

  /** How often an error has come of either. */
  private int attempts;

  private record Entry(@Nullable Message<?> message) {}

  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread = new ServiceThread("publish", this::publishNext, this::close);

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

  /** Sends the next message, or the rest of the one that an error has interrupted. */
  private boolean publishNext() throws InterruptedException {
    if (frames == null) {
      if (waiting == null) {
        waiting = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      frames = welcomeOfNew();
    }
    if (frames == null && waiting != null) {
      Message<?> message = waiting.message();
      if (message == null) {
        return false;
      }
      // what can't be sent after so many attempts is dropped
      if (attempts++ < ATTEMPTS) {
        frames = framesOf(message);
      }
      waiting = null;
      attempts = 0;
    }
    if (frames != null) {
      if (attempts++ < ATTEMPTS) {
        send(frames);
      }
      frames = null;
      sent = 0;
      attempts = 0;
    }
    return true;
  }

  /** The frames of a message, or null if it can't be written, whatever the memory. */
  private @Nullable List<byte[]> framesOf(Message<?> message) {
    try {
      return Frames.of(message, hmacGenerator);
    } catch (RuntimeException | StackOverflowError unwritable) {
      return null;
    }
  }

  /** The welcome of a new subscriber, or null if there is none. */
  private @Nullable List<byte[]> welcomeOfNew() {
    Session session = host;
    byte[] news = session == null ? null : recv(ZMQ.DONTWAIT);
    while (news != null) {
      // 1 and the topic, or 0 and the topic of a subscription that has ended
      if (news.length > 0 && news[0] == 1) {
        byte[] topic = Arrays.copyOfRange(news, 1, news.length);
        List<byte[]> welcome = new ArrayList<>(Frames.of(session.welcome(topic), hmacGenerator));
        if (topic.length > 0) {
          welcome.add(0, topic);
        }
        return welcome;
      }
      news = recv(ZMQ.DONTWAIT);
    }
    return null;
  }

  /** Sends what has not been sent. A message that ended in the middle would swallow the next. */
  private void send(List<byte[]> frames) {
    if (sent == 0) {
      setXpubNoDrop(true);
      stuck = !send(frames.get(0), ZMQ.SNDMORE | (stuck ? ZMQ.DONTWAIT : 0));
      if (stuck) {
        // only those who read too slowly lose this message, and it waits once, not for each frame
        setXpubNoDrop(false);
        send(frames.get(0), ZMQ.SNDMORE);
      }
      sent = 1;
    }
    for (; sent < frames.size(); sent++) {
      send(frames.get(sent), sent + 1 < frames.size() ? ZMQ.SNDMORE : 0);
    }
  }
}
