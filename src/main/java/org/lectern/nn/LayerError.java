package org.lectern.nn;

import java.util.List;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** An error inside a network, with the layer's place and the shapes on the way to it. */
final class LayerError {
  private static final String WAY = "\nOn the way there:\n";

  private LayerError() {}

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
    if (message.contains(WAY)) {
      return error;
    }
    StringBuilder text = new StringBuilder();
    // A layer inside this one has told its place already, such as 3.1 in layer 3.
    boolean told = message.contains(", layer " + layer.number() + ".");
    if (!message.startsWith(layer.label()) && !told) {
      text.append(layer.where()).append(": ");
    }
    text.append(message).append(WAY).append("  input ").append(shapes(values.get(0)));
    for (int i = 0; i < values.size(); i++) {
      Layer passed = layers.get(i);
      text.append("\n  ").append(passed.number()).append(' ').append(passed.label());
      text.append(i + 1 < values.size() ? " → " + shapes(values.get(i + 1)) : " ← here");
    }
    IllegalArgumentException placed =
        error instanceof ShapeException
            ? new ShapeException(text.toString())
            : new IllegalArgumentException(text.toString());
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
