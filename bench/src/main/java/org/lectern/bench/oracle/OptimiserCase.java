package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Sequential;
import org.lectern.nn.Tanh;
import org.lectern.optim.Optimiser;
import org.lectern.tensor.Tensor;

/**
 * Ten steps of training a small network: the losses on the way, and the parameters at the end.
 *
 * @param name what the table calls it
 * @param optimiser a new optimiser
 * @param rule how PyTorch changes one parameter
 * @param tolerance 1e-5, or 1e-4 where the rule divides by the gradient's own size
 */
record OptimiserCase(String name, Optimiser optimiser, UpdateRule rule, double tolerance)
    implements Case {
  private static final int STEPS = 10;
  private static final int SAMPLES = 24;
  private static final int IN = 6;
  private static final int HIDDEN = 10;
  private static final int OUT = 3;
  private static final String NETWORK =
      """
      h = torch.tanh(torch.linear(x, torch.t(w1), b1))
      return [torch.mse_loss(torch.linear(h, torch.t(w2), b2), target, 1)]
      """;

  @Override
  public Class<?> subject() {
    return optimiser.getClass();
  }

  @Override
  public String shape() {
    return STEPS + " steps, " + IN + "→" + HIDDEN + "→" + OUT;
  }

  @Override
  public Comparison run(Torch torch) {
    Draw draw = new Draw("optimisers");
    Tensor x = draw.normal(SAMPLES, IN);
    Tensor target = draw.normal(SAMPLES, OUT);
    Layer network = new Sequential(new Dense(IN, HIDDEN), new Tanh(), new Dense(HIDDEN, OUT));
    network.reset(1);
    Map<String, Values> inputs = new LinkedHashMap<>();
    inputs.put("x", Values.of(x));
    inputs.put("target", Values.of(target));
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (String name : List.of("w1", "b1", "w2", "b2")) {
      Parameter parameter = network.parameters().get(parameters.size());
      parameters.put(name, parameter);
      inputs.put(name, Values.of(parameter.variable()));
    }

    List<Double> losses = train(network, x, target);
    Comparison comparison = new Comparison();
    for (Precision precision : Precision.values()) {
      Map<String, Values> state = new LinkedHashMap<>(inputs);
      List<Double> expected = train(torch, precision, state, parameters);
      for (int step = 0; step < STEPS; step++) {
        double loss = expected.get(step);
        comparison.add(Part.FORWARD, precision, Math.abs(losses.get(step) - loss) / loss);
      }
      parameters.forEach(
          (key, parameter) ->
              comparison.add(
                  Part.PARAMETERS, precision, Values.of(parameter.variable()), state.get(key)));
    }
    return comparison;
  }

  private List<Double> train(Layer network, Tensor x, Tensor target) {
    Loss loss = new SquaredError();
    List<Double> losses = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      Tensor cost = loss.of(network.forward(x, network.trainingPass()), target);
      losses.add((double) cost.item());
      cost.backward();
      optimiser.step(network);
    }
    return losses;
  }

  private List<Double> train(
      Torch torch,
      Precision precision,
      Map<String, Values> state,
      Map<String, Parameter> parameters) {
    Script network = new Script(new ArrayList<>(state.keySet()), NETWORK);
    Set<String> names = new LinkedHashSet<>(parameters.keySet());
    Map<String, Map<String, Values>> memories = new LinkedHashMap<>();
    List<Double> losses = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      Outcome outcome = torch.run(network, state, names, Values.scalar(1), precision);
      losses.add(outcome.outputs().get(0).numbers()[0]);
      Map<String, Values> gradients = rule.clip(torch, precision, outcome.gradients());
      for (String name : names) {
        Map<String, Values> memory =
            memories.computeIfAbsent(name, n -> rule.firstMemory(state.get(n).shape()));
        state.put(
            name,
            rule.update(
                torch,
                precision,
                parameters.get(name).decays(),
                step,
                state.get(name),
                gradients.get(name),
                memory));
      }
    }
    return losses;
  }
}
