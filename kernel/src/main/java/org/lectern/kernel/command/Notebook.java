package org.lectern.kernel.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.kernel.install.Refusal;

/** A notebook file of format 4. */
final class Notebook {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  /** One cell. */
  record Cell(JsonObject json) {
    boolean isCode() {
      return kind().equals("code");
    }

    String kind() {
      return json.has("cell_type") ? json.get("cell_type").getAsString() : "raw";
    }

    String source() {
      return text(json.get("source"));
    }

    /** The tag by which a cell says that its error is part of the lecture. */
    boolean mayFail() {
      return json.get("metadata") instanceof JsonObject metadata
          && metadata.get("tags") instanceof JsonArray tags
          && tags.toString().contains("\"raises-exception\"");
    }

    JsonArray outputs() {
      if (!(json.get("outputs") instanceof JsonArray)) {
        json.add("outputs", new JsonArray());
      }
      return json.getAsJsonArray("outputs");
    }

    void clear() {
      json.add("outputs", new JsonArray());
      json.add("execution_count", JsonNull.INSTANCE);
    }
  }

  private final JsonObject root;
  private final List<Cell> cells = new ArrayList<>();

  private Notebook(JsonObject root) {
    this.root = root;
    root.getAsJsonArray("cells").forEach(cell -> cells.add(new Cell(cell.getAsJsonObject())));
  }

  static Notebook read(Path file) throws Refusal, IOException {
    JsonObject root;
    try {
      root = GSON.fromJson(Files.readString(file), JsonObject.class);
    } catch (NoSuchFileException e) {
      throw refusal(file, "no such file");
    } catch (JsonParseException | CharacterCodingException e) {
      throw refusal(file, "no JSON: " + e.getMessage());
    }
    if (root == null || !(root.get("cells") instanceof JsonArray)) {
      throw refusal(file, "a file without cells");
    }
    Notebook notebook = new Notebook(root);
    String language = notebook.language();
    if (!language.isEmpty() && !language.equalsIgnoreCase("java")) {
      throw refusal(file, "a notebook in " + language);
    }
    return notebook;
  }

  private static Refusal refusal(Path file, String got) {
    return new Refusal(
        "can't run " + file + ".",
        "a Java notebook of format 4 (Jupyter writes it since 2015)",
        got,
        "open and save it in Jupyter, or name another file");
  }

  private String language() {
    if (root.get("metadata") instanceof JsonObject metadata) {
      for (String key : List.of("kernelspec", "language_info")) {
        String name = key.equals("kernelspec") ? "language" : "name";
        if (metadata.get(key) instanceof JsonObject about && about.has(name)) {
          return about.get(name).getAsString();
        }
      }
    }
    return "";
  }

  List<Cell> cells() {
    return cells;
  }

  List<Cell> codeCells() {
    return cells.stream().filter(Cell::isCode).toList();
  }

  /** Writes it as Jupyter does, so that comparisons of versions show what has changed. */
  void write(Path file) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter writer = GSON.newJsonWriter(text);
    writer.setIndent(" ");
    GSON.toJson(root, writer);
    Files.writeString(file, text + "\n");
  }

  /** A text is one string, or one for each line. */
  static String text(JsonElement element) {
    if (element instanceof JsonArray lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }
    return element == null || element.isJsonNull() ? "" : element.getAsString();
  }

  /** A text as notebooks keep it: a string for each line. */
  static JsonArray lines(String text) {
    JsonArray lines = new JsonArray();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
