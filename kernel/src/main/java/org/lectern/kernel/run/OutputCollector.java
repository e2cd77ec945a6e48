package org.lectern.kernel.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/** Turns what a kernel publishes into the outputs of a notebook's cells, as Jupyter would. */
public final class OutputCollector {
  /** Outputs that can be updated later, in this cell or another. */
  private final Map<String, List<JsonObject>> displays = new HashMap<>();

  /** A collector for one notebook: displays are known by their ids in all of its cells. */
  public OutputCollector() {}

  /**
   * Adds what was published for a cell to its outputs.
   *
   * @param messages the messages in order
   * @param cell the cell
   */
  public void collect(List<WireMessage> messages, NotebookCell cell) {
    JsonArray outputs = cell.outputs();
    boolean clearNext = false;
    for (WireMessage message : messages) {
      JsonObject content = message.content();
      String type = message.type();
      if (type.equals("clear_output")) {
        clearNext = content.has("wait") && content.get("wait").getAsBoolean();
        if (!clearNext) {
          empty(outputs);
        }
      } else if (type.equals("update_display_data")) {
        update(content);
      } else if (List.of("stream", "display_data", "execute_result", "error").contains(type)) {
        if (clearNext) {
          empty(outputs);
          clearNext = false;
        }
        add(outputs, type, content);
      }
    }
  }

  private static void empty(JsonArray outputs) {
    while (outputs.size() > 0) {
      outputs.remove(0);
    }
  }

  private void add(JsonArray outputs, String type, JsonObject content) {
    JsonObject output = new JsonObject();
    output.addProperty("output_type", type);
    switch (type) {
      case "stream" -> {
        JsonObject last = outputs.size() == 0 ? output : object(outputs.get(outputs.size() - 1));
        String text = content.get("text").getAsString();
        if (last.has("name") && last.get("name").equals(content.get("name"))) {
          last.add("text", Notebook.lines(Notebook.text(last.get("text")) + text));
          return;
        }
        output.add("name", content.get("name"));
        output.add("text", Notebook.lines(text));
      }
      case "error" -> {
        for (String key : List.of("ename", "evalue", "traceback")) {
          output.add(key, content.get(key));
        }
      }
      default -> {
        fill(output, content);
        if (content.has("execution_count")) {
          output.add("execution_count", content.get("execution_count"));
        }
        if (content.get("transient") instanceof JsonObject about && about.has("display_id")) {
          String id = about.get("display_id").getAsString();
          displays.computeIfAbsent(id, key -> new ArrayList<>()).add(output);
        }
      }
    }
    outputs.add(output);
  }

  private static JsonObject object(JsonElement element) {
    return element.getAsJsonObject();
  }

  private void update(JsonObject content) {
    if (content.get("transient") instanceof JsonObject about && about.has("display_id")) {
      String id = about.get("display_id").getAsString();
      displays.getOrDefault(id, List.of()).forEach(output -> fill(output, content));
    }
  }

  private static void fill(JsonObject output, JsonObject content) {
    JsonObject data = new JsonObject();
    content
        .getAsJsonObject("data")
        .entrySet()
        .forEach(entry -> data.add(entry.getKey(), kept(entry.getKey(), entry.getValue())));
    output.add("data", data);
    boolean told = content.get("metadata") instanceof JsonObject;
    output.add("metadata", told ? content.get("metadata") : new JsonObject());
  }

  /** Texts are kept by lines, pictures in one piece, JSON as it is. */
  private static JsonElement kept(String mime, JsonElement value) {
    boolean text = mime.startsWith("text/") || mime.equals("image/svg+xml");
    boolean isString = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    return text && isString ? Notebook.lines(value.getAsString()) : value;
  }
}
