package org.lectern.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what jsplot writes. It writes objects of JavaScript: names without quotes, text in single
 * quotes and escaped as for HTML, numbers as text, NaN as a word, commas at the end.
 */
final class JsplotJson {
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** Settings that jsplot writes as text and Plotly wants as a number. */
  private static final Set<String> NUMBERS =
      Set.of("opacity", "nticks", "dtick", "tick0", "scaleratio");

  /** Settings that jsplot writes as text and Plotly wants as true or false. */
  private static final Set<String> FLAGS = Set.of("visible", "autorange", "hovermode");

  /** Lists that stay text, even if all of it looks like numbers. */
  private static final Set<String> TEXTS = Set.of("text", "labels", "ticktext", "ids");

  /** Names that are not Plotly's. */
  private static final Set<String> UNKNOWN = Set.of("showspike", "yaxis1", "zaxis");

  private JsplotJson() {}

  /**
   * The object that a piece of JavaScript sets a variable to.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ObjectNode parse(String javascript) {
    String object = javascript.substring(Math.max(0, javascript.indexOf('{')));
    try {
      return cleanObject((ObjectNode) LENIENT.readTree(object));
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalArgumentException(
          "jsplot figure: needs data and a layout that Plotly understands, but got "
              + TextWidth.shorten(object.replaceAll("\\s+", " "), 1, 40)
              + ". Leave out the settings of axes one after the other to find the one that jsplot"
              + " writes wrongly.",
          e);
    }
  }

  private static ObjectNode cleanObject(ObjectNode object) {
    ObjectNode clean = LENIENT.createObjectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String key = field.getKey().equals("showExponent") ? "showexponent" : field.getKey();
      JsonNode value = value(key, field.getValue());
      if (value != null && !UNKNOWN.contains(key)) {
        clean.set(key, value);
      }
    }
    return clean;
  }

  private static @Nullable JsonNode value(String key, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return cleanObject(object);
    }
    if (value instanceof ArrayNode array) {
      return TEXTS.contains(key) ? array : list(array);
    }
    if (!value.isTextual()) {
      return finite(value);
    }
    String text = unescaped(value.asText());
    if (FLAGS.contains(key) && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return LENIENT.getNodeFactory().booleanNode(text.equalsIgnoreCase("true"));
    }
    BigDecimal number = NUMBERS.contains(key) ? number(text) : null;
    if (number != null) {
      return LENIENT.getNodeFactory().numberNode(number);
    }
    return text.isEmpty() ? null : LENIENT.getNodeFactory().textNode(text);
  }

  private static JsonNode finite(JsonNode value) {
    return value.isFloatingPointNumber() && !Range.shows(value.asDouble())
        ? LENIENT.nullNode()
        : value;
  }

  /** A list of numbers if all its texts are numbers or missing, else a list of texts. */
  private static ArrayNode list(ArrayNode array) {
    ArrayNode numbers = LENIENT.createArrayNode();
    ArrayNode texts = LENIENT.createArrayNode();
    boolean numeric = true;
    boolean any = false;
    for (JsonNode item : array) {
      if (item instanceof ArrayNode row) {
        numbers.add(list(row));
      } else if (!item.isTextual()) {
        numbers.add(finite(item));
        texts.add(finite(item));
      } else {
        BigDecimal number = number(item.asText());
        boolean missing = isMissing(item.asText());
        numeric &= number != null || missing;
        any |= number != null;
        numbers.add(number);
        texts.add(missing ? null : item.asText());
      }
    }
    boolean allMissing = !any && texts.size() > 0 && numeric;
    return numeric && !allMissing ? numbers : texts;
  }

  private static boolean isMissing(String text) {
    return text.isEmpty() || Set.of("NaN", "null", "Infinity", "-Infinity").contains(text);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return Range.shows(number.doubleValue()) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Text as it was before it was escaped for HTML. */
  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** How many values lie in the lists of a trace. */
  static int size(JsonNode node) {
    int size = 0;
    for (JsonNode child : node) {
      size += child.isContainerNode() ? size(child) : node.isArray() ? 1 : 0;
    }
    return size;
  }

  /** The figure for Plotly, without markup, in the colours of our own pictures. */
  static Map<String, Object> plotly(List<ObjectNode> traces, ObjectNode layout) {
    List<Object> data = new ArrayList<>();
    for (ObjectNode trace : traces) {
      Map<String, Object> one = object(trace);
      if (trace.path("type").asText().equals("pie")) {
        one.remove("name");
      }
      boolean heat = trace.has("z") && !trace.path("type").asText().startsWith("scatter");
      if (heat && !trace.has("colorscale")) {
        one.put("colorscale", ColourScale.SEQUENTIAL.plotly());
      }
      data.add(one);
    }
    Map<String, Object> look = titled(object(layout));
    look.putIfAbsent("colorway", Palette.all());
    look.putIfAbsent("paper_bgcolor", "#ffffff");
    look.putIfAbsent("plot_bgcolor", "#ffffff");
    return PlotlyValue.map(
        "data", data, "layout", look, "config", PlotlyValue.map("displaylogo", false));
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Object value = plain(field.getValue());
      if (value != null) {
        map.put(field.getKey(), value);
      }
    }
    return map;
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (node.isTextual()) {
      return PlotlyValue.text(node.asText());
    }
    return node.isNumber() ? node.numberValue() : node.isBoolean() ? node.asBoolean() : null;
  }

  /** Titles in the form that Plotly 3 knows: an object with text and font. */
  private static Map<String, Object> titled(Map<String, Object> part) {
    Object title = part.remove("title");
    Object font = part.remove("titlefont");
    if (title != null) {
      part.put("title", PlotlyValue.map("text", title, "font", font));
    }
    for (String key : List.copyOf(part.keySet())) {
      if (key.matches("[xy]axis\\d?") && part.get(key) instanceof Map<?, ?> axis) {
        Map<String, Object> own = new LinkedHashMap<>();
        axis.forEach((name, value) -> own.put(name.toString(), value));
        part.put(key, titled(own));
      }
    }
    return part;
  }
}
