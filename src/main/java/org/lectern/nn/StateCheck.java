package org.lectern.nn;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Whether a state fits a layer: the same names, and the same shape under each. */
final class StateCheck {
  private StateCheck() {}

  static void check(String label, Map<String, Shape> needed, Map<String, Tensor> state) {
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
