package org.lectern.nn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Formula;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;

/**
 * The table of a network's layers with output shapes and parameters, as text and HTML. The layers
 * in a block stand below it, indented; numbers in brackets count them in, the others add up to the
 * total.
 */
final class LayerTable {
  private record Row(
      String number,
      int depth,
      String layer,
      @Nullable Shape sample,
      String parameters,
      int own,
      boolean frozen) {
    String output() {
      return batch(sample);
    }

    /** How many numbers come out for each sample, as far as that is known. */
    String values() {
      int open = 0;
      int count = 1;
      for (int size : sample == null ? new int[0] : sample.toArray()) {
        open += size == 0 ? 1 : 0;
        count *= size == 0 ? 1 : size;
      }
      return sample == null ? "?" : open == 0 ? "" + count : open == 1 ? count + "·t" : "?";
    }

    String indented() {
      return "  ".repeat(depth) + layer;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final Map<Layer, String> seen = new IdentityHashMap<>();
  private final Layer network;

  private LayerTable(Layer network) {
    this.network = network;
    Shape input = network.inputShape();
    if (network.tree().children.isEmpty() || !network.tree().parameters.isEmpty()) {
      rows.add(
          new Row(
              "",
              0,
              network.label(),
              input == null ? null : network.outputShape(input),
              Integer.toString(own(network)),
              own(network),
              network.isFrozen()));
    }
    addChildren(network, "", 0, input);
  }

  static MimeBundle of(Layer network) {
    LayerTable table = new LayerTable(network);
    if (network.latex().isEmpty()) {
      return MimeBundle.text(table.text()).with(MimeBundle.HTML, table.html());
    }
    Formula formula = Formula.of(network.latex());
    return MimeBundle.text(table.text() + "\n" + formula.text())
        .with(MimeBundle.HTML, table.html() + formula.html())
        .with(MimeBundle.LATEX, "$$" + formula.latex() + "$$");
  }

  private static String bytes(long count) {
    return count < 10_000
        ? count + " B"
        : count < 10_000_000
            ? Numbers.significant(count / 1e3, 3) + " kB"
            : Numbers.significant(count / 1e6, 3) + " MB";
  }

  private void addChildren(Layer block, String path, int depth, @Nullable Shape input) {
    Shape shape = input;
    for (Map.Entry<String, Layer> entry : block.tree().children.entrySet()) {
      Layer layer = entry.getValue();
      // In a sequence one layer's output goes into the next; of a student's block nothing is known.
      if (block instanceof Residual || block instanceof Parallel || block instanceof Heads) {
        shape = input;
      } else if (shape == null || !(block instanceof Sequential)) {
        shape = layer.inputShape();
      }
      Shape output = shape == null ? null : layer.outputShape(shape);
      add(layer, path + entry.getKey(), depth, shape, output);
      shape = output;
    }
  }

  private void add(
      Layer layer, String number, int depth, @Nullable Shape input, @Nullable Shape output) {
    String first = seen.putIfAbsent(layer, number);
    if (first != null) {
      String again = layer.label() + ", the same as " + first;
      rows.add(new Row(number, depth, again, output, "0", 0, layer.isFrozen()));
      return;
    }
    int own = own(layer);
    int all = layer.parameterCount();
    String parameters = own == 0 && all > 0 ? "" : Integer.toString(own);
    if (all > own) {
      parameters += (own == 0 ? "(" : " (") + all + ")";
    }
    rows.add(new Row(number, depth, layer.label(), output, parameters, own, layer.isFrozen()));
    addChildren(layer, number + ".", depth + 1, input);
  }

  private static int own(Layer layer) {
    return layer.tree().parameters.stream().mapToInt(one -> one.shape().length()).sum();
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

  private String total() {
    int biases = 0;
    int frozen = 0;
    for (Parameter parameter : network.parameters()) {
      biases += parameter.isBias() ? parameter.shape().length() : 0;
      frozen += parameter.isFrozen() ? parameter.shape().length() : 0;
    }
    int count = network.parameterCount();
    int buffered =
        LayerTree.buffers(network).values().stream().mapToInt(b -> b.value().length()).sum();
    return network.label()
        + ": "
        + count(count, "parameter")
        + " ("
        + count(count - biases, "weight")
        + ", "
        + (biases == 1 ? "1 bias" : biases + " biases")
        + ")"
        + (buffered == 0 ? "" : " and " + count(buffered, "running number"))
        + ", "
        + 4L * (count + buffered)
        + " bytes"
        + (frozen == 0 ? "" : "; frozen: " + count(frozen, "parameter"));
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private String text() {
    int numbers = rows.stream().mapToInt(row -> row.number.length()).max().orElse(0);
    int wide = rows.stream().mapToInt(row -> row.indented().length()).max().orElse(0);
    int shapes = rows.stream().mapToInt(row -> row.output().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(total());
    for (Row row : rows) {
      String line =
          pad(row.number, Math.max(3, numbers))
              + "  "
              + pad(row.indented(), wide)
              + "  "
              + pad(row.output(), shapes)
              + "  "
              + row.parameters
              + (row.frozen ? " frozen" : "");
      text.append('\n').append(line.stripTrailing());
    }
    return text.append(note().isEmpty() ? "" : "\n" + note()).toString();
  }

  /** How to see the shapes, where only the size of the images is missing. */
  private String note() {
    Layer first = network;
    while (first instanceof Sequential) {
      first = first.layers().get(0);
    }
    return first != network && first instanceof Conv2d && first.inputShape() == null
        ? "? depends on the size of the images: conv2d(…).inputSize(28, 28) as the first layer"
            + " shows it."
        : "";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String html() {
    StringBuilder html = new StringBuilder("<table><thead><tr><th></th>");
    html.append("<th style=\"text-align:left\">layer</th><th style=\"text-align:left\">output</th>")
        .append("<th>parameters</th><th>memory</th><th>values per sample</th></tr></thead><tbody>");
    for (Row row : rows) {
      html.append("<tr><td>").append(row.number);
      html.append("</td><td style=\"text-align:left")
          .append(row.depth == 0 ? "" : ";padding-left:" + 2 * row.depth + "em")
          .append("\">")
          .append(Html.escape(row.layer));
      html.append("</td><td style=\"text-align:left\">").append(row.output());
      html.append("</td><td>").append(row.parameters).append(row.frozen ? " frozen" : "");
      html.append("</td><td>").append(row.own == 0 ? "" : bytes(4L * row.own));
      html.append("</td><td>").append(row.values());
      html.append("</td></tr>");
    }
    return html.append("</tbody></table><div>")
        .append(Html.escape(total()))
        .append("</div>")
        .append(note().isEmpty() ? "" : "<div>" + Html.escape(note()) + "</div>")
        .toString();
  }
}
