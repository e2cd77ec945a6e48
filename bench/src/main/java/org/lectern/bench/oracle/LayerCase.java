package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/**
 * Layers as functions. The script knows parameters and buffers under their names in Lectern, with _
 * for a point and before a digit; it returns the output and then the buffers' new values.
 */
final class LayerCase {
  private LayerCase() {}

  /** A layer in an evaluation pass. */
  static FunctionCase of(Layer layer, Tensor input, String script) {
    return of(layer, layer.label(), input, Pass.EVALUATION, script);
  }

  static FunctionCase of(Layer layer, String name, Tensor input, String script) {
    return of(layer, name, input, Pass.EVALUATION, script);
  }

  static FunctionCase of(Layer layer, String name, Tensor input, Pass pass, String script) {
    return of(layer, name, input, x -> layer.forward(x, pass), script);
  }

  /** A layer that is called in a way of its own. */
  static FunctionCase of(
      Layer layer, String name, Tensor input, UnaryOperator<Tensor> call, String script) {
    Draw draw = new Draw(name + input.shape() + "/state");
    Map<String, Tensor> state = layer.state();
    for (Parameter parameter : layer.parameters()) {
      int[] sizes = parameter.shape().toArray();
      state.put(parameter.fullName(), draw.scaled(0.5, sizes));
    }
    Map<String, Tensor> buffers = new LinkedHashMap<>(state);
    layer.parameters().forEach(parameter -> buffers.remove(parameter.fullName()));
    buffers.replaceAll((buffer, value) -> draw.uniform(0.5, 2, value.shape().toArray()));
    state.putAll(buffers);
    layer.restore(state);

    FunctionCase function =
        new FunctionCase(
            layer.getClass(),
            name,
            input,
            x -> {
              List<Tensor> outputs = new ArrayList<>(List.of(call.apply(x)));
              buffers.keySet().forEach(buffer -> outputs.add(layer.state().get(buffer)));
              return outputs;
            },
            script);
    for (Parameter parameter : layer.parameters()) {
      function.parameter(identifier(parameter.fullName()), parameter.variable());
    }
    buffers.forEach((buffer, value) -> function.constant(identifier(buffer), value));
    return function;
  }

  private static String identifier(String name) {
    String text = name.replace('.', '_');
    return Character.isDigit(text.charAt(0)) ? "_" + text : text;
  }
}
