package org.lectern.kernel.shell;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Tensor;

/**
 * A value in few words. Only values are asked whose classes answer at once: code of the user could
 * throw or never return, and so could a view of Java's, which asks what it is a view of.
 */
final class ShortValue {
  private static final int MOST = 60;

  /** In more digits than anyone reads, whose text may take minutes. */
  private static final int MOST_BITS = 1_000;

  /** Those that store their size. */
  private static final Set<Class<?>> COUNTED =
      Set.of(
          ArrayList.class,
          LinkedList.class,
          ArrayDeque.class,
          PriorityQueue.class,
          HashSet.class,
          LinkedHashSet.class,
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class);

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
    if (value instanceof Number && value.getClass().getName().startsWith("java.")) {
      return bits(value) > MOST_BITS ? "" : cut(value.toString());
    }
    if (value.getClass().isArray()) {
      return "length " + Array.getLength(value);
    }
    if (!isCounted(value.getClass())) {
      return "";
    }
    return "size " + (value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size());
  }

  private static int bits(Object number) {
    return number instanceof BigInteger whole
        ? whole.bitLength()
        : number instanceof BigDecimal decimal ? decimal.unscaledValue().bitLength() : 0;
  }

  private static boolean isCounted(Class<?> type) {
    String name = type.getName();
    return COUNTED.contains(type)
        || name.startsWith("java.util.ImmutableCollections$")
            && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
        || name.equals("java.util.Arrays$ArrayList");
  }

  private static String cut(String text) {
    return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
  }
}
