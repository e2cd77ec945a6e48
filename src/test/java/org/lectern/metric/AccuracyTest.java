package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

class AccuracyTest {
  private final Accuracy accuracy = new Accuracy();

  @Test
  void of_oneProbability_isYesAboveOneHalf() {
    Tensor p = Tensor.vector(0.2, 0.5, 0.51, 0.9).reshape(4, 1);
    assertThat(accuracy.of(p, Tensor.vector(0, 0, 1, 0))).isEqualTo(0.75);
  }

  @Test
  void of_severalProbabilities_isTheLargest() {
    Tensor p = Tensor.matrix(new double[] {0.2, 0.8}, new double[] {0.6, 0.4});
    assertThat(accuracy.of(p, Tensor.vector(1, 1))).isEqualTo(0.5);
    assertThat(accuracy.of(p, Tensor.oneHot(Tensor.vector(1, 1), 2))).isEqualTo(0.5);
  }

  @Test
  void of_independentLabels_countsEach() {
    Tensor p = Tensor.matrix(new double[] {0.9, 0.8}, new double[] {0.6, 0.4});
    Tensor y = Tensor.matrix(new double[] {1, 1}, new double[] {1, 1});
    assertThat(new Accuracy(Link.SIGMOID).of(p, y)).isEqualTo(0.75);
  }

  @Test
  void of_NaN_isWrong() {
    assertThat(accuracy.of(Tensor.full(Double.NaN, 4, 3), Tensor.zeros(4))).isZero();
    assertThat(accuracy.of(Tensor.full(Double.NaN, 4), Tensor.zeros(4))).isZero();
  }

  @Test
  void of_badInput_saysSo() {
    assertThatThrownBy(() -> accuracy.of(Tensor.vector(1, 0), Tensor.vector(0.2, 0.9)))
        .hasMessage(
            "accuracy: labels must be whole numbers, but one is 0.2. The predictions come first,"
                + " then the labels; for numbers use a loss.");
    assertThatThrownBy(() -> accuracy.of(Tensor.zeros(3), Tensor.zeros(4)))
        .hasMessage(
            "accuracy: needs one label for each of the 3 predictions, but the target has"
                + " shape (4). Take both from the same samples.");
  }

  @Test
  void toString_ofAMetric_isItsName() {
    assertThat(new Accuracy()).hasToString("accuracy");
  }
}
