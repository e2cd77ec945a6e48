package org.lectern.plot;

import java.util.List;
import java.util.StringJoiner;

/** A network of neurons in words: its columns, and the weights, or between what they lie. */
final class NeuronsText {
  /** Up to so many numbers of a layer are written out. */
  private static final int FEW = 12;

  private NeuronsText() {}

  static String of(String label, NeuronChain chain, List<String> inputs, List<String> outputs) {
    StringJoiner arrows = new StringJoiner(" → ");
    for (NeuronChain.Column column : chain.columns()) {
      String notes = String.join(", ", column.notes());
      arrows.add(NeuronsSvg.counted(column) + (notes.isEmpty() ? "" : " (" + notes + ")"));
    }
    StringJoiner text = new StringJoiner("\n");
    text.add("Network " + label + ": " + arrows);
    if (!inputs.isEmpty()) {
      text.add("inputs: " + String.join(", ", inputs));
    }
    for (NeuronChain.Column column : chain.columns()) {
      if (column.dense() != null) {
        float[] biases = column.biases();
        text.add(
            column.dense().label()
                + ": weights "
                + numbers(column.weights())
                + (biases.length == 0 ? "" : ", biases " + numbers(biases)));
      }
    }
    if (!outputs.isEmpty()) {
      text.add("outputs: " + String.join(", ", outputs));
    }
    return text.toString();
  }

  private static String numbers(float[] values) {
    if (values.length <= FEW) {
      StringJoiner all = new StringJoiner(", ");
      for (float value : values) {
        all.add(NeuronsSvg.number(value));
      }
      return all.toString();
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int gaps = 0;
    for (float value : values) {
      if (Range.shows(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      } else {
        gaps++;
      }
    }
    return (gaps == values.length
            ? "none finite"
            : "from " + NeuronsSvg.number(least) + " to " + NeuronsSvg.number(most))
        + (gaps == 0 ? "" : " (" + gaps + " not finite)");
  }
}
