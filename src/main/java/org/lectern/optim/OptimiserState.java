package org.lectern.optim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.tensor.Tensor;

/**
 * What an optimiser remembers about a network, for checkpoints: {@link Optimiser#state} takes it,
 * {@link Optimiser#restore} puts it back, and training goes on as if it had never stopped, bit for
 * bit. Immutable.
 *
 * @param kind the optimiser's name, such as adam
 * @param tensors what it remembers about each parameter, such as {@code 1.weight/m}, in order
 * @param numbers counts of updates, such as {@code 1.weight/updates}, and what a schedule
 *     remembers, such as {@code schedule/best}; all finite
 */
public record OptimiserState(
    String kind, Map<String, Tensor> tensors, Map<String, Double> numbers) {
  /**
   * Copies the maps.
   *
   * @param kind the optimiser's name
   * @param tensors by name
   * @param numbers by name
   */
  public OptimiserState {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  @Override
  public String toString() {
    return "state of "
        + kind
        + " ("
        + tensors.size()
        + (tensors.size() == 1 ? " tensor, " : " tensors, ")
        + numbers.size()
        + (numbers.size() == 1 ? " number)" : " numbers)");
  }
}
