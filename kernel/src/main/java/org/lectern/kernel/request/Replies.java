package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletionException;
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

  /** An error of the kernel itself. The message of an exception may throw, and so may its name. */
  static CellError errorOf(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    String name = cause.getClass().getSimpleName();
    String message;
    if (cause instanceof StackOverflowError) {
      message =
          "the compiler can't follow an expression that is so deeply nested or so long; "
              + "divide it into several statements";
    } else {
      try {
        message = cause.getMessage() == null ? "" : cause.getMessage();
      } catch (RuntimeException | Error broken) {
        message = "";
      }
    }
    return new CellError(name, message, List.of(message.isEmpty() ? name : name + ": " + message));
  }

  /** A reply to a request that can't be answered. */
  static JsonObject failure(Throwable thrown) {
    JsonObject content = error(errorOf(thrown));
    content.addProperty("status", "error");
    return content;
  }
}
