package org.lectern.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * One cell of a notebook.
 *
 * @param json what the file says; changes go into the notebook
 */
public record NotebookCell(JsonObject json) {
  private static final int HEADLINE = 50;

  /**
   * The kind of cell.
   *
   * @return {@code code}, {@code markdown} or {@code raw}
   */
  public String kind() {
    return json.has("cell_type") ? Notebook.text(json.get("cell_type")) : "raw";
  }

  /**
   * Whether it is to be run.
   *
   * @return true for code
   */
  public boolean isCode() {
    return kind().equals("code");
  }

  /**
   * Its text.
   *
   * @return the text, which may be empty
   */
  public String source() {
    return Notebook.text(json.get("source"));
  }

  /**
   * The first line of its text that is not blank, to name it by.
   *
   * @return the line, shortened if it is long
   */
  public String headline() {
    String line = source().lines().filter(text -> !text.isBlank()).findFirst().orElse("").strip();
    return line.length() <= HEADLINE ? line : line.substring(0, HEADLINE - 1) + "…";
  }

  /**
   * Whether its error is part of the lecture, as the tag {@code raises-exception} says.
   *
   * @return whether it has the tag
   */
  public boolean mayFail() {
    return hasTag("raises-exception");
  }

  /**
   * Whether its outputs differ from run to run or from computer to computer, as the tag {@code
   * nbval-ignore-output} says.
   *
   * @return whether it has the tag
   */
  public boolean mayVary() {
    return hasTag("nbval-ignore-output");
  }

  private boolean hasTag(String tag) {
    return json.get("metadata") instanceof JsonObject metadata
        && metadata.get("tags") instanceof JsonArray tags
        && tags.toString().contains('"' + tag + '"');
  }

  /**
   * Its outputs, to read and to change.
   *
   * @return the array in the notebook
   */
  public JsonArray outputs() {
    if (!(json.get("outputs") instanceof JsonArray)) {
      json.add("outputs", new JsonArray());
    }
    return json.getAsJsonArray("outputs");
  }

  /**
   * The pictures that were pasted into it.
   *
   * @return contents by file name, each by MIME type
   */
  public JsonObject attachments() {
    return json.get("attachments") instanceof JsonObject files ? files : new JsonObject();
  }

  /** Forgets outputs and number, as before a run. */
  public void clear() {
    json.add("outputs", new JsonArray());
    json.add("execution_count", JsonNull.INSTANCE);
  }
}
