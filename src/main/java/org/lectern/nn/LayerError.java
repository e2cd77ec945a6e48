package org.lectern.nn;

import java.util.List;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** An error inside a network, with the layer's place and the shapes on the way to it. */
final class LayerError {
  private static final String WAY = "\nOn the way there:\n";

  private LayerError() {}

  /** Applies a layer of a block; an error tells its place. */
  static Tensor forward(Layer layer, Tensor x, Pass pass) {
    try {
      return layer.forward(x, pass);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw names(layer, message) ? e : like(e, layer.where() + ": " + message);
    }
  }

  /**
   * The error with its place in front and the layers up to it behind.
   *
   * @param layer the layer that failed
   * @param layers all layers of the sequence
   * @param values the input and what each layer before gave
   * @param error what it said
   */
  static IllegalArgumentException at(
      Layer layer, List<Layer> layers, List<Tensor[]> values, IllegalArgumentException error) {
    String message = String.valueOf(error.getMessage());
    int way = message.indexOf(WAY);
    String what = way < 0 ? message : message.substring(0, way);
    StringBuilder text = new StringBuilder();
    if (!names(layer, what)) {
      text.append(layer.where()).append(": ");
    }
    text.append(what).append(WAY).append("  input ").append(shapes(values.get(0)));
    for (int i = 0; i < values.size(); i++) {
      Layer passed = layers.get(i);
      text.append("\n  ").append(passed.tree().number()).append(' ').append(passed.label());
      if (i + 1 < values.size()) {
        text.append(" → ").append(shapes(values.get(i + 1)));
      }
    }
    if (way < 0) {
      text.append(" ← here");
    } else {
      String input = shapes(values.get(values.size() - 1));
      text.append(inner(message.substring(way + WAY.length()), input));
    }
    return like(error, text.toString());
  }

  /** The way inside the last layer, indented; its input is known from the line before. */
  private static String inner(String way, String input) {
    String known = "  input " + input + "\n";
    String rest = way.startsWith(known) ? way.substring(known.length()) : way;
    return "\n  " + rest.replace("\n", "\n  ");
  }

  /** Whether a message begins with the name of a layer or of one in it. */
  private static boolean names(Layer layer, String message) {
    boolean[] found = new boolean[1];
    LayerTree.walk(
        layer,
        (path, one) ->
            found[0] |=
                message.startsWith(one.label() + ", layer ")
                    || message.startsWith(one.label() + ": "));
    return found[0];
  }

  private static IllegalArgumentException like(IllegalArgumentException error, String text) {
    IllegalArgumentException placed =
        error instanceof ShapeException
            ? new ShapeException(text)
            : new IllegalArgumentException(text);
    placed.setStackTrace(error.getStackTrace());
    return placed;
  }

  private static String shapes(Tensor[] values) {
    StringBuilder text = new StringBuilder();
    for (Tensor value : values) {
      text.append(text.isEmpty() ? "" : " and ").append(value.shape());
    }
    return text.toString();
  }
}
