package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lectern.display.MimeBundle;
import org.lectern.kernel.io.CellInput;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.io.Values;
import org.lectern.kernel.shell.Ballast;
import org.lectern.kernel.shell.CellError;
import org.lectern.kernel.shell.CellResult;
import org.lectern.kernel.shell.JavaShell;
import org.lectern.kernel.wire.Json;

/** Runs cells. */
public final class ExecuteHandler implements Handler {
  private final JavaShell shell;
  private final Outlet outlet;
  private final CellInput input;
  private final Values values;
  private final CellHistory history;
  private final AtomicInteger count;

  /**
   * A handler for all cells.
   *
   * @param shell runs them
   * @param outlet where results and errors are shown
   * @param input what cells read
   * @param values how results look
   * @param history remembers cells
   * @param count the number of the next cell
   */
  public ExecuteHandler(
      JavaShell shell,
      Outlet outlet,
      CellInput input,
      Values values,
      CellHistory history,
      AtomicInteger count) {
    this.shell = shell;
    this.outlet = outlet;
    this.input = input;
    this.values = values;
    this.history = history;
    this.count = count;
  }

  @Override
  public JsonObject handle(Message<?> message) {
    // first of all: an interrupt right after the busy message counts
    shell.begin();
    try {
      return counted(message);
    } finally {
      shell.end();
    }
  }

  private JsonObject counted(Message<?> message) {
    ExecuteRequest request = (ExecuteRequest) message.getContent();
    String code = request.getCode() == null ? "" : request.getCode();
    boolean silent = request.isSilent();
    boolean store = request.shouldStoreHistory() && !silent;
    int number = store ? count.getAndIncrement() : count.get();
    try {
      return answer(message, request, code, number);
    } catch (Throwable thrown) {
      // whatever fails around the cell is an error of the cell
      if (thrown instanceof OutOfMemoryError) {
        Ballast.drop();
      }
      return failed(Replies.errorOf(thrown), silent, number);
    }
  }

  private JsonObject answer(Message<?> message, ExecuteRequest request, String code, int number) {
    boolean silent = request.isSilent();
    boolean store = request.shouldStoreHistory() && !silent;
    if (!silent) {
      outlet.parent(message);
      JsonObject echo = Json.object("code", code);
      echo.addProperty("execution_count", number);
      outlet.publish(MessageType.PUBLISH_EXECUTE_INPUT, echo);
    }
    try {
      outlet.mute(silent ? shell.cellThread() : null);
      input.clear();
      if (!silent) {
        shell.reportStartUp();
      }
      return run(request, code, number, store);
    } finally {
      outlet.flush();
      outlet.mute(null);
    }
  }

  private JsonObject run(ExecuteRequest request, String code, int number, boolean store) {
    String label = "cell[" + number + "]";
    CellResult shown = shown(label, code);
    CellError error = shown.error();
    JsonObject display = (JsonObject) shown.value();
    if (store) {
      history.add(number, code, text(display));
    }
    if (error != null) {
      return failed(error, request.isSilent(), number);
    }
    if (display != null && !request.isSilent()) {
      JsonObject result = Json.object("execution_count", number);
      result.add("data", display.get("data"));
      result.add("metadata", display.get("metadata"));
      outlet.publish(MessageType.PUBLISH_EXECUTION_RESULT, result);
    }
    return completed(Replies.ok(), number, expressions(request.getUserExpr()));
  }

  private JsonObject failed(CellError error, boolean silent, int number) {
    if (!silent) {
      Ballast.insist(() -> outlet.publish(MessageType.PUBLISH_ERROR, Replies.error(error)));
    }
    JsonObject reply = Replies.error(error);
    reply.addProperty("status", "error");
    return completed(reply, number, new JsonObject());
  }

  /** Runs code; the value of the result is its display. */
  private CellResult shown(String label, String code) {
    CellResult result = shell.run(label, code);
    Object value = result.value();
    return value == null || result.error() != null
        ? result
        : shell.call(label, "while showing the value of the cell", () -> values.display(value));
  }

  private JsonObject expressions(@Nullable Map<String, String> expressions) {
    JsonObject results = new JsonObject();
    if (expressions == null) {
      return results;
    }
    expressions.forEach(
        (name, code) -> {
          CellResult shown = shown("expression", code);
          CellError error = shown.error();
          JsonObject result = error == null ? Replies.ok() : Replies.error(error);
          if (error != null) {
            result.addProperty("status", "error");
          } else {
            JsonObject display =
                shown.value() instanceof JsonObject present ? present : values.display(null);
            result.add("data", display.get("data"));
            result.add("metadata", display.get("metadata"));
          }
          results.add(name, result);
        });
    return results;
  }

  private JsonObject completed(JsonObject reply, int number, JsonObject expressions) {
    reply.addProperty("execution_count", number);
    reply.add("user_expressions", expressions);
    reply.add("payload", outlet.pages());
    return reply;
  }

  private static @Nullable String text(@Nullable JsonObject display) {
    return display != null
            && display.getAsJsonObject("data").get(MimeBundle.TEXT) instanceof JsonPrimitive text
        ? text.getAsString()
        : null;
  }
}
