package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;
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

  /** Deviations of each of ten layers' outputs, from a Gaussian batch. */
  private static double[] tenLayers(Initialiser weights, boolean relu) {
    Tensor x =
        Tensor.of(
            org.lectern.tensor.Shape.of(1000, 500),
            RandomStream.of(2, "gaussian data").normal(500_000, 0, 1));
    Layer[] layers = new Layer[20];
    for (int i = 0; i < 10; i++) {
      layers[2 * i] = new Dense(500, 500, weights);
      layers[2 * i + 1] = relu ? new Relu() : new Tanh();
    }
    Sequential network = new Sequential(layers);
    double[] deviations = new double[10];
    for (int i = 0; i < 20; i++) {
      x = network.layer(i + 1).forward(x).detach();
      if (i % 2 == 1) {
        deviations[i / 2] = Math.sqrt(x.square().mean().item());
      }
    }
    return deviations;
  }

  private static Percentage percent(double percentage) {
    return Percentage.withPercentage(percentage);
  }

  @Test
  void deck001_smallWeightsThroughTenTanhLayers_dieOut() {
    double[] deviations = tenLayers(Initialiser.normal(0.01), false);
    assertThat(deviations[0]).isCloseTo(0.214, percent(1));
    assertThat(deviations[9]).isCloseTo(2.9e-7, percent(10));
    assertThat(deviations).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }
}
