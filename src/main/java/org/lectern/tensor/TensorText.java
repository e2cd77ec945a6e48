package org.lectern.tensor;

import java.util.function.IntFunction;
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
    int width = 0;
    for (int i = 0; i < Math.min(x.length(), 10_000); i++) {
      width = Math.max(width, number(x, i, decimals).length());
    }
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
   * Decimals that show four significant digits of the largest element; −1 for the shortest form of
   * each.
   */
  static int decimals(Tensor x) {
    double largest = 0;
    double smallest = Double.MAX_VALUE;
    boolean whole = true;
    for (float value : x.data()) {
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
    return largest >= 1000 ? 1 : largest >= 100 ? 2 : largest >= 10 ? 3 : 4;
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
