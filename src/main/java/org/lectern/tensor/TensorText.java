package org.lectern.tensor;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/** A tensor as aligned text and as an HTML table, with long axes elided. */
final class TensorText {
  private static final int SHOWN = 10;
  private static final int EDGE = 5;

  private TensorText() {}

  static String text(Tensor x) {
    if (x.rank() == 0) {
      return number(x, 0, -1);
    }
    int decimals = decimals(x);
    int width = visible(x).map(i -> number(x, i, decimals).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    int pad = width;
    nest(
        x,
        0,
        0,
        text,
        i ->
            " ".repeat(Math.max(0, pad - number(x, i, decimals).length()))
                + number(x, i, decimals));
    return text.toString();
  }

  static MimeBundle bundle(Tensor x) {
    String head =
        (x.name() == null ? "" : x.name() + " ") + (x.rank() == 0 ? "" : x.shape().toString());
    String text =
        (x.rank() == 0 && x.name() == null ? "" : head.strip() + (x.rank() == 0 ? " = " : "\n"))
            + text(x);
    if (x.hasGrad()) {
      text += (x.rank() == 0 ? "   gradient " : "\ngradient\n") + text(x.grad());
    }
    MimeBundle bundle = MimeBundle.text(text);
    return x.rank() == 0 || x.rank() > 2
        ? bundle
        : bundle.with(MimeBundle.HTML, TensorHtml.of(x, head.strip()));
  }

  /**
   * Decimals that show four significant digits of the largest element that is shown; −1 for the
   * shortest form of each, where the smallest would show as 0.
   */
  static int decimals(Tensor x) {
    double largest = 0;
    double smallest = Double.MAX_VALUE;
    boolean whole = true;
    for (int i : visible(x).toArray()) {
      float value = x.data()[i];
      double size = Math.abs((double) value);
      if (!Double.isNaN(size) && !Double.isInfinite(size)) {
        largest = Math.max(largest, size);
        smallest = size == 0 ? smallest : Math.min(smallest, size);
        whole &= value == (long) value;
      }
    }
    if (whole && largest < 1e7) {
      return 0;
    }
    if (largest >= 1e5 || largest < 1e-3 || largest > smallest * 1e6) {
      return -1;
    }
    int decimals = largest >= 1000 ? 1 : largest >= 100 ? 2 : largest >= 10 ? 3 : 4;
    // Below 10 a small probability may show as 0.0000; beside 1000 a 0.0 would be a wrong number.
    boolean hides = largest >= 10 && smallest < 0.5 * StrictMath.pow(10, -decimals);
    return hides ? -1 : decimals;
  }

  static String number(Tensor x, int index, int decimals) {
    float value = x.data()[index];
    return decimals < 0
        ? Numbers.significant(value, x.rank() == 0 ? 8 : 5)
        : Numbers.fixed(value, decimals);
  }

  /** The indices along an axis that are shown; −1 stands for those left out. */
  static int[] shown(int size) {
    int[] indices = new int[size <= SHOWN ? size : 2 * EDGE + 1];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = size <= SHOWN || i < EDGE ? i : i == EDGE ? -1 : size - indices.length + i;
    }
    return indices;
  }

  /** Where the elements lie that are shown. */
  private static IntStream visible(Tensor x) {
    IntStream places = IntStream.of(0);
    for (int axis = 0; axis < x.rank(); axis++) {
      int stride = x.shape().product(axis + 1, x.rank());
      int[] shown = IntStream.of(shown(x.size(axis))).filter(i -> i >= 0).toArray();
      places = places.flatMap(place -> IntStream.of(shown).map(i -> place + i * stride));
    }
    return places;
  }

  private static void nest(
      Tensor x, int axis, int offset, StringBuilder text, IntFunction<String> element) {
    int stride = x.shape().product(axis + 1, x.rank());
    boolean last = axis == x.rank() - 1;
    text.append('[');
    boolean first = true;
    for (int i : shown(x.size(axis))) {
      if (!first) {
        text.append(last ? ", " : ",\n" + " ".repeat(axis + 1));
      }
      first = false;
      if (i < 0) {
        text.append('…');
      } else if (last) {
        text.append(element.apply(offset + i));
      } else {
        nest(x, axis + 1, offset + i * stride, text, element);
      }
    }
    text.append(']');
  }
}
