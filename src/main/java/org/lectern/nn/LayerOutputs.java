package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.lectern.tensor.Tensor;

/**
 * What each layer of a network gives for an input: to look into a network, as in the lectures'
 * histograms of activations.
 *
 * <pre>{@code
 * for (var output : LayerOutputs.of(net, x)) { … output.layer().where(), output.value() … }
 * }</pre>
 */
public final class LayerOutputs {
  /**
   * One layer's output.
   *
   * @param layer the layer
   * @param value what it gave; outside {@code Recording.off} it has a gradient after a backward
   *     pass from the last value
   */
  public record Output(Layer layer, Tensor value) {}

  private LayerOutputs() {}

  /**
   * The outputs of all layers in evaluation, also of layers in a sequence within a sequence. Other
   * networks count as one layer.
   *
   * @param network the network
   * @param x the input
   * @return outputs in the order of computation
   */
  public static List<Output> of(Layer network, Tensor x) {
    List<Output> outputs = new ArrayList<>();
    collect(network, x, outputs);
    return outputs;
  }

  private static Tensor collect(Layer layer, Tensor x, List<Output> outputs) {
    if (!(layer instanceof Sequential)) {
      Tensor y = layer.forward(x);
      outputs.add(new Output(layer, y));
      return y;
    }
    Tensor value = x;
    for (Layer child : layer.layers()) {
      value = collect(child, value, outputs);
    }
    return value;
  }
}
