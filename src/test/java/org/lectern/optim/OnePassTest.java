package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/** Every rule as one pass gives the bits of its formula in operations on tensors. */
class OnePassTest {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    1e-40f,
    -1e-25f,
    1e19f,
    -Float.MAX_VALUE
  };

  private record Row(Supplier<Optimiser> onePass, Supplier<Optimiser> tensors) {
    @Override
    public String toString() {
      return onePass.get().toString();
    }
  }

  static Stream<Row> rules() {
    return Stream.of(
        new Row(() -> new Sgd(0.1), () -> new TensorRules.Descent(0.1, 0)),
        new Row(() -> new Sgd(0.1, 0.3), () -> new TensorRules.Descent(0.1, 0.3)),
        new Row(() -> new Momentum(0.1, 0.9), () -> new TensorRules.Velocity(0.1, 0.9, false)),
        new Row(() -> new Nesterov(0.1, 0.9), () -> new TensorRules.Velocity(0.1, 0.9, true)),
        new Row(() -> new Adagrad(0.1), () -> new TensorRules.Roots(0.1, 1, 1e-10)),
        new Row(() -> new Adagrad(0.1, 0.3), () -> new TensorRules.Roots(0.1, 1, 0.3)),
        new Row(() -> new RmsProp(0.01), () -> new TensorRules.Roots(0.01, 0.99, 1e-8)),
        new Row(() -> new RmsProp(0.1, 0.7, 0.3), () -> new TensorRules.Roots(0.1, 0.7, 0.3)),
        new Row(Adadelta::new, () -> new TensorRules.Ratios(1, 0.9, 1e-6)),
        new Row(() -> new Adadelta(0.7, 0.8, 0.3), () -> new TensorRules.Ratios(0.7, 0.8, 0.3)),
        new Row(() -> new Adam(0.01), () -> new TensorRules.Moments(0.01, 0, 0.9, 0.999, 1e-8)),
        new Row(
            () -> new Adam(0.1, 0.7, 0.8, 0.3),
            () -> new TensorRules.Moments(0.1, 0, 0.7, 0.8, 0.3)),
        new Row(
            () -> new AdamW(0.01, 0.3), () -> new TensorRules.Moments(0.01, 0.3, 0.9, 0.999, 1e-8)),
        new Row(
            () -> new AdamW(0.01, 0), () -> new TensorRules.Moments(0.01, 0, 0.9, 0.999, 1e-8)));
  }

  /** Parameters of many lengths, the largest long enough for threads to share. */
  private static final class Numbers extends Layer {
    Numbers() {
      for (int n : new int[] {1, 2, 15, 16, 17, 37, 256, 1003, 140_003}) {
        parameter("weight" + n, Initialiser.zeros(), n);
      }
      parameter("bias", Initialiser.zeros(), 19);
      for (Parameter one : parameters()) {
        one.variable().assign(numbers(one, 0, true));
      }
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return x;
    }

    /** Gives each parameter a gradient: that of Σ w·g is g. */
    void gradients(int step, boolean special) {
      Tensor sum = Tensor.scalar(0);
      for (Parameter one : parameters()) {
        if (!one.isFrozen()) {
          sum = sum.add(one.value().mul(numbers(one, step, special)).sum());
        }
      }
      sum.backward();
    }

    private static Tensor numbers(Parameter parameter, int step, boolean special) {
      SplittableRandom random = new SplittableRandom(31L * parameter.shape().length() + step);
      float[] x = new float[parameter.shape().length()];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (random.nextDouble() - 0.5) * (1 << random.nextInt(5)) / 4;
        if (special && random.nextInt(12) == 0) {
          x[i] = SPECIAL[random.nextInt(SPECIAL.length)];
        }
      }
      return Tensor.of(parameter.shape(), x);
    }
  }

  private static void assertSameBits(Row row, boolean special, Options options) {
    Numbers[] networks = {new Numbers(), new Numbers()};
    Optimiser[] optimisers = {row.onePass.get(), row.tensors.get()};
    for (int step = 1; step <= 4; step++) {
      for (int i = 0; i < 2; i++) {
        options.set(optimisers[i], networks[i], step);
        networks[i].gradients(step, special);
        optimisers[i].step(networks[i]);
      }
      assertThat(networks[0].fingerprint()).as("step " + step).isEqualTo(networks[1].fingerprint());
    }
    OptimiserState first = optimisers[0].state(networks[0]);
    OptimiserState second = optimisers[1].state(networks[1]);
    assertThat(first.tensors().keySet()).isEqualTo(second.tensors().keySet());
    first
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(tensor.fingerprint())
                    .as(name)
                    .isEqualTo(second.tensors().get(name).fingerprint()));
    assertThat(first.numbers()).isEqualTo(second.numbers());
  }

  private interface Options {
    void set(Optimiser optimiser, Numbers network, int step);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void step_anyFloats_givesTheBitsOfTheChain(Row row) {
    assertSameBits(row, true, (optimiser, network, step) -> {});
  }

  @ParameterizedTest
  @MethodSource("rules")
  void step_withEveryOption_givesTheBitsOfTheChain(Row row) {
    assertSameBits(
        row,
        false,
        (optimiser, network, step) -> {
          network.parameters().get(4).unfreeze();
          if (step == 1) {
            optimiser.clipValue(0.7).clipNorm(100).schedule(Schedule.warmUp(3));
            optimiser.regularise(Regulariser.elasticNet(0.01, 0.5).withBiases());
          } else if (step == 2) {
            network.parameters().get(4).freeze();
          } else if (step == 3) {
            network.parameters().get(2).variable().clearGrad();
          }
        });
  }
}
