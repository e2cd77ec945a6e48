package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lectern.tensor.Tensor;

/**
 * A function on both sides: outputs, and gradients of the first output times a random upstream
 * gradient. The script's inputs are x, the parameters and the constants, by name.
 */
final class FunctionCase implements Case {
  private static final double TOLERANCE = 1e-5;
  private static final String INPUT = "x";

  private final Class<?> subject;
  private final String name;
  private final Tensor input;
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> constants = new LinkedHashMap<>();
  private final Function<Tensor, List<Tensor>> lectern;
  private final String script;
  private final Set<String> zeroGradients = new LinkedHashSet<>();
  private boolean inputGradient = true;

  /**
   * A case without parameters.
   *
   * @param lectern from the input to the outputs; the later ones are compared without gradients
   * @param script the same in PyTorch
   */
  FunctionCase(
      Class<?> subject,
      String name,
      Tensor input,
      Function<Tensor, List<Tensor>> lectern,
      String script) {
    this.subject = subject;
    this.name = name;
    this.input = input;
    this.lectern = lectern;
    this.script = script;
  }

  /** A variable whose gradient is compared. */
  FunctionCase parameter(String parameter, Tensor value) {
    parameters.put(parameter, value);
    return this;
  }

  /** Numbers that only the script needs, such as a target; taken now, before Lectern runs. */
  FunctionCase constant(String constant, Tensor value) {
    constants.put(constant, value.detach());
    return this;
  }

  /** For inputs that are ids. */
  FunctionCase withoutInputGradient() {
    inputGradient = false;
    return this;
  }

  /**
   * For a parameter that changes nothing, so that its exact gradient is 0 and both sides give
   * rounding errors: their difference counts as a part of the largest gradient of all parameters.
   */
  FunctionCase zeroGradient(String parameter) {
    zeroGradients.add(parameter);
    return this;
  }

  @Override
  public Class<?> subject() {
    return subject;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String shape() {
    return input.shape().toString();
  }

  @Override
  public double tolerance() {
    return TOLERANCE;
  }

  @Override
  public Comparison run(Torch torch) {
    Map<String, Values> inputs = new LinkedHashMap<>();
    inputs.put(INPUT, Values.of(input));
    parameters.forEach((key, value) -> inputs.put(key, Values.of(value)));
    constants.forEach((key, value) -> inputs.put(key, Values.of(value)));

    Tensor x = inputGradient ? Tensor.variable(INPUT, input) : input;
    List<Tensor> outputs = lectern.apply(x);
    Tensor upstream =
        new Draw(name + shape() + "/upstream").normal(outputs.get(0).shape().toArray());
    outputs.get(0).mul(upstream).sum().backward();

    Set<String> wanted = new LinkedHashSet<>(parameters.keySet());
    if (inputGradient) {
      wanted.add(INPUT);
    }
    Comparison comparison = new Comparison();
    for (Precision precision : Precision.values()) {
      Outcome expected =
          torch.run(
              new Script(new ArrayList<>(inputs.keySet()), script),
              inputs,
              wanted,
              Values.of(upstream),
              precision);
      compare(comparison, precision, x, outputs, expected);
    }
    return comparison;
  }

  private void compare(
      Comparison comparison,
      Precision precision,
      Tensor x,
      List<Tensor> outputs,
      Outcome expected) {
    if (outputs.size() != expected.outputs().size()) {
      throw new IllegalStateException("the numbers of outputs differ");
    }
    for (int i = 0; i < outputs.size(); i++) {
      comparison.add(Part.FORWARD, precision, Values.of(outputs.get(i)), expected.outputs().get(i));
    }
    double largest =
        expected.gradients().values().stream().mapToDouble(Values::largest).max().orElse(0);
    expected
        .gradients()
        .forEach(
            (key, reference) -> {
              requireZero(key, precision, reference, largest);
              boolean isInput = key.equals(INPUT);
              Values gradient = Values.of((isInput ? x : parameters.get(key)).grad());
              comparison.add(
                  isInput ? Part.INPUT : Part.PARAMETERS,
                  precision,
                  zeroGradients.contains(key)
                      ? gradient.differenceFrom(reference, largest)
                      : gradient.differenceFrom(reference));
            });
  }

  /** Whoever says that a gradient is 0 must be right. */
  private void requireZero(String key, Precision precision, Values reference, double largest) {
    if (zeroGradients.contains(key)
        && precision == Precision.DOUBLE
        && reference.largest() > 1e-12 * largest) {
      throw new IllegalStateException("the gradient of " + key + " is not 0");
    }
  }
}
