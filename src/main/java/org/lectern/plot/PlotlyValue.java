package org.lectern.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Plotly's JSON has them. */
final class PlotlyValue {
  private static final MathContext DIGITS = new MathContext(6);

  private PlotlyValue() {}

  /** A JSON object, its keys in this order; a null leaves its key out. */
  static Map<String, Object> map(@Nullable Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      if (value != null) {
        map.put(String.valueOf(keysAndValues[i]), value);
      }
    }
    return map;
  }

  /** A number with six digits, the same text on every machine; null if it is none. */
  static @Nullable Object number(double value) {
    if (!Range.shows(value)) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 && rounded.precision() - rounded.scale() < 12
        ? rounded.setScale(0)
        : rounded;
  }

  static List<@Nullable Object> numbers(double... values) {
    List<@Nullable Object> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  /** Values along an axis: times as text, nothing where an axis of logarithms has no place. */
  static List<@Nullable Object> values(Scale scale, double... values) {
    if (scale.kind() != Scale.Kind.TIME) {
      return numbers(
          Arrays.stream(values).map(v -> Double.isNaN(scale.at(v)) ? Double.NaN : v).toArray());
    }
    List<@Nullable Object> times = new ArrayList<>(values.length);
    for (double value : values) {
      times.add(Range.shows(value) ? TimeTicks.text(value) : null);
    }
    return times;
  }

  /**
   * Text as it is to be read: Plotly takes some markup, character references and formulas between
   * dollars in every text.
   */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("$", "&#36;");
  }

  /** Several texts, each as it is to be read. */
  static List<String> texts(List<String> texts) {
    return texts.stream().map(PlotlyValue::text).toList();
  }

  /** Lines of text, each as it is to be read. */
  static String lines(List<String> lines) {
    return String.join("<br>", texts(lines));
  }
}
