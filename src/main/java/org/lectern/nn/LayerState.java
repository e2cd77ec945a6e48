package org.lectern.nn;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Taking and restoring the numbers that training changes. */
final class LayerState {
  private LayerState() {}

  static Map<String, Tensor> of(Layer layer) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    LayerTree.parameters(layer)
        .forEach((name, parameter) -> state.put(name, parameter.variable().detach()));
    LayerTree.buffers(layer).forEach((name, buffer) -> state.put(name, buffer.value()));
    return state;
  }

  static void restore(Layer layer, Map<String, Tensor> state) {
    Map<String, Parameter> parameters = LayerTree.parameters(layer);
    Map<String, Buffer> buffers = LayerTree.buffers(layer);
    Map<String, Shape> needed = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> needed.put(name, parameter.shape()));
    buffers.forEach((name, buffer) -> needed.put(name, buffer.value().shape()));
    requireFit(layer.label(), needed, state);
    parameters.forEach((name, parameter) -> parameter.variable().assign(state.get(name)));
    buffers.forEach((name, buffer) -> buffer.assign(state.get(name)));
  }

  /** The same names, and the same shape under each. */
  private static void requireFit(
      String label, Map<String, Shape> needed, Map<String, Tensor> state) {
    Set<String> missing = new LinkedHashSet<>(needed.keySet());
    missing.removeAll(state.keySet());
    Set<String> unknown = new LinkedHashSet<>(state.keySet());
    unknown.removeAll(needed.keySet());
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "restore: the state must have the names of "
              + label
              + ", but "
              + (missing.isEmpty() ? "" : "lacks " + missing)
              + (missing.isEmpty() || unknown.isEmpty() ? "" : " and ")
              + (unknown.isEmpty() ? "" : "has " + unknown + " besides")
              + ". Build the network as it was when the state was taken.");
    }
    needed.forEach(
        (name, shape) -> {
          if (!state.get(name).shape().equals(shape)) {
            throw new ShapeException(
                "restore: "
                    + name
                    + " needs the shape "
                    + shape
                    + ", but the state has "
                    + state.get(name).shape()
                    + ". Build the network as it was when the state was taken.");
          }
        });
  }
}
