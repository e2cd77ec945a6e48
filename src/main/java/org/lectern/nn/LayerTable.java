package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Shape;

/** The table of a network's layers with output shapes and parameters, as text and HTML. */
final class LayerTable {
  private record Row(String number, String layer, String output, int parameters) {}

  private LayerTable() {}

  static MimeBundle of(Layer network) {
    List<Row> rows = new ArrayList<>();
    Shape shape = network.inputShape();
    int rest = network.parameterCount();
    for (Map.Entry<String, Layer> entry : network.children().entrySet()) {
      Layer layer = entry.getValue();
      // Only in a sequence does one layer's output go into the next.
      shape = shape == null || !(network instanceof Sequential) ? null : layer.outputShape(shape);
      rows.add(new Row(entry.getKey(), layer.label(), batch(shape), layer.parameterCount()));
      rest -= layer.parameterCount();
    }
    if (rows.isEmpty() || rest > 0) {
      Shape output =
          network.inputShape() == null ? null : network.outputShape(network.inputShape());
      rows.add(0, new Row("", network.label(), batch(output), Math.max(0, rest)));
    }
    return MimeBundle.text(text(network, rows)).with(MimeBundle.HTML, html(network, rows));
  }

  private static String batch(@Nullable Shape sample) {
    if (sample == null) {
      return "?";
    }
    StringBuilder text = new StringBuilder("(n");
    for (int size : sample.toArray()) {
      // A size of 0 is that of an axis of any length: the steps of a sequence.
      text.append(", ").append(size == 0 ? "t" : Integer.toString(size));
    }
    return text.append(')').toString();
  }

  private static String total(Layer network) {
    int biases =
        network.parameters().stream()
            .filter(Parameter::isBias)
            .mapToInt(p -> p.shape().length())
            .sum();
    int count = network.parameterCount();
    return network.label()
        + ": "
        + count(count, "parameter")
        + " ("
        + count(count - biases, "weight")
        + ", "
        + (biases == 1 ? "1 bias" : biases + " biases")
        + "), "
        + 4L * count
        + " bytes";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String text(Layer network, List<Row> rows) {
    int wide = rows.stream().mapToInt(row -> row.layer.length()).max().orElse(0);
    int shapes = rows.stream().mapToInt(row -> row.output.length()).max().orElse(0);
    StringBuilder text = new StringBuilder(total(network));
    for (Row row : rows) {
      text.append('\n').append(pad(row.number, 3)).append("  ").append(pad(row.layer, wide));
      text.append("  ").append(pad(row.output, shapes)).append("  ").append(row.parameters);
    }
    return text.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String html(Layer network, List<Row> rows) {
    StringBuilder html = new StringBuilder("<table><thead><tr><th></th>");
    html.append("<th style=\"text-align:left\">layer</th><th style=\"text-align:left\">output</th>")
        .append("<th>parameters</th></tr></thead><tbody>");
    for (Row row : rows) {
      html.append("<tr><td>").append(row.number);
      html.append("</td><td style=\"text-align:left\">").append(Html.escape(row.layer));
      html.append("</td><td style=\"text-align:left\">").append(row.output);
      html.append("</td><td>").append(row.parameters).append("</td></tr>");
    }
    return html.append("</tbody></table><div>")
        .append(Html.escape(total(network)))
        .append("</div>")
        .toString();
  }
}
