package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import java.util.Optional;
import org.lectern.display.MimeBundle;
import org.lectern.kernel.shell.Completeness;
import org.lectern.kernel.shell.Completion;
import org.lectern.kernel.shell.Inspection;
import org.lectern.kernel.shell.JavaShell;
import org.lectern.kernel.wire.Json;

/**
 * Helps while a cell is typed. Positions in messages count Unicode code points, those in Java
 * strings UTF-16 units.
 */
public final class EditorHandlers {
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
    reply.addProperty("cursor_start", code.codePointCount(0, completion.start()));
    reply.addProperty("cursor_end", code.codePointCount(0, completion.end()));
    reply.add("metadata", new JsonObject());
    return reply;
  }

  private JsonObject inspect(Message<?> message) {
    InspectRequest request = (InspectRequest) message.getContent();
    String code = request.getCode();
    int cursor = toUnits(code, request.getCursorPos());
    Optional<String> text = Inspection.of(shell.analysis(), shell.masked(code), cursor);
    JsonObject reply = Replies.ok();
    reply.addProperty("found", text.isPresent());
    JsonObject data = new JsonObject();
    text.ifPresent(found -> data.addProperty(MimeBundle.TEXT, found));
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
