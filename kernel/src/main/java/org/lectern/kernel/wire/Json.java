package org.lectern.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that every front end reads. basekernel's Gson throws at NaN and infinity, for which JSON has
 * no number; here they become null.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues().create();

  private Json() {}

  /**
   * Any value as JSON, with null for numbers that are not finite.
   *
   * @param value a value that Gson knows
   * @return its tree
   */
  public static JsonElement of(@Nullable Object value) {
    return finite(GSON.toJsonTree(value));
  }

  /**
   * An object of one key, to which more can be added.
   *
   * @param key the key
   * @param value its value
   * @return the object
   */
  public static JsonObject object(String key, @Nullable Object value) {
    JsonObject object = new JsonObject();
    object.add(key, of(value));
    return object;
  }

  /**
   * The content of one MIME type: JSON types as a tree, even where they come as text.
   *
   * @param mime the MIME type
   * @param content a string, map or list
   * @return the content as JSON
   */
  public static JsonElement ofMime(String mime, @Nullable Object content) {
    if (content instanceof String text && mime.endsWith("json")) {
      return finite(GSON.fromJson(text, JsonElement.class));
    }
    return of(content);
  }

  private static JsonElement finite(@Nullable JsonElement element) {
    if (element == null) {
      return JsonNull.INSTANCE;
    }
    if (element instanceof JsonPrimitive primitive) {
      return isFinite(primitive) ? primitive : JsonNull.INSTANCE;
    }
    if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, finite(array.get(i)));
      }
    }
    if (element instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        entry.setValue(finite(entry.getValue()));
      }
    }
    return element;
  }

  private static boolean isFinite(JsonPrimitive primitive) {
    return !primitive.isNumber() || Double.isFinite(primitive.getAsDouble());
  }
}
