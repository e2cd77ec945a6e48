package org.lectern.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.NotebookOutput;
import org.lectern.kernel.io.Values;

/**
 * What a cell may call without any import: show a value before the end of the cell, and replace it
 * later; run code and magics. The names are IJava's.
 *
 * <pre>{@code
 * var id = display("training");
 * updateDisplay(id, "done");
 * }</pre>
 */
public class Cell {
  private static volatile @Nullable JavaKernel kernel;
  private static volatile @Nullable Values values;
  private static volatile @Nullable NotebookOutput output;

  /** For IJava's classes of the same functions; there is nothing to make objects of. */
  protected Cell() {}

  static void install(JavaKernel runs, Values shownAs, NotebookOutput shownIn) {
    kernel = runs;
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

  /**
   * Prints numbers and texts in a form, as {@code System.out.printf} does.
   *
   * @param format the form, such as {@code "%.2f%n"}
   * @param args what to put in
   */
  public static void printf(String format, @Nullable Object... args) {
    System.out.printf(format, args);
  }

  /**
   * Runs a text as if it were a cell of its own, magics included.
   *
   * @param code the text
   * @return the value of its last expression, or null
   * @throws Exception if the text does not compile, or throws
   */
  public static @Nullable Object eval(String code) throws Exception {
    return kernel().evalRaw(code);
  }

  /**
   * The running kernel: its renderer, magics and class path.
   *
   * @return the kernel
   */
  public static io.github.spencerpark.ijava.JavaKernel getKernelInstance() {
    return kernel();
  }

  /**
   * Runs a line magic: {@code lineMagic("jars", List.of("lib/*.jar"))} is {@code %jars lib/*.jar}.
   *
   * @param <T> what the magic's value is taken for
   * @param name the magic's name, without %
   * @param args its arguments
   * @return its value, or null
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T lineMagic(String name, List<String> args) {
    try {
      return kernel().getMagics().applyLineMagic(name, args);
    } catch (Exception e) {
      throw Cell.<RuntimeException>unchecked(e);
    }
  }

  /**
   * Runs a cell magic.
   *
   * @param <T> what the magic's value is taken for
   * @param name the magic's name, without %%
   * @param args its arguments
   * @param body what stands below
   * @return its value, or null
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T cellMagic(String name, List<String> args, String body) {
    try {
      return kernel().getMagics().applyCellMagic(name, args, body);
    } catch (Exception e) {
      throw Cell.<RuntimeException>unchecked(e);
    }
  }

  /** A magic's exception as it is: wrapped, a notebook would show the wrapper. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E unchecked(Exception thrown) throws E {
    throw (E) thrown;
  }

  private static JavaKernel kernel() {
    return Objects.requireNonNull(kernel, "this works in the cells of a notebook only");
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
