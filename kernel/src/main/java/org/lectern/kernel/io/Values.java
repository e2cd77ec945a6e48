package org.lectern.kernel.io;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.kernel.wire.Json;

/** How a value looks: as Lectern knows it, else as basekernel's renderer does, else as text. */
public final class Values {
  /** More text would make a browser slow and a notebook unreadable. */
  private static final int MAX_TEXT = 100_000;

  private final Renderer renderer;

  /**
   * Displays by a renderer where Lectern knows none.
   *
   * @param renderer the kernel's renderer
   */
  public Values(Renderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The display of a value.
   *
   * @param value the value; null is shown as the word
   * @param mimes the formats to keep beside text; all if empty
   * @return an object with {@code data} and {@code metadata}
   */
  public JsonObject display(@Nullable Object value, String... mimes) {
    JsonObject display = render(value, mimes);
    JsonObject data = display.getAsJsonObject("data");
    if (data.get(MimeBundle.TEXT) instanceof JsonNull) {
      // of a toString that returns null
      data.addProperty(MimeBundle.TEXT, "null");
    }
    if (data.get(MimeBundle.TEXT) instanceof JsonPrimitive text
        && text.getAsString().length() > MAX_TEXT) {
      data.addProperty(MimeBundle.TEXT, shortened(text.getAsString()));
    }
    return display;
  }

  private JsonObject render(@Nullable Object value, String... mimes) {
    if (value == null) {
      return NotebookOutput.data(Map.of(MimeBundle.TEXT, "null"));
    }
    Optional<MimeBundle> bundle = Displays.of(value);
    if (bundle.isPresent()) {
      return NotebookOutput.data(chosen(bundle.get().data(), mimes));
    }
    if (value instanceof DisplayData ready) {
      return OutletEnvironment.display(Json.of(ready).getAsJsonObject());
    }
    if (value.getClass().isArray()) {
      return NotebookOutput.data(Map.of(MimeBundle.TEXT, ArrayText.of(value, MAX_TEXT)));
    }
    return OutletEnvironment.display(Json.of(displayData(value, mimes)).getAsJsonObject());
  }

  /**
   * The same for code written for basekernel.
   *
   * @param value the value
   * @param mimes the formats to keep beside text; all if empty
   * @return its formats
   */
  public DisplayData displayData(Object value, String... mimes) {
    if (value instanceof DisplayData ready) {
      return ready;
    }
    Optional<MimeBundle> bundle = Displays.of(value);
    if (bundle.isPresent()) {
      DisplayData data = new DisplayData();
      chosen(bundle.get().data(), mimes).forEach(data::putData);
      return data;
    }
    return mimes.length == 0 ? renderer.render(value) : renderer.renderAs(value, mimes);
  }

  private static Map<String, Object> chosen(Map<String, Object> all, String... mimes) {
    if (mimes.length == 0) {
      return all;
    }
    Map<String, Object> kept = new LinkedHashMap<>(all);
    kept.keySet().retainAll(Arrays.asList(mimes));
    kept.putIfAbsent(MimeBundle.TEXT, all.get(MimeBundle.TEXT));
    return kept;
  }

  private static String shortened(String text) {
    return text.substring(0, MAX_TEXT) + "… (" + text.length() + " characters in all)";
  }
}
