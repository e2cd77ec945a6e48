package org.lectern.kernel.io;

import java.lang.reflect.Array;

/** An array as text: type, length and elements, as far as they fit; all would fill the memory. */
final class ArrayText {
  private static final int MAX_DEPTH = 10;

  private final StringBuilder text = new StringBuilder();
  private final int limit;

  private ArrayText(int limit) {
    this.limit = limit;
  }

  /** The text, which ends in an ellipsis if it would have more characters than the limit. */
  static String of(Object array, int limit) {
    String type = array.getClass().getComponentType().getSimpleName();
    int bracket = type.indexOf('[');
    String element = bracket < 0 ? type : type.substring(0, bracket);
    String more = bracket < 0 ? "" : type.substring(bracket);
    ArrayText elements = new ArrayText(limit);
    elements.add(array, 0);
    return element + "[" + Array.getLength(array) + "]" + more + " " + elements.text;
  }

  private void add(Object array, int depth) {
    text.append('[');
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        text.append(", ");
      }
      if (text.length() > limit) {
        text.append('…');
        break;
      }
      Object element = Array.get(array, i);
      if (element == null || !element.getClass().isArray()) {
        text.append(element);
      } else if (depth == MAX_DEPTH) {
        // as of an array that holds itself
        text.append("[…]");
      } else {
        add(element, depth + 1);
      }
    }
    text.append(']');
  }
}
