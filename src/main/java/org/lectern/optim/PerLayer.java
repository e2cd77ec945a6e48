package org.lectern.optim;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
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

  /** The parameters that were looked up last. */
  private @Nullable List<Parameter> last;

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
    last = null;
  }

  /**
   * Looks up whose parameters are whose, before a step. A network gives the same list of parameters
   * until some layer changes, so the same list needs no second look.
   */
  void resolve(Layer network) {
    if (values.isEmpty() || network.parameters() == last) {
      return;
    }
    resolved.clear();
    last = null;
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
    last = network.parameters();
  }

  T of(Parameter parameter, T otherwise) {
    T value = resolved.isEmpty() ? null : resolved.get(parameter);
    return value == null ? otherwise : value;
  }

  void forEach(BiConsumer<Layer, T> action) {
    values.forEach(action);
  }
}
