package org.lectern.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager.ResultFlag;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Answers what has been run: basekernel sends neither a reply nor idle without a history. */
public final class HistoryHandler implements Handler {
  private final CellHistory history;

  /**
   * A handler.
   *
   * @param history the cells so far
   */
  public HistoryHandler(CellHistory history) {
    this.history = history;
  }

  @Override
  public JsonObject handle(Message<?> message) {
    HistoryRequest request = (HistoryRequest) message.getContent();
    JsonArray found = new JsonArray();
    for (HistoryEntry entry : entries(request)) {
      JsonArray line = new JsonArray();
      line.add(entry.getSession());
      line.add(entry.getCellNumber());
      if (request.includeOutput()) {
        JsonArray both = new JsonArray();
        both.add(entry.getInput());
        if (entry.hasOutput()) {
          both.add(entry.getOutput());
        } else {
          both.add(JsonNull.INSTANCE);
        }
        line.add(both);
      } else {
        line.add(entry.getInput());
      }
      found.add(line);
    }
    JsonObject reply = Replies.ok();
    reply.add("history", found);
    return reply;
  }

  private List<HistoryEntry> entries(HistoryRequest request) {
    Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    if (request instanceof HistoryRequest.Range range) {
      return history.lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), flags);
    }
    if (request instanceof HistoryRequest.Search search) {
      if (search.filterUnique()) {
        flags.add(ResultFlag.UNIQUE);
      }
      return history.search(search.getPattern(), search.getMaxReturnLength(), flags);
    }
    return history.lookupTail(((HistoryRequest.Tail) request).getMaxReturnLength(), flags);
  }
}
