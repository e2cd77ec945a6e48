package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Activation;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Dense;
import org.lectern.nn.Dropout;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerNorm;
import org.lectern.nn.PRelu;
import org.lectern.nn.Parameter;
import org.lectern.nn.Sequential;

/** A small network of dense layers as columns of neurons, the inputs first. */
record NeuronChain(List<Column> columns) {
  private static final int MOST_UNITS = 20;
  private static final int MOST_COLUMNS = 8;

  /**
   * A column of neurons.
   *
   * @param units how many
   * @param dense the layer that feeds them, null for the inputs
   * @param notes what happens to their values: activations, dropout and the like
   */
  record Column(int units, @Nullable Dense dense, List<String> notes) {
    /** The weights from the column before, row by row: (inputs, units). */
    float[] weights() {
      return dense == null ? new float[0] : dense.weight().toArray();
    }

    /** The biases, none for inputs and for layers without. */
    float[] biases() {
      Parameter bias = dense == null ? null : dense.namedParameters().get("bias");
      return bias == null ? new float[0] : bias.variable().toArray();
    }
  }

  /** The network as neurons, or null if it is too large or not made of dense layers alone. */
  static @Nullable NeuronChain of(Layer network) {
    List<Layer> layers = new ArrayList<>();
    flatten(network, layers);
    List<Column> columns = new ArrayList<>();
    List<String> first = new ArrayList<>();
    for (Layer layer : layers) {
      if (layer instanceof Dense dense) {
        int in = dense.inputShape().size(0);
        if (columns.isEmpty()) {
          columns.add(new Column(in, null, first));
        }
        if (columns.get(columns.size() - 1).units != in) {
          return null;
        }
        List<String> notes = new ArrayList<>();
        if (dense.isFrozen()) {
          notes.add("frozen");
        }
        columns.add(new Column(dense.outputShape(dense.inputShape()).size(0), dense, notes));
      } else if (isUnitByUnit(layer)) {
        (columns.isEmpty() ? first : columns.get(columns.size() - 1).notes).add(layer.label());
      } else {
        return null;
      }
    }
    boolean small =
        columns.size() <= MOST_COLUMNS && columns.stream().allMatch(c -> c.units <= MOST_UNITS);
    return columns.isEmpty() || !small ? null : new NeuronChain(columns);
  }

  /** The layers in order, those of a sequence within a sequence too. */
  static void flatten(Layer layer, List<Layer> layers) {
    if (layer instanceof Sequential) {
      layer.layers().forEach(inner -> flatten(inner, layers));
    } else {
      layers.add(layer);
    }
  }

  private static boolean isUnitByUnit(Layer layer) {
    return layer instanceof Activation
        || layer instanceof Dropout
        || layer instanceof BatchNorm
        || layer instanceof LayerNorm
        || layer instanceof PRelu;
  }

  int edges() {
    return columns.stream().mapToInt(column -> column.weights().length).sum();
  }
}
