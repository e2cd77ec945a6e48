package org.lectern.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An axis of a jsplot chart: what its values are shows in the values, as Plotly sees it. */
final class JsplotAxis {
  private final String type;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private boolean time;

  JsplotAxis(JsonNode settings) {
    type = settings.path("type").asText("-");
  }

  void setNames(List<String> all) {
    names.clear();
    names.addAll(all);
  }

  /** The values as numbers: seconds of times, places of categories. */
  double[] values(JsonNode list) {
    double[] values = new double[list.size()];
    boolean times = isTimes(list);
    time |= times;
    for (int i = 0; i < values.length; i++) {
      JsonNode value = list.get(i);
      if (value.isNumber() && !type.equals("category")) {
        values[i] = value.asDouble();
      } else if (value.isNull()) {
        values[i] = Double.NaN;
      } else {
        values[i] = times ? seconds(value.asText()) : place(value.asText());
      }
    }
    return values;
  }

  private double place(String name) {
    return places.computeIfAbsent(
        name,
        added -> {
          names.add(added);
          return names.size() - 1;
        });
  }

  Scale scale() {
    if (!names.isEmpty()) {
      return Scale.categories(names);
    }
    return time ? Scale.TIME : type.equals("log") ? Scale.LOGARITHMIC : Scale.LINEAR;
  }

  private boolean isTimes(JsonNode list) {
    boolean any = false;
    for (JsonNode value : list) {
      if (value.isTextual() && Double.isNaN(seconds(value.asText()))) {
        return false;
      }
      any |= value.isTextual();
    }
    return any && !type.equals("category");
  }

  /** Seconds since 1970 in UTC, or NaN if the text is no date. */
  private static double seconds(String text) {
    if (text.length() < 10 || text.charAt(4) != '-') {
      return Double.NaN;
    }
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      }
      if (text.endsWith("Z")) {
        Instant instant = Instant.parse(text);
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
      }
      LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
      return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() * 1e-9;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }

  /** The values of a list of numbers; NaN for what is none. */
  static double[] numbers(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).isNumber() ? list.get(i).asDouble() : Double.NaN;
    }
    return values;
  }

  /** The first and the last of evenly spaced numbers, as many as are needed, or null. */
  static @Nullable Range even(JsonNode list, int count) {
    if (list.size() != count || count < 2) {
      return null;
    }
    double first = list.get(0).asDouble(Double.NaN);
    double last = list.get(count - 1).asDouble(Double.NaN);
    for (int i = 0; i < count; i++) {
      double expected = first + (last - first) * i / (count - 1);
      JsonNode value = list.get(i);
      if (!value.isNumber()
          || !(Math.abs(value.asDouble() - expected) <= 1e-6 * Math.abs(last - first))) {
        return null;
      }
    }
    return first < last ? new Range(first, last) : null;
  }

  /** Names from a list, counted from 0 where it is too short. */
  static List<String> names(JsonNode list, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(list.has(i) ? list.get(i).asText() : String.valueOf(i));
    }
    return names;
  }
}
