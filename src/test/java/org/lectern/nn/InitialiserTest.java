package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.optim.Sgd;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class InitialiserTest {
  private static final RandomStream STREAM = RandomStream.of(1, "weights");
  private static final int N = 200_000;

  private static Tensor draw(Initialiser initialiser, int in, int out) {
    return Tensor.vector(doubles(initialiser.draw(N, in, out, STREAM)));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** Fan-in 300, fan-out 100; the largest a number may be, or 0 where there is no bound. */
  static Stream<Arguments> distributions() {
    return Stream.of(
        arguments(Initialiser.normal(0.3), "normal(0.3)", 0, 0.09, 0),
        arguments(Initialiser.truncatedNormal(0.3), "truncatedNormal(0.3)", 0, 0.7737 * 0.09, 0.6),
        arguments(Initialiser.uniform(-0.1, 0.3), "uniform(-0.1, 0.3)", 0.1, 0.16 / 12, 0.3),
        arguments(Initialiser.xavier(), "xavier", 0, 1 / 300.0, 0),
        arguments(Initialiser.glorot(), "glorot", 0, 2 / 400.0, Math.sqrt(6 / 400.0)),
        arguments(Initialiser.glorotNormal(), "glorotNormal", 0, 2 / 400.0, 0),
        arguments(Initialiser.he(), "he", 0, 2 / 300.0, 0),
        arguments(Initialiser.heUniform(), "heUniform", 0, 2 / 300.0, Math.sqrt(6 / 300.0)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void draw_manyNumbers_haveTheStatedMeanVarianceAndBound(
      Initialiser initialiser, String name, double mean, double variance, double bound) {
    Tensor values = draw(initialiser, 300, 100);
    double deviation = Math.sqrt(variance);
    double measured = values.mean().item();
    assertThat(initialiser).hasToString(name);
    assertThat(measured).isCloseTo(mean, Offset.offset(0.01 * deviation));
    assertThat((double) values.sub(measured).square().mean().item())
        .isCloseTo(variance, Percentage.withPercentage(1));
    double largest = values.abs().max().item();
    if (bound > 0) {
      assertThat(largest).isBetween(0.999 * bound, 1.000001 * bound);
    } else {
      assertThat(largest).isGreaterThan(4 * deviation);
    }
  }

  @Test
  void constants_areThatNumber() {
    assertThat(Initialiser.constant(0.25).draw(3, 1, 1, STREAM))
        .containsExactly(0.25f, 0.25f, 0.25f);
    assertThat(Initialiser.zeros().draw(2, 1, 1, STREAM)).containsExactly(0, 0);
    assertThat(List.of(Initialiser.constant(0.25), Initialiser.zeros()))
        .hasToString("[constant(0.25), zeros]");
  }

  @Test
  void draw_aShorterParameter_isTheStartOfALongerOne() {
    for (Initialiser initialiser :
        List.of(
            Initialiser.normal(1), Initialiser.truncatedNormal(1), Initialiser.uniform(-1, 1))) {
      float[] all = initialiser.draw(1000, 1, 1, STREAM);
      for (int n : new int[] {0, 1, 2, 17, 999}) {
        assertThat(initialiser.draw(n, 1, 1, STREAM)).isEqualTo(Arrays.copyOf(all, n));
      }
    }
  }

  @Test
  void truncatedNormal_isTheNormalWithoutWhatLiesBeyondTwoDeviations() {
    float[] normal = STREAM.normal(1000, 0, 1);
    float[] kept = Initialiser.truncatedNormal(1).draw(900, 1, 1, STREAM);
    int at = 0;
    for (int i = 0; at < kept.length; i++) {
      if (Math.abs(normal[i]) <= 2) {
        assertThat(kept[at++]).isEqualTo(normal[i]);
      }
    }
  }

  /** The outputs of each of ten layers of 500 units, for a Gaussian batch. */
  private static Tensor[] tenLayers(Initialiser weights, Supplier<Layer> activation) {
    Tensor x =
        Tensor.of(Shape.of(1000, 500), RandomStream.of(2, "gaussian data").normal(500_000, 0, 1));
    Layer[] layers = new Layer[20];
    for (int i = 0; i < 20; i += 2) {
      layers[i] = new Dense(500, 500, weights);
      layers[i + 1] = activation.get();
    }
    Sequential network = new Sequential(layers);
    Tensor[] outputs = new Tensor[10];
    for (int i = 0; i < 10; i++) {
      x = network.layer(2 * i + 2).forward(network.layer(2 * i + 1).forward(x)).detach();
      outputs[i] = x;
    }
    return outputs;
  }

  /** The root of the mean square; for tanh, whose mean is 0, the standard deviation. */
  private static double[] spreads(Tensor[] outputs) {
    return Stream.of(outputs).mapToDouble(y -> Math.sqrt(y.square().mean().item())).toArray();
  }

  private static void assertFalling(double[] spreads, double first, double last) {
    assertThat(spreads[0]).isCloseTo(first, Percentage.withPercentage(1));
    assertThat(spreads[9]).isCloseTo(last, Percentage.withPercentage(5));
    for (int i = 1; i < 10; i++) {
      assertThat(spreads[i]).isLessThan(spreads[i - 1]);
    }
  }

  @Test
  void deck001_smallWeightsThroughTenTanhLayers_dieOut() {
    assertFalling(spreads(tenLayers(Initialiser.normal(0.01), Tanh::new)), 0.214, 2.9e-7);
  }

  @Test
  void deck001_largeWeightsThroughTenTanhLayers_saturate() {
    for (Tensor y : tenLayers(Initialiser.normal(1), Tanh::new)) {
      assertThat(Math.sqrt(y.square().mean().item())).isCloseTo(0.98, Offset.offset(0.005));
      assertThat((double) y.abs().gt(0.99).mean().item()).isBetween(0.88, 0.92);
    }
  }

  @Test
  void deck001_xavierThroughTenTanhLayers_fallsSlowly() {
    assertFalling(spreads(tenLayers(Initialiser.xavier(), Tanh::new)), 0.63, 0.22);
  }

  @Test
  void deck001_xavierThroughTenRelus_halvesTheSquareEachTime() {
    assertFalling(spreads(tenLayers(Initialiser.xavier(), Relu::new)), 0.705, 0.030);
  }

  @Test
  void deck001_heThroughTenRelus_keepsTheSize() {
    for (double spread : spreads(tenLayers(Initialiser.he(), Relu::new))) {
      assertThat(spread).isCloseTo(1, Offset.offset(0.1));
    }
  }

  /**
   * With zeros nothing but the last bias has a gradient; with any constant all units stay alike.
   */
  @Test
  void deck001_zeros_breakNoSymmetry() {
    assertThat(spreads(tenLayers(Initialiser.zeros(), Tanh::new))).containsOnly(0);
    Sequential zeros = trained(Initialiser.zeros());
    assertThat(zeros.parameter("1.weight").abs().max().item()).isZero();
    assertThat(zeros.parameter("3.weight").abs().max().item()).isZero();
    assertThat(zeros.parameter("3.bias").item()).isNotZero();
    Tensor alike = trained(Initialiser.constant(0.5)).parameter("1.weight").detach();
    assertThat(alike.ne(0.5).min().item()).isOne();
    assertThat(alike.sub(alike.slice(1, 0, 1)).abs().max().item()).isZero();
    Tensor different = trained(Initialiser.xavier()).parameter("1.weight").detach();
    assertThat(different.sub(different.slice(1, 0, 1)).abs().max().item()).isGreaterThan(0.1f);
  }

  private static Sequential trained(Initialiser weights) {
    Sequential network =
        new Sequential(new Dense(3, 4, weights), new Tanh(), new Dense(4, 1, weights));
    Tensor x = Tensor.of(Shape.of(20, 3), RandomStream.of(3, "x").normal(60, 0, 1));
    Tensor y = x.sum(true, 1).add(1);
    for (int i = 0; i < 5; i++) {
      network.forward(x, network.trainingPass()).sub(y).square().mean().backward();
      new Sgd(0.05).step(network);
    }
    return network;
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(
            () -> Initialiser.constant(Double.NaN),
            "constant: the value must be a finite number, but is NaN. Try 0.01."),
        refused(
            () -> Initialiser.normal(-0.1),
            "normal: the standard deviation must be above 0, but is -0.1. Try 0.01."),
        refused(
            () -> Initialiser.normal(1 / 100),
            "normal: the standard deviation must be above 0, but is 0.0. In Java 1/100 is"
                + " 0: write 0.01, with a point."),
        refused(
            () -> Initialiser.truncatedNormal(Double.NaN),
            "truncatedNormal: the standard deviation must be a finite number above 0, but is NaN."
                + " Try 0.01."),
        refused(
            () -> Initialiser.uniform(0.1, -0.1),
            "uniform: the lower bound must be below the upper, but got 0.1 and -0.1. Try"
                + " uniform(-0.1, 0.1)."),
        refused(
            () -> Initialiser.uniform(0, Double.POSITIVE_INFINITY),
            "uniform: the upper bound must be a finite number, but is ∞. Try uniform(-0.1, 0.1)."));
  }

  private static Arguments refused(ThrowingCallable action, String message) {
    return arguments(action, message);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void nonsense_isRefusedWithAReason(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
