package org.lectern.kernel.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notebook of format 4. */
public final class Notebook {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private final JsonObject root;
  private final List<NotebookCell> cells;

  private Notebook(JsonObject root, List<NotebookCell> cells) {
    this.root = root;
    this.cells = List.copyOf(cells);
  }

  /**
   * Reads a file.
   *
   * @param file an {@code .ipynb} file
   * @return the notebook
   * @throws NotANotebook if it is something else
   * @throws IOException if it can't be read
   */
  public static Notebook read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new NotANotebook("no JSON: it is not UTF-8");
    }
  }

  /**
   * Reads a text.
   *
   * @param text the content of an {@code .ipynb} file
   * @return the notebook, whose cells all have a text
   * @throws NotANotebook if it is something else
   */
  public static Notebook parse(String text) throws NotANotebook {
    JsonObject root;
    try {
      root = GSON.fromJson(text.startsWith("\uFEFF") ? text.substring(1) : text, JsonObject.class);
    } catch (JsonParseException e) {
      throw new NotANotebook("no JSON: " + e.getMessage());
    }
    if (root == null || !(root.get("cells") instanceof JsonArray array)) {
      boolean old = root != null && root.has("worksheets");
      throw new NotANotebook(old ? "a notebook of an older format" : "a file without cells");
    }
    List<NotebookCell> cells = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject cell) || !isText(cell.get("source"))) {
        throw new NotANotebook("a file whose cell " + (cells.size() + 1) + " has no text");
      }
      cells.add(new NotebookCell(cell));
    }
    return new Notebook(root, cells);
  }

  private static boolean isText(@Nullable JsonElement source) {
    if (source instanceof JsonArray lines) {
      for (JsonElement line : lines) {
        if (!line.isJsonPrimitive()) {
          return false;
        }
      }
      return true;
    }
    return source == null || source.isJsonNull() || source.isJsonPrimitive();
  }

  /**
   * The language of its kernel.
   *
   * @return the name, such as {@code java}; empty if it doesn't say
   */
  public String language() {
    if (root.get("metadata") instanceof JsonObject metadata) {
      for (String key : List.of("kernelspec", "language_info")) {
        String name = key.equals("kernelspec") ? "language" : "name";
        if (metadata.get(key) instanceof JsonObject about && about.has(name)) {
          return text(about.get(name));
        }
      }
    }
    return "";
  }

  /**
   * All cells.
   *
   * @return the cells in order
   */
  public List<NotebookCell> cells() {
    return cells;
  }

  /**
   * The cells that are run.
   *
   * @return the code cells in order
   */
  public List<NotebookCell> codeCells() {
    return cells.stream().filter(NotebookCell::isCode).toList();
  }

  /**
   * Its text as Jupyter writes it, so that comparisons of versions show what has changed.
   *
   * @return the content of the file
   */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = GSON.newJsonWriter(text)) {
      writer.setIndent(" ");
      GSON.toJson(root, writer);
    } catch (IOException e) {
      throw new IllegalStateException("a string can't be written", e);
    }
    return text + "\n";
  }

  /**
   * A text as notebooks keep it: one string, or one for each line.
   *
   * @param element the text, or null for none
   * @return the text
   */
  public static String text(@Nullable JsonElement element) {
    if (element instanceof JsonArray lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }
    return element == null || element.isJsonNull() ? "" : element.getAsString();
  }

  /**
   * A text as Jupyter writes it: a string for each line.
   *
   * @param text the text
   * @return its lines, with their ends
   */
  public static JsonArray lines(String text) {
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
