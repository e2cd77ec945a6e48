package org.lectern.kernel.shell;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Tensor;

/**
 * A value in few words. Only values whose classes are known are asked: code of the user could throw
 * or never return.
 */
final class ShortValue {
  private static final int MOST = 60;

  private ShortValue() {}

  static String of(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Character) {
      return String.valueOf(value);
    }
    if (value instanceof String text) {
      return '"' + cut(text) + '"';
    }
    if (value instanceof Tensor tensor) {
      return tensor.length() == 1 ? String.valueOf(tensor.item()) : "shape " + tensor.shape();
    }
    boolean isJava = value.getClass().getName().startsWith("java.");
    if (value instanceof Number && isJava) {
      return cut(value.toString());
    }
    if (value.getClass().isArray()) {
      return "length " + Array.getLength(value);
    }
    if (value instanceof Collection<?> collection && isJava) {
      return "size " + collection.size();
    }
    return value instanceof Map<?, ?> map && isJava ? "size " + map.size() : "";
  }

  private static String cut(String text) {
    return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
  }
}
