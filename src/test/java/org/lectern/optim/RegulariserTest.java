package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.tensor.Tensor;

class RegulariserTest {
  private static final Tensor ONE = Tensor.vector(1, 0, 0, 0);
  private static final Tensor SPREAD = Tensor.vector(0.25, 0.25, 0.25, 0.25);

  /** Deck 001: both give x·w = 1; L2 as Σw² prefers the spread weights, L1 does not care. */
  @Test
  void penalty_lecturesExample_hasItsNumbers() {
    Tensor x = Tensor.vector(1, 1, 1, 1);
    assertThat(x.mul(ONE).sum().item()).isEqualTo(x.mul(SPREAD).sum().item()).isEqualTo(1);
    Regulariser sumOfSquares = Regulariser.l2(2);
    assertThat(sumOfSquares.penalty(ONE)).isEqualTo(1);
    assertThat(sumOfSquares.penalty(SPREAD)).isEqualTo(0.25);
    assertThat(sumOfSquares.penalty(ONE, SPREAD)).isEqualTo(1.25);
    assertThat(Regulariser.l1(1).penalty(ONE)).isEqualTo(1);
    assertThat(Regulariser.l1(1).penalty(SPREAD)).isEqualTo(1);
    assertThat(Regulariser.elasticNet(2, 0.25).penalty(SPREAD))
        .isEqualTo(2 * (0.25 * 1 + 0.75 / 2 * 0.25));
  }

  /** The full loss of deck 001 and 004: the data loss and λ·R(W), biases left out. */
  @Test
  void penalty_network_leavesBiasesOut() {
    Dense layer = new Dense(2, 2, Initialiser.constant(3));
    layer.bias().assign(Tensor.vector(1, -2));
    assertThat(Regulariser.l2(0.1).penalty(layer)).isCloseTo(0.05 * 36, Offset.offset(1e-12));
    assertThat(Regulariser.l2(0.1).withBiases().penalty(layer))
        .isCloseTo(0.05 * 41, Offset.offset(1e-12));
    assertThat(Regulariser.l1(0.5).withBiases().penalty(layer)).isEqualTo(0.5 * 15);
  }

  @Test
  void l2_inPlainDescent_isWeightDecay() {
    Bowl one = new Bowl();
    Bowl other = new Bowl();
    one.steps(new Sgd(0.1, 0.3), 5);
    other.steps(new Sgd(0.1).regularise(Regulariser.l2(0.3)), 5);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  static Stream<OptimiserRow> rows() {
    return OptimiserRow.rows().stream().filter(row -> !(row.make().get() instanceof Lbfgs));
  }

  /**
   * min ½(w − b)² + λ|w| has the solution sign(b)·max(|b| − λ, 0), whatever the optimiser. Adadelta
   * swings about it; AdamW decays besides.
   */
  @ParameterizedTest
  @MethodSource("rows")
  void l1_untilItRests_givesTheLassoWithExactZeros(OptimiserRow row) {
    double[] b = {3, -2, 0.4, -0.5, 0};
    Dense layer = new Dense(1, 5, Initialiser.constant(1));
    Optimiser optimiser = row.make().get().regularise(Regulariser.l1(1));
    if (optimiser instanceof AdamW decaying) {
      decaying.weightDecay(layer, 0);
    }
    for (int i = 0; i < 1500; i++) {
      layer.weight().flatten().sub(Tensor.vector(b)).square().sum().mul(0.5).backward();
      optimiser.step(layer);
    }
    float[] w = layer.weight().toArray();
    float near =
        optimiser instanceof Adadelta ? 0.1f : optimiser instanceof RmsProp ? 0.02f : 1e-4f;
    assertThat(w).containsExactly(new float[] {2, -1, 0, 0, 0}, Offset.offset(near));
    for (int i = 2; i < 5; i++) {
      assertThat(Float.floatToRawIntBits(w[i])).as("exactly 0, not -0").isZero();
    }
  }

  @Test
  void l1_oneStep_movesEachWeightByRateTimesLambda() {
    Dense layer = new Dense(1, 3, Initialiser.zeros());
    layer.weight().assign(Tensor.matrix(new double[] {1, -1, 0.01}));
    layer.weight().mul(0).sum().add(layer.bias().mul(0).sum()).backward();
    new Sgd(0.5).regularise(Regulariser.l1(0.25)).step(layer);
    assertThat(layer.weight().toArray()).containsExactly(0.875f, -0.875f, 0);
  }

  /** min (a/2)(w − b)² + λ₁|w| + (λ₂/2)w²: sign(b)·max(a|b| − λ₁, 0)/(a + λ₂). */
  @Test
  void elasticNet_untilItRests_shrinksWhatIsLeft() {
    Dense layer = new Dense(1, 2, Initialiser.zeros());
    Optimiser optimiser = new Sgd(0.1).regularise(Regulariser.elasticNet(2, 0.5));
    for (int i = 0; i < 300; i++) {
      layer.weight().flatten().sub(Tensor.vector(3, -0.9)).square().sum().mul(0.5).backward();
      optimiser.step(layer);
    }
    assertThat(layer.weight().toArray()).containsExactly(new float[] {1, 0}, Offset.offset(1e-6f));
  }

  /** scikit-learn's C for a sum and for a mean of n losses is one penalty. */
  @Test
  void lambdaFromC_sumAndMean_differByN() {
    assertThat(Regulariser.lambdaFromC(0.5)).isEqualTo(2);
    assertThat(Regulariser.lambdaFromC(0.5, 200)).isEqualTo(0.01);
    assertThat(Regulariser.lambdaFromC(3)).isEqualTo(1 / 3.0);
  }

  @Test
  void toString_each_isItsFactory() {
    assertThat(Regulariser.l2(0.001)).hasToString("l2(0.001)");
    assertThat(Regulariser.l1(1)).hasToString("l1(1)");
    assertThat(Regulariser.elasticNet(0.1, 0.5).withBiases())
        .hasToString("elasticNet(0.1, 0.5) with biases");
  }
}
