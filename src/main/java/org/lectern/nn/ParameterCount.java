package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;

/**
 * How many parameters a network has, counted layer by layer as in a quiz: a dense layer has a
 * weight for each pair of an input and a unit and a bias for each unit, (inputs + 1) × units.
 *
 * <pre>{@code
 * parameterCount(sequential(dense(3, 2), dense(2, 1), sigmoid()))
 * // Dense(3→2): weights 3 × 2 = 6, biases 2, together (3 + 1) × 2 = 8
 * // Dense(2→1): weights 2 × 1 = 2, biases 1, together (2 + 1) × 1 = 3
 * // 8 weights + 3 biases = 11 parameters; 4 × 11 = 44 bytes
 * }</pre>
 *
 * <p>A convolution has (channels × kernel + 1) × kernels, however large the images are; a recurrent
 * layer gates × (inputs + hidden + 2) × hidden, for any number of steps. A layer that occurs twice
 * counts once.
 */
public final class ParameterCount implements Displayable {
  private record Row(String place, String label, String weights, String biases, String all) {}

  private final Layer network;
  private final List<Row> rows = new ArrayList<>();
  private int weights;
  private int biases;

  private ParameterCount(Layer network) {
    this.network = network;
    LayerTree.walk(network, (path, layer) -> add(path, layer));
  }

  /**
   * The count of a network.
   *
   * @param network any layer or network
   * @return the count, as a table
   * @throws IllegalArgumentException if the network is null
   */
  public static ParameterCount of(Layer network) {
    return new ParameterCount(Given.required("parameterCount", "a network", network));
  }

  /**
   * All parameters.
   *
   * @return weights and biases together
   */
  public int total() {
    return weights + biases;
  }

  /**
   * The parameters that are no biases.
   *
   * @return their number
   */
  public int weights() {
    return weights;
  }

  /**
   * The biases.
   *
   * @return their number
   */
  public int biases() {
    return biases;
  }

  private void add(String path, Layer layer) {
    List<Parameter> own = layer.tree().parameters;
    if (own.isEmpty()) {
      return;
    }
    int ownWeights = 0;
    int ownBiases = 0;
    List<String> products = new ArrayList<>();
    List<String> vectors = new ArrayList<>();
    for (Parameter parameter : own) {
      if (parameter.isBias()) {
        ownBiases += parameter.shape().length();
        vectors.add(Integer.toString(parameter.shape().length()));
      } else {
        ownWeights += parameter.shape().length();
        products.add(product(parameter.shape()));
      }
    }
    weights += ownWeights;
    biases += ownBiases;
    rows.add(
        new Row(
            path.isEmpty() ? "" : path.substring(0, path.length() - 1),
            layer.label(),
            equation(String.join(" + ", products), ownWeights),
            ownBiases == 0 ? "0" : equation(String.join(" + ", vectors), ownBiases),
            equation(formula(layer, own), ownWeights + ownBiases)));
  }

  /** 3 × 2 = 6, or 6 alone where there is nothing to work out. */
  private static String equation(String formula, int result) {
    String number = Integer.toString(result);
    return formula.isEmpty() || formula.equals(number) ? number : formula + " = " + number;
  }

  private static String product(Shape shape) {
    StringBuilder text = new StringBuilder();
    for (int size : shape.toArray()) {
      text.append(text.isEmpty() ? "" : " × ").append(size);
    }
    return text.isEmpty() ? "1" : text.toString();
  }

  /** The whole count in one formula, for layers that the lectures count so; else "". */
  private static String formula(Layer layer, List<Parameter> own) {
    Shape first = own.get(0).shape();
    boolean bias = own.size() > 1;
    if (layer instanceof Dense) {
      return bias ? "(" + first.size(0) + " + 1) × " + first.size(1) : product(first);
    }
    if (layer instanceof Maxout) {
      return "(" + first.size(0) + " + 1) × " + first.size(1);
    }
    if (layer instanceof Convolution<?>) {
      int[] sizes = first.toArray();
      StringBuilder inputs = new StringBuilder(Integer.toString(sizes[1]));
      for (int axis = 2; axis < sizes.length; axis++) {
        inputs.append(" × ").append(sizes[axis]);
      }
      return (bias ? "(" + inputs + " + 1)" : inputs) + " × " + sizes[0];
    }
    if (layer instanceof Recurrent) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k + 3 < own.size(); k += 4) {
        int in = own.get(k).shape().size(0);
        int hidden = own.get(k + 1).shape().size(0);
        int gates = own.get(k + 1).shape().size(1) / hidden;
        text.append(k == 0 ? "" : " + ").append(gates == 1 ? "" : gates + " × ");
        text.append('(').append(in).append(" + ").append(hidden).append(" + 2) × ").append(hidden);
      }
      return text.toString();
    }
    return own.size() == 2 && first.equals(own.get(1).shape()) ? "2 × " + product(first) : "";
  }

  private String totalLine() {
    return count(weights, "weight")
        + " + "
        + biases
        + (biases == 1 ? " bias" : " biases")
        + " = "
        + count(total(), "parameter")
        + "; 4 × "
        + total()
        + " = "
        + 4L * total()
        + " bytes";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  @Override
  public MimeBundle toMimeBundle() {
    String left = "<td style=\"text-align:left\">";
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (String head : new String[] {"", "layer", "weights", "biases", "together"}) {
      html.append("<th style=\"text-align:left\">").append(head).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (Row row : rows) {
      html.append("<tr>");
      for (String cell : new String[] {row.place, row.label, row.weights, row.biases, row.all}) {
        html.append(left).append(Html.escape(cell)).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table><div><b>").append(Html.escape(totalLine())).append("</b></div>");
    return MimeBundle.text(toString()).with(MimeBundle.HTML, html.toString());
  }

  /** A line for each layer that has parameters, and the total. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Parameters of ").append(network.label());
    for (Row row : rows) {
      text.append('\n').append(row.place).append(row.place.isEmpty() ? "" : "  ");
      text.append(row.label).append(": weights ").append(row.weights);
      text.append(", biases ").append(row.biases).append(", together ").append(row.all);
    }
    return text.append('\n').append(totalLine()).toString();
  }
}
