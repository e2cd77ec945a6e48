package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import java.util.List;
import org.lectern.kernel.shell.CellError;
import org.lectern.kernel.wire.Json;

/** Contents of replies. */
final class Replies {
  private Replies() {}

  /** A reply that says that all is well; more can be added. */
  static JsonObject ok() {
    return Json.object("status", "ok");
  }

  /** The three fields of an error. */
  static JsonObject error(CellError error) {
    JsonObject content = Json.object("ename", error.name());
    content.addProperty("evalue", error.message());
    content.add("traceback", Json.of(error.traceback()));
    return content;
  }

  /** A reply to a request that can't be answered. */
  static JsonObject failure(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    JsonObject content =
        error(
            new CellError(thrown.getClass().getSimpleName(), message, List.of(thrown.toString())));
    content.addProperty("status", "error");
    return content;
  }
}
