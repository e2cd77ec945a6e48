package org.lectern.optim;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;

/**
 * A setting that some layers have for themselves. Where layers lie in one another, the one given
 * last counts.
 *
 * @param <T> the setting
 */
final class PerLayer<T> {
  private final String who;
  private final String method;
  private final Map<Layer, T> values = new LinkedHashMap<>();
  private final Map<Parameter, T> resolved = new IdentityHashMap<>();

  PerLayer(String who, String method) {
    this.who = who;
    this.method = method;
  }

  void put(Layer layer, T value) {
    Checks.given(who + ": " + method, "a layer", layer, "Give a layer of the network.");
    if (layer.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          who
              + ": "
              + method
              + " needs a layer with parameters, but "
              + layer.label()
              + " has none. Give a layer that learns, such as net.layer(1).");
    }
    values.remove(layer);
    values.put(layer, value);
  }

  /** Looks up whose parameters are whose, before a step. */
  void resolve(Layer network) {
    resolved.clear();
    if (values.isEmpty()) {
      return;
    }
    Map<Parameter, T> own = new IdentityHashMap<>();
    network.parameters().forEach(one -> own.put(one, null));
    values.forEach(
        (layer, value) -> {
          for (Parameter parameter : layer.parameters()) {
            if (!own.containsKey(parameter)) {
              throw new IllegalStateException(
                  who
                      + ": "
                      + method
                      + " needs a layer of the network in training, but "
                      + layer.label()
                      + " is not in "
                      + network.label()
                      + ". Give the object that is in the network, such as net.layer(1), to a new"
                      + " optimiser.");
            }
            resolved.put(parameter, value);
          }
        });
  }

  T of(Parameter parameter, T otherwise) {
    T value = resolved.get(parameter);
    return value == null ? otherwise : value;
  }

  void forEach(BiConsumer<Layer, T> action) {
    values.forEach(action);
  }
}
