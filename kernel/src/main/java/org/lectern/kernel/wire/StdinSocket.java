package org.lectern.kernel.wire;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Asks the front end that sent a cell for a line of input, on a thread of its own. */
public final class StdinSocket extends JupyterSocket {
  private static final int POLL_MILLIS = 50;
  private static final Logger LOGGER = Logger.getLogger("org.lectern.kernel.wire.stdin");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "stdin");
            worker.setDaemon(true);
            return worker;
          });
  private final ZMQ.Poller poller;
  private final AtomicLong generation = new AtomicLong();

  StdinSocket(ZMQ.Context context, HMACGenerator signer) {
    super(context, SocketType.ROUTER, signer, LOGGER);
    poller = context.poller(1);
    poller.register(this, ZMQ.Poller.POLLIN);
  }

  @Override
  public void bind(KernelConnectionProperties properties) {
    bind(formatAddress(properties.getTransport(), properties.getIp(), properties.getStdinPort()));
  }

  /**
   * Asks for a line and waits for it. An interrupt ends the wait; the late answer is thrown away.
   *
   * @param session makes the message
   * @param parent the execute request, whose front end is asked
   * @param prompt what to show beside the input box
   * @param password whether to hide what is typed
   * @return the line, without a line break
   * @throws InterruptedException if the cell is interrupted meanwhile
   * @throws CancellationException if {@link #cancel} is called meanwhile
   */
  public String ask(Session session, Message<?> parent, String prompt, boolean password)
      throws InterruptedException {
    JsonObject content = Json.object("prompt", prompt);
    content.addProperty("password", password);
    Message<JsonObject> question = session.message(parent, MessageType.INPUT_REQUEST, content);
    AtomicBoolean cancelled = new AtomicBoolean();
    long asked = generation.get();
    Future<@Nullable String> answer =
        thread.submit(
            () -> {
              while (poller.poll(0) > 0) {
                Frames.receive(this);
              }
              if (cancelled.get() || generation.get() != asked) {
                return null;
              }
              sendMessage(question);
              while (!cancelled.get() && generation.get() == asked) {
                if (poller.poll(POLL_MILLIS) > 0) {
                  String line = answerTo(question, parent);
                  if (line != null) {
                    return line;
                  }
                }
              }
              return null;
            });
    try {
      String line = answer.get();
      if (line == null) {
        throw new CancellationException("nobody waits for the answer any more");
      }
      return line;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the front end gave no input: " + e.getCause(), e);
    } finally {
      cancelled.set(true);
    }
  }

  /** The line in the message that has arrived, or null if it does not answer the question. */
  private @Nullable String answerTo(Message<?> question, Message<?> cell) {
    Message<?> message;
    try {
      message = Frames.parse(Frames.receive(this), hmacGenerator);
    } catch (ZMQException closed) {
      throw closed;
    } catch (RuntimeException | StackOverflowError unreadable) {
      LOGGER.fine(() -> "dropped a message: " + unreadable);
      return null;
    }
    if (!(message.getContent() instanceof InputReply reply)) {
      return null;
    }
    // Some front ends name no parent, and some the cell.
    String id = message.hasParentHeader() ? message.getParentHeader().getId() : null;
    boolean late =
        id != null
            && !id.equals(question.getHeader().getId())
            && !id.equals(cell.getHeader().getId());
    return late || reply.getValue() == null ? null : reply.getValue();
  }

  /** Ends the waits for input of all cells so far. */
  public void cancel() {
    generation.incrementAndGet();
  }

  /** Closes once nothing is being asked. */
  void closeSoon() {
    thread.execute(this::close);
    thread.shutdown();
  }
}
