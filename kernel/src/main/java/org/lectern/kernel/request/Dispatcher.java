package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.shell.Ballast;
import org.lectern.kernel.wire.RequestSocket;
import org.lectern.kernel.wire.Session;

/**
 * Leads each request to its handler, between a busy and an idle message. Whatever a handler throws,
 * errors included, becomes a reply: with basekernel an {@code Error} ends the channel's thread and
 * the front end waits for ever.
 */
public final class Dispatcher {
  private final Map<MessageType<?>, Handler> handlers = new ConcurrentHashMap<>();
  private final Session session;
  private final Outlet outlet;

  /**
   * A dispatcher without handlers.
   *
   * @param session makes the replies
   * @param outlet publishes the kernel's state
   */
  public Dispatcher(Session session, Outlet outlet) {
    this.session = session;
    this.outlet = outlet;
  }

  /**
   * Names the handler of a kind of request.
   *
   * @param type the kind
   * @param handler its handler
   */
  public void on(MessageType<?> type, Handler handler) {
    handlers.put(type, handler);
  }

  /**
   * Answers a request. Kinds without a handler are ignored.
   *
   * @param socket where it came from
   * @param request the request
   */
  public void dispatch(RequestSocket socket, Message<?> request) {
    dispatch(socket, request, reply -> {});
  }

  /**
   * Answers a request, and looks at the reply before it is sent; once more if memory was missing.
   *
   * @param socket where it came from
   * @param request the request
   * @param beforeReply gets the content of the reply
   */
  public void dispatch(RequestSocket socket, Message<?> request, Consumer<JsonObject> beforeReply) {
    Handler handler = handlers.get(request.getHeader().getType());
    if (handler != null) {
      answer(socket, request, handler, beforeReply);
    }
  }

  /**
   * Answers a request of the control channel: the reply goes first, because the messages around it
   * may have to wait for what a cell prints.
   *
   * @param socket where it came from
   * @param request the request
   */
  public void dispatchAtOnce(RequestSocket socket, Message<?> request) {
    Handler handler = handlers.get(request.getHeader().getType());
    if (handler != null) {
      reply(socket, request, content(request, handler));
      outlet.status(request, "busy");
      outlet.status(request, "idle");
    }
  }

  /**
   * Answers an execute request that an error before it has made pointless.
   *
   * @param socket where it came from
   * @param request the request
   */
  public void abort(RequestSocket socket, Message<?> request) {
    JsonObject aborted = new JsonObject();
    aborted.addProperty("status", "aborted");
    answer(socket, request, message -> aborted, reply -> {});
  }

  private void answer(
      RequestSocket socket, Message<?> request, Handler handler, Consumer<JsonObject> beforeReply) {
    // whatever the memory: without one of these a front end waits for ever
    Ballast.insist(() -> outlet.status(request, "busy"));
    JsonObject content = content(request, handler);
    if (content != null) {
      Ballast.insist(() -> beforeReply.accept(content));
    }
    Ballast.insist(() -> reply(socket, request, content));
    Ballast.insist(() -> outlet.status(request, "idle"));
  }

  private static @Nullable JsonObject content(Message<?> request, Handler handler) {
    try {
      return handler.handle(request);
    } catch (Throwable thrown) {
      return Replies.failure(thrown);
    }
  }

  private void reply(RequestSocket socket, Message<?> request, @Nullable JsonObject content) {
    if (content != null) {
      socket.sendMessage(session.message(request, replyType(request), content));
    }
  }

  private static MessageType<?> replyType(Message<?> request) {
    String name = request.getHeader().getType().getName().toLowerCase(Locale.ROOT);
    return MessageType.getType(name.replace("_request", "_reply"));
  }
}
