package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;

/**
 * How PyTorch changes one parameter w by its gradient g: statements of a script, which may change w
 * and what is remembered in place. In them DECAY stands for the weight decay of this parameter
 * (Lectern leaves biases alone), WEIGHT for whether it is none, FIRST for whether this is the first
 * step; step is a scalar tensor that counts from 1.
 *
 * @param memory names of what is remembered from step to step; zeros at first
 * @param decay the weight decay of weights
 * @param statements the update
 * @param clipping changes the gradients g0, g1 … of all parameters beforehand, or null
 */
record UpdateRule(List<String> memory, double decay, String statements, @Nullable String clipping) {

  static UpdateRule of(List<String> memory, double decay, String statements) {
    return new UpdateRule(memory, decay, statements, null);
  }

  UpdateRule clipping(String script) {
    return new UpdateRule(memory, decay, statements, script);
  }

  Map<String, Values> firstMemory(Shape shape) {
    Map<String, Values> first = new LinkedHashMap<>();
    memory.forEach(name -> first.put(name, Values.zeros(shape)));
    return first;
  }

  /** The changed parameter; the memory is changed in place. */
  Values update(
      Torch torch,
      Precision precision,
      boolean decays,
      int step,
      Values parameter,
      Values gradient,
      Map<String, Values> remembered) {
    Map<String, Values> inputs = new LinkedHashMap<>();
    inputs.put("w", parameter);
    inputs.put("g", gradient);
    inputs.put("step", Values.scalar(step));
    inputs.putAll(remembered);
    String body =
        statements
                .replace("DECAY", decays ? Double.toString(decay) : "0.")
                .replace("WEIGHT", decays ? "True" : "False")
                .replace("FIRST", step == 1 ? "True" : "False")
            + "return ["
            + String.join(", ", concat("w", memory))
            + "]";
    List<Values> changed =
        torch.run(new Script(new ArrayList<>(inputs.keySet()), body), inputs, precision);
    for (int i = 0; i < memory.size(); i++) {
      remembered.put(memory.get(i), changed.get(i + 1));
    }
    return changed.get(0);
  }

  /** All gradients, after clipping. */
  Map<String, Values> clip(Torch torch, Precision precision, Map<String, Values> gradients) {
    if (clipping == null) {
      return gradients;
    }
    Map<String, Values> inputs = new LinkedHashMap<>();
    gradients.values().forEach(gradient -> inputs.put("g" + inputs.size(), gradient));
    List<Values> clipped =
        torch.run(new Script(new ArrayList<>(inputs.keySet()), clipping), inputs, precision);
    Map<String, Values> result = new LinkedHashMap<>();
    gradients.keySet().forEach(name -> result.put(name, clipped.get(result.size())));
    return result;
  }

  private static List<String> concat(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }
}
