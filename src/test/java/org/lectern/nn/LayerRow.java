package org.lectern.nn;

import java.util.Map;
import java.util.function.Supplier;
import org.lectern.tensor.Shadow;
import org.lectern.tensor.Shape;

/**
 * A layer and the same function written a second time in double precision: for {@link
 * LayerGradientTest}, which finds every class {@code …Rows} in this package with a static {@code
 * List<LayerRow> rows()}.
 *
 * @param name what is special in this row
 * @param layer makes the layer
 * @param input the shape of a batch
 * @param low inputs lie from here
 * @param high to here, and at least 0.05 from 0
 * @param training whether a training pass is checked
 * @param tolerance of values and gradients, relative to the largest
 * @param form the function, of the layer's state by name and the input
 */
record LayerRow(
    String name,
    Supplier<Layer> layer,
    int[] input,
    double low,
    double high,
    boolean training,
    double tolerance,
    Form form) {
  /** The layer in double precision. */
  @FunctionalInterface
  interface Form {
    Shadow apply(Map<String, Shadow> state, Shadow x);
  }

  /** A row in evaluation, with inputs from −2 to 2. */
  static LayerRow of(String name, Supplier<Layer> layer, int[] input, Form form) {
    return new LayerRow(name, layer, input, -2, 2, false, 2e-5, form);
  }

  /** The same row with a training pass. */
  LayerRow inTraining() {
    return new LayerRow(name + ", training", layer, input, low, high, true, tolerance, form);
  }

  /** The same row with inputs from another range. */
  LayerRow from(double newLow, double newHigh) {
    return new LayerRow(name, layer, input, newLow, newHigh, training, tolerance, form);
  }

  /** The same row with another tolerance; say why. */
  LayerRow within(double newTolerance) {
    return new LayerRow(name, layer, input, low, high, training, newTolerance, form);
  }

  @Override
  public String toString() {
    return layer.get().label() + " on " + Shape.of(input) + (name.isEmpty() ? "" : ", " + name);
  }
}
