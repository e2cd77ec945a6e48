package org.lectern.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.NotebookOutput;
import org.lectern.kernel.io.Values;

/**
 * What a cell may call without any import: show a value before the end of the cell, and replace it
 * later. The names are IJava's.
 *
 * <pre>{@code
 * var id = display("training");
 * updateDisplay(id, "done");
 * }</pre>
 */
public final class Cell {
  private static volatile @Nullable Values values;
  private static volatile @Nullable NotebookOutput output;

  private Cell() {}

  static void install(Values shownAs, NotebookOutput shownIn) {
    values = shownAs;
    output = shownIn;
  }

  /**
   * Shows a value.
   *
   * @param value the value
   * @param mimes the formats to show beside plain text, such as {@code "text/html"}; all if left
   *     out
   * @return a name for {@link #updateDisplay}
   */
  public static String display(@Nullable Object value, String... mimes) {
    String id = UUID.randomUUID().toString();
    output().show(id, show(value, mimes));
    return id;
  }

  /**
   * Replaces what {@link #display} has shown, in place.
   *
   * @param id the name that {@code display} returned
   * @param value the value to show instead
   * @param mimes the formats to show beside plain text; all if left out
   */
  public static void updateDisplay(String id, @Nullable Object value, String... mimes) {
    output()
        .update(
            Objects.requireNonNull(id, "updateDisplay needs the id that display returned"),
            show(value, mimes));
  }

  /**
   * How a value would be shown.
   *
   * @param value the value
   * @param mimes the formats beside plain text; all if left out
   * @return its formats
   */
  public static DisplayData render(Object value, String... mimes) {
    return values().displayData(value, mimes);
  }

  /**
   * Shows a value beside the cells, in the front end's pager, once the cell has ended: for texts
   * that would be in the way among the cells, such as a help page.
   *
   * @param value the value
   */
  public static void page(@Nullable Object value) {
    output().page(show(value));
  }

  /** Clears what the cell has shown and printed so far. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Clears what the cell has shown and printed so far.
   *
   * @param wait whether to wait until the next output comes, which avoids flicker
   */
  public static void clearOutput(boolean wait) {
    output().clear(wait);
  }

  private static JsonObject show(@Nullable Object value, String... mimes) {
    return values().display(value, mimes);
  }

  private static NotebookOutput output() {
    return Objects.requireNonNull(output, "display works in the cells of a notebook only");
  }

  private static Values values() {
    return Objects.requireNonNull(values, "display works in the cells of a notebook only");
  }
}
