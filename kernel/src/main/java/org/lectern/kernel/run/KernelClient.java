package org.lectern.kernel.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * Speaks with one kernel, for one thread. Every wait has a limit, and passing it is an error that
 * tells what had arrived.
 */
public final class KernelClient implements AutoCloseable {
  private static final int MOST_STARTS = 3;

  private final KernelProcess process;
  private final Duration limit;
  private final ZMQ.Context context = ZMQ.context(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final List<Channel> polled = List.of(Channel.values());
  private final WireFormat format;
  private final List<WireMessage> published = new ArrayList<>();
  private final List<WireMessage> replies = new ArrayList<>();
  private ZMQ.Poller poller;
  private @Nullable String answer;

  /**
   * Connects and waits until the kernel answers and publishes.
   *
   * @param process the kernel
   * @param limit the longest wait for any one request
   */
  public KernelClient(KernelProcess process, Duration limit) {
    this.process = process;
    this.limit = limit;
    format = new WireFormat(process.key());
    poller = connect();
    try {
      awaitReady();
    } catch (IllegalStateException e) {
      close();
      throw e;
    }
  }

  private ZMQ.Poller connect() {
    ZMQ.Poller fresh = context.poller(polled.size());
    for (Channel channel : polled) {
      ZMQ.Socket socket = context.socket(type(channel));
      socket.setLinger(0);
      // the front end that sends a cell is the one asked for input
      if (channel == Channel.SHELL || channel == Channel.STDIN) {
        socket.setIdentity("lectern-client".getBytes(StandardCharsets.US_ASCII));
      }
      socket.connect(process.address(channel));
      if (channel == Channel.IOPUB) {
        socket.subscribe("");
      }
      sockets.put(channel, socket);
      fresh.register(socket, ZMQ.Poller.POLLIN);
    }
    return fresh;
  }

  private static SocketType type(Channel channel) {
    return switch (channel) {
      case IOPUB -> SocketType.SUB;
      case HEARTBEAT -> SocketType.REQ;
      default -> SocketType.DEALER;
    };
  }

  /** Asks until the answer's idle message arrives: before, the subscription was not in force. */
  private void awaitReady() {
    long end = System.nanoTime() + limit.toNanos();
    int starts = 1;
    while (true) {
      String id = send("kernel_info_request", new JsonObject());
      long until = Math.min(end, System.nanoTime() + Duration.ofSeconds(1).toNanos());
      while (System.nanoTime() < until) {
        receive(until);
        if (isDone(id)) {
          return;
        }
        if (!process.isAlive()) {
          if (starts++ == MOST_STARTS || !startAgain()) {
            throw ended("it did not get ready");
          }
          break;
        }
      }
      if (System.nanoTime() >= end) {
        throw late("the kernel did not get ready", limit);
      }
    }
  }

  private boolean startAgain() {
    try {
      if (!process.startAgainIfPortsWereTaken()) {
        return false;
      }
    } catch (IOException e) {
      throw ended("it can't be started again: " + e);
    }
    sockets.values().forEach(ZMQ.Socket::close);
    poller = connect();
    return true;
  }

  /**
   * Sends a request on the shell channel.
   *
   * @param type its {@code msg_type}
   * @param content its content
   * @return its id
   */
  public String send(String type, JsonObject content) {
    return format.send(socket(Channel.SHELL), type, content);
  }

  /**
   * Sends a request on the control channel, which is served while a cell runs.
   *
   * @param type its {@code msg_type}
   * @param content its content
   * @return its id
   */
  public String sendControl(String type, JsonObject content) {
    return format.send(socket(Channel.CONTROL), type, content);
  }

  /**
   * Sends a cell, and does not wait.
   *
   * @param code the cell
   * @return the request's id
   */
  public String submit(String code) {
    return send("execute_request", executeContent(code));
  }

  /**
   * The content of an ordinary execute request, to be changed at will.
   *
   * @param code the cell
   * @return the content
   */
  public static JsonObject executeContent(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", true);
    content.addProperty("stop_on_error", true);
    return content;
  }

  /**
   * Runs a cell and waits for its end.
   *
   * @param code the cell
   * @return what it gave
   */
  public Execution execute(String code) {
    return await(submit(code));
  }

  /**
   * Waits for the end of a request: its reply, and the idle message after its outputs.
   *
   * @param id the request
   * @return its reply and outputs
   */
  public Execution await(String id) {
    return await(id, limit);
  }

  /**
   * Waits for the end of a request with a limit of its own.
   *
   * @param id the request
   * @param limit the longest wait
   * @return its reply and outputs
   */
  public Execution await(String id, Duration limit) {
    until(() -> isDone(id), "no end of request " + id, limit);
    return new Execution(reply(id), outputs(id));
  }

  /**
   * Sends a request and waits for its reply and idle message.
   *
   * @param type its {@code msg_type}
   * @param content its content
   * @return the reply
   */
  public WireMessage request(String type, JsonObject content) {
    return await(send(type, content)).reply();
  }

  /**
   * Waits for an output of a request that still runs.
   *
   * @param id the request
   * @param condition what the output must be
   * @return the first such output
   */
  public WireMessage awaitOutput(String id, Predicate<WireMessage> condition) {
    until(() -> outputs(id).stream().anyMatch(condition), "no such output of request " + id, limit);
    return outputs(id).stream().filter(condition).findFirst().orElseThrow();
  }

  /**
   * Asks the kernel to stop the running cell.
   *
   * @return the request's id
   */
  public String interrupt() {
    return sendControl("interrupt_request", new JsonObject());
  }

  /** Asks the kernel to end, and waits for its reply; the process may take a moment longer. */
  public void shutdown() {
    JsonObject content = new JsonObject();
    content.addProperty("restart", false);
    await(sendControl("shutdown_request", content));
  }

  /**
   * Answers the next question for input.
   *
   * @param line the answer
   */
  public void answerNextQuestion(String line) {
    answer = line;
  }

  /**
   * Sends a heartbeat and waits for its echo.
   *
   * @return whether it came back as it was
   */
  public boolean beats() {
    ZMQ.Socket heart = socket(Channel.HEARTBEAT);
    heart.setReceiveTimeOut((int) limit.toMillis());
    heart.send("beat");
    return "beat".equals(heart.recvStr());
  }

  /** Ends the session; the process is not touched. */
  @Override
  public void close() {
    sockets.values().forEach(ZMQ.Socket::close);
    context.close();
  }

  private ZMQ.Socket socket(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    if (socket == null) {
      throw new IllegalStateException("no socket for " + channel);
    }
    return socket;
  }

  private boolean isDone(String id) {
    boolean replied = replies.stream().anyMatch(message -> message.parentId().equals(id));
    return replied
        && published.stream()
            .anyMatch(
                message ->
                    message.parentId().equals(id)
                        && message.type().equals("status")
                        && message.text("execution_state").equals("idle"));
  }

  private WireMessage reply(String id) {
    return replies.stream()
        .filter(message -> message.parentId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What has been published for a request so far, but for the kernel's state.
   *
   * @param id the request
   * @return the outputs in order
   */
  public List<WireMessage> outputs(String id) {
    return published.stream()
        .filter(message -> message.parentId().equals(id) && !message.type().equals("status"))
        .toList();
  }

  private void until(BooleanSupplier condition, String problem, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        throw late(problem, limit);
      }
      if (!process.isAlive()) {
        throw ended(problem);
      }
      receive(end);
    }
  }

  private IllegalStateException late(String problem, Duration limit) {
    return new IllegalStateException(problem + " within " + limit.toSeconds() + " s" + received());
  }

  private IllegalStateException ended(String problem) {
    return new IllegalStateException("the kernel's process has ended: " + problem + received());
  }

  /** Last, and after these words: {@link KernelProcess#complaint} leaves it out. */
  private String received() {
    return "; replies: " + replies + "; published: " + published;
  }

  private void receive(long end) {
    long millis = Math.max(1, Math.min(200, (end - System.nanoTime()) / 1_000_000));
    poller.poll(millis);
    for (int i = 0; i < polled.size(); i++) {
      if (poller.pollin(i) && polled.get(i) != Channel.HEARTBEAT) {
        accept(polled.get(i), format.read(socket(polled.get(i))));
      }
    }
  }

  private void accept(Channel channel, WireMessage message) {
    if (channel == Channel.IOPUB) {
      published.add(message);
    } else if (channel != Channel.STDIN) {
      replies.add(message);
    } else if (answer != null) {
      JsonObject content = new JsonObject();
      content.addProperty("value", answer);
      format.send(socket(Channel.STDIN), "input_reply", content);
    }
  }
}
