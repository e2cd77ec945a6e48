package org.lectern.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import java.util.Optional;
import org.lectern.display.MimeBundle;
import org.lectern.kernel.docs.Description;
import org.lectern.kernel.shell.Completeness;
import org.lectern.kernel.shell.Completion;
import org.lectern.kernel.shell.JavaShell;
import org.lectern.kernel.wire.Json;

/**
 * Helps while a cell is typed. Positions in messages count Unicode code points, those in Java
 * strings UTF-16 units.
 */
public final class EditorHandlers {
  private static final String TYPES = "_jupyter_types_experimental";

  private final JavaShell shell;

  /**
   * Handlers that share a shell.
   *
   * @param shell knows what cells have declared
   */
  public EditorHandlers(JavaShell shell) {
    this.shell = shell;
  }

  /**
   * Adds them all.
   *
   * @param dispatcher where to
   */
  public void register(Dispatcher dispatcher) {
    dispatcher.on(MessageType.COMPLETE_REQUEST, this::complete);
    dispatcher.on(MessageType.INSPECT_REQUEST, this::inspect);
    dispatcher.on(MessageType.IS_COMPLETE_REQUEST, this::isComplete);
  }

  private JsonObject complete(Message<?> message) {
    CompleteRequest request = (CompleteRequest) message.getContent();
    String code = request.getCode();
    int cursor = toUnits(code, request.getCursorPos());
    Completion completion = shell.complete(code, cursor);
    JsonObject reply = Replies.ok();
    reply.add("matches", Json.of(completion.matches()));
    int start = code.codePointCount(0, completion.start());
    int end = code.codePointCount(0, completion.end());
    reply.addProperty("cursor_start", start);
    reply.addProperty("cursor_end", end);
    JsonObject metadata = new JsonObject();
    metadata.add(TYPES, types(completion, start, end));
    reply.add("metadata", metadata);
    return reply;
  }

  /** What JupyterLab shows beside the matches. */
  private static JsonArray types(Completion completion, int start, int end) {
    JsonArray types = new JsonArray();
    for (Completion.Item item : completion.items()) {
      JsonObject type = Json.object("text", item.text());
      type.addProperty("type", item.type());
      type.addProperty("signature", item.signature());
      type.addProperty("start", start);
      type.addProperty("end", end);
      types.add(type);
    }
    return types;
  }

  private JsonObject inspect(Message<?> message) {
    InspectRequest request = (InspectRequest) message.getContent();
    String code = request.getCode();
    int cursor = toUnits(code, request.getCursorPos());
    Optional<Description> found = shell.inspect(code, cursor, request.getDetailLevel() > 0);
    JsonObject reply = Replies.ok();
    reply.addProperty("found", found.isPresent());
    JsonObject data = new JsonObject();
    found.ifPresent(
        description -> {
          data.addProperty(MimeBundle.TEXT, description.text());
          data.addProperty(MimeBundle.HTML, description.html());
        });
    reply.add("data", data);
    reply.add("metadata", new JsonObject());
    return reply;
  }

  private JsonObject isComplete(Message<?> message) {
    IsCompleteRequest request = (IsCompleteRequest) message.getContent();
    Completeness verdict = Completeness.of(shell.analysis(), shell.masked(request.getCode()));
    JsonObject reply = Json.object("status", verdict.status());
    reply.addProperty("indent", verdict.indent());
    return reply;
  }

  private static int toUnits(String code, int codePoints) {
    int points = Math.max(0, Math.min(codePoints, code.codePointCount(0, code.length())));
    return code.offsetByCodePoints(0, points);
  }
}
