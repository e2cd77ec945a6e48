package org.lectern.kernel.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.wire.Json;
import org.lectern.kernel.wire.PublishSocket;
import org.lectern.kernel.wire.Session;

/**
 * The one way out to the notebook. Keeps the order of prints and displays whatever thread they come
 * from, and batches prints: basekernel sends one message for each, and loses those of threads that
 * outlive their cell. Outputs belong to the cell that started last.
 */
public final class Outlet {
  /** The name of standard output in messages. */
  public static final String STDOUT = "stdout";

  /** The name of standard error in messages. */
  public static final String STDERR = "stderr";

  private static final int BATCH_CHARS = 8192;
  private static final int BATCH_MILLIS = 50;

  private final PublishSocket socket;
  private final Session session;
  private final ScheduledThreadPoolExecutor timer;
  private final StringBuilder pending = new StringBuilder();
  private final PrintLimit limit = new PrintLimit("This cell has");

  /** Apart, so that a thread which prints for ever does not silence the cells. */
  private final PrintLimit backgroundLimit = new PrintLimit("Threads in the background have");

  private JsonArray pages = new JsonArray();
  private String pendingName = STDOUT;
  private @Nullable Message<?> parent;
  private @Nullable Thread muted;
  private long cell;

  /**
   * An outlet without a cell yet.
   *
   * @param socket where outputs are published
   * @param session makes the messages
   */
  public Outlet(PublishSocket socket, Session session) {
    this.socket = socket;
    this.session = session;
    socket.welcome(session);
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "flush");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Attributes outputs to another cell from now on.
   *
   * @param request the cell's execute request
   */
  public synchronized void parent(Message<?> request) {
    flush();
    pages = new JsonArray();
    parent = request;
    cell++;
    resetLimits();
  }

  /** Code that no cell runs begins, such as a widget's: it may print as much as a cell. */
  public synchronized void callback() {
    limit.reset();
  }

  private void resetLimits() {
    limit.reset();
    backgroundLimit.reset();
  }

  /**
   * Counts cells.
   *
   * @return a number that the next cell won't have
   */
  public synchronized long cell() {
    return cell;
  }

  /**
   * The cell that outputs belong to.
   *
   * @return its execute request, or null before the first cell
   */
  public synchronized @Nullable Message<?> parent() {
    return parent;
  }

  /**
   * Drops the outputs of one thread: a silent request publishes nothing.
   *
   * @param thread the thread, or null for none
   */
  public synchronized void mute(@Nullable Thread thread) {
    flush();
    muted = thread;
  }

  /**
   * Prints text, soon.
   *
   * @param name {@link #STDOUT} or {@link #STDERR}
   * @param text the text
   */
  public void print(String name, String text) {
    CellThread.check();
    append(name, text);
  }

  private synchronized void append(String name, String all) {
    String text = isMuted() ? "" : limit().cut(all);
    if (text.isEmpty()) {
      return;
    }
    if (!name.equals(pendingName)) {
      flush();
      pendingName = name;
    }
    if (pending.isEmpty()) {
      timer.schedule(this::flush, BATCH_MILLIS, TimeUnit.MILLISECONDS);
    }
    pending.append(text);
    if (pending.length() >= BATCH_CHARS) {
      flush();
    }
  }

  /** Publishes what has been printed so far. */
  public synchronized void flush() {
    if (pending.isEmpty()) {
      return;
    }
    JsonObject content = Json.object("name", pendingName);
    content.addProperty("text", pending.toString());
    pending.setLength(0);
    socket.sendMessage(session.message(parent, MessageType.PUBLISH_STREAM, content));
  }

  /**
   * Publishes an output of the cell, after what has been printed before it.
   *
   * @param type the kind of message
   * @param content what it says
   */
  public void publish(MessageType<?> type, JsonObject content) {
    CellThread.check();
    send(type, content);
  }

  private synchronized void send(MessageType<?> type, JsonObject content) {
    if (isMuted()) {
      return;
    }
    flush();
    if (type == MessageType.PUBLISH_CLEAR_OUTPUT) {
      resetLimits();
    }
    socket.sendMessage(session.message(parent, type, content));
  }

  /**
   * Shows something beside the cells, in the front end's pager, once the cell has ended.
   *
   * @param data contents by MIME type
   */
  public synchronized void page(JsonElement data) {
    if (isMuted()) {
      return;
    }
    JsonObject page = Json.object("source", "page");
    page.add("data", data);
    page.addProperty("start", 0);
    pages.add(page);
  }

  /**
   * What the cell wants to be shown in the pager.
   *
   * @return the payload of its reply
   */
  public synchronized JsonArray pages() {
    JsonArray all = pages;
    pages = new JsonArray();
    return all;
  }

  /**
   * Publishes the kernel's state on behalf of any request, after what has been printed before it.
   *
   * @param request the request, or null at start
   * @param state {@code busy}, {@code idle} or {@code starting}
   */
  public synchronized void status(@Nullable Message<?> request, String state) {
    flush();
    socket.sendMessage(
        session.message(
            request, MessageType.PUBLISH_STATUS, Json.object("execution_state", state)));
  }

  private PrintLimit limit() {
    return Thread.currentThread() instanceof CellThread ? limit : backgroundLimit;
  }

  private boolean isMuted() {
    return muted == Thread.currentThread();
  }
}
