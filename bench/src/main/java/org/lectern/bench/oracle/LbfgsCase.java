package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.Loss;
import org.lectern.nn.Dense;
import org.lectern.optim.Lbfgs;
import org.lectern.optim.Optimiser;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * Ten steps of L-BFGS on a logistic regression. PyTorch's own is Python code with another line
 * search, so its losses and gradients go to {@link LbfgsRule}, the rule that Lectern documents. The
 * problem is large enough that ten steps don't end at the minimum, where rounding would decide what
 * the line search accepts.
 */
final class LbfgsCase implements Case {
  private static final int STEPS = 10;
  private static final int SAMPLES = 100;
  private static final int IN = 20;
  private static final Script LOSS =
      new Script(
          List.of("x", "target", "w", "b"),
          "torch.binary_cross_entropy_with_logits(torch.add(torch.matmul(x, w), b), target)");

  @Override
  public Class<?> subject() {
    return Lbfgs.class;
  }

  @Override
  public String name() {
    return "lbfgs()";
  }

  @Override
  public String shape() {
    return STEPS + " steps, " + IN + "→1";
  }

  @Override
  public double tolerance() {
    return 1e-5;
  }

  @Override
  public Comparison run(Torch torch) {
    Draw draw = new Draw("lbfgs");
    Tensor x = draw.normal(SAMPLES, IN);
    Tensor target = draw.ids(2, SAMPLES, 1);
    Dense layer = new Dense(IN, 1);
    layer.reset(1);
    Values first = Values.of(layer.weight());

    Loss loss = new BinaryCrossEntropy();
    Supplier<Tensor> again = () -> loss.ofScores(layer.forward(x), target);
    Optimiser optimiser = new Lbfgs();
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      Tensor cost = again.get();
      losses.add((double) cost.item());
      cost.backward();
      optimiser.step(layer, again);
    }

    Comparison comparison = new Comparison();
    for (Precision precision : Precision.values()) {
      LbfgsRule rule =
          new LbfgsRule(w -> evaluate(torch, precision, Values.of(x), Values.of(target), w));
      double[] start = new double[IN + 1];
      System.arraycopy(first.numbers(), 0, start, 0, IN);
      LbfgsRule.Point here = rule.at(start);
      for (int step = 0; step < STEPS; step++) {
        double expected = here.loss();
        comparison.add(Part.FORWARD, precision, Math.abs(losses.get(step) - expected) / expected);
        here = rule.step(here);
      }
      Values expected = new Values(Shape.of(IN + 1), here.w());
      comparison.add(Part.PARAMETERS, precision, parameters(layer), expected);
    }
    return comparison;
  }

  private static Values parameters(Dense layer) {
    return Values.of(Tensor.concat(0, layer.weight().reshape(IN), layer.bias()));
  }

  private static LbfgsRule.Point evaluate(
      Torch torch, Precision precision, Values x, Values target, double[] place) {
    // Parameters have the precision of the calculation.
    double[] all = place.clone();
    if (precision == Precision.SINGLE) {
      Arrays.setAll(all, i -> (float) place[i]);
    }
    double[] w = new double[IN];
    System.arraycopy(all, 0, w, 0, IN);
    Map<String, Values> inputs = new LinkedHashMap<>();
    inputs.put("x", x);
    inputs.put("target", target);
    inputs.put("w", new Values(Shape.of(IN, 1), w));
    inputs.put("b", new Values(Shape.of(1), new double[] {all[IN]}));
    Outcome outcome = torch.run(LOSS, inputs, Set.of("w", "b"), Values.scalar(1), precision);
    double[] gradient = new double[IN + 1];
    System.arraycopy(outcome.gradients().get("w").numbers(), 0, gradient, 0, IN);
    gradient[IN] = outcome.gradients().get("b").numbers()[0];
    return new LbfgsRule.Point(all, outcome.outputs().get(0).numbers()[0], gradient);
  }
}
