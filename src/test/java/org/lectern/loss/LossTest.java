package org.lectern.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

class LossTest {
  private static final Tensor PREDICTIONS = Tensor.vector(0.2, 0.5, 0.9);
  private static final Tensor LABELS = Tensor.vector(1, 0, 1);

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  private static double value(Tensor scalar) {
    return scalar.item();
  }

  @Test
  void binaryCrossEntropy_deck000_givesItsNumbers() {
    Loss loss = new BinaryCrossEntropy();
    assertThat(loss.each(PREDICTIONS, LABELS).toArray())
        .containsExactly(new float[] {1.6094379f, 0.6931472f, 0.10536052f}, Offset.offset(1e-6f));
    assertThat(value(loss.sum().of(PREDICTIONS, LABELS))).isCloseTo(2.4079456, within(1e-6));
    assertThat(value(loss.of(PREDICTIONS, LABELS))).isCloseTo(0.8026485, within(1e-6));
  }

  @Test
  void binaryCrossEntropy_ofScores_isThatOfProbabilities() {
    Tensor scores = Tensor.vector(-1.3862944, 0, 2.1972246);
    assertThat(value(new BinaryCrossEntropy().ofScores(scores, LABELS)))
        .isCloseTo(0.8026485, within(1e-6));
  }

  @Test
  void binaryCrossEntropy_extremeScores_staysFiniteAndKeepsDigits() {
    BinaryCrossEntropy loss = new BinaryCrossEntropy();
    assertThat(value(loss.ofScores(Tensor.scalar(-200), Tensor.scalar(1)))).isEqualTo(200);
    assertThat(value(loss.ofScores(Tensor.scalar(20), Tensor.scalar(1))))
        .isCloseTo(2.0611537e-9, within(1e-15));
    assertThat(value(loss.of(Tensor.scalar(0), Tensor.scalar(1)))).isCloseTo(16.118, within(1e-3));
    assertThat(value(loss.of(Tensor.scalar(1), Tensor.scalar(1)))).isLessThan(2e-7);
  }

  @Test
  void binaryCrossEntropy_gradientAtScoreZero_isHalfMinusTheLabel() {
    Tensor z = Tensor.variable("z", Tensor.vector(0, 0));
    new BinaryCrossEntropy().sum().ofScores(z, Tensor.vector(1, 0)).backward();
    assertThat(z.grad().toArray()).containsExactly(-0.5f, 0.5f);
  }

  @Test
  void crossEntropy_deck001_givesItsNumbers() {
    Tensor scores =
        Tensor.matrix(
            new double[] {3.2, 5.1, -1.7},
            new double[] {1.3, 4.9, 2.0},
            new double[] {2.2, 2.5, -3.1});
    CrossEntropy loss = new CrossEntropy();
    Tensor ids = Tensor.vector(0, 1, 2);
    assertThat(loss.eachOfScores(scores, ids.reshape(3, 1)).toArray())
        .containsExactly(new float[] {2.0404f, 0.0791f, 6.1565f}, Offset.offset(5e-5f));
    assertThat(value(loss.ofScores(scores, ids))).isCloseTo(2.7587, within(5e-5));
    assertThat(value(loss.of(scores.softmax(-1), ids))).isCloseTo(2.7587, within(5e-5));
    assertThat(value(loss.ofScores(scores, Tensor.oneHot(ids, 3)))).isCloseTo(2.7587, within(5e-5));
  }

  @Test
  void crossEntropy_certainAndRight_keepsItsDigits() {
    Tensor scores = Tensor.matrix(new double[] {5, -20, -20});
    assertThat(value(new CrossEntropy().ofScores(scores, Tensor.vector(0))))
        .isCloseTo(2.7776e-11, within(1e-15));
  }

  @Test
  void crossEntropy_gradient_isSoftmaxMinusTarget() {
    Tensor z = Tensor.variable("z", Tensor.matrix(new double[] {1, 2, 3}));
    new CrossEntropy().ofScores(z, Tensor.vector(2)).backward();
    Tensor expected = z.detach().softmax(-1).sub(Tensor.oneHot(Tensor.vector(2), 3));
    assertThat(z.grad().toArray()).containsExactly(expected.toArray(), Offset.offset(3e-7f));
  }

  @Test
  void squaredError_differences_areSquaredAndReduced() {
    Tensor difference = Tensor.vector(1, 2, -2, 0);
    Tensor zero = Tensor.zeros(4);
    assertThat(value(new SquaredError().sum().of(difference, zero))).isEqualTo(9);
    assertThat(value(new SquaredError().of(difference, zero))).isEqualTo(2.25);
  }

  @Test
  void fit_columnAgainstVector_isReshaped() {
    Tensor column = Tensor.vector(1, 2).reshape(2, 1);
    assertThat(value(new SquaredError().sum().of(column, Tensor.vector(1, 4)))).isEqualTo(4);
  }

  @Test
  void of_shapesThatDoNotFit_saysBoth() {
    assertThatThrownBy(() -> new SquaredError().of(Tensor.zeros(4, 2), Tensor.zeros(4)))
        .hasMessage(
            "squaredError: predictions and target must have the same shape, but got (4, 2) and (4)."
                + " The network's last layer decides the first: one output for each number to"
                + " predict.");
    assertThatThrownBy(() -> new CrossEntropy().ofScores(Tensor.zeros(4, 1), Tensor.zeros(4)))
        .hasMessage(
            "crossEntropy: needs one score for each class, in a shape (samples, classes) with at"
                + " least 2 classes, but the network gives (4, 1). For one output use"
                + " binaryCrossEntropy().");
    assertThatThrownBy(() -> new CrossEntropy().ofScores(Tensor.zeros(2, 3), Tensor.vector(0, 3)))
        .hasMessage(
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3 outputs),"
                + " but label 1 is 3. Ids count from 0.");
    assertThatThrownBy(() -> new BinaryCrossEntropy().of(Tensor.vector(1.5), Tensor.vector(1)))
        .hasMessage(
            "binaryCrossEntropy: predictions must be probabilities from 0 to 1, but number 0 is 1.5."
                + " Pass raw scores through sigmoid first, or use ofScores(…).");
    assertThatThrownBy(() -> new BinaryCrossEntropy().of(Tensor.vector(0.5), Tensor.vector(2)))
        .hasMessage(
            "binaryCrossEntropy: labels must be from 0 to 1, but number 0 is 2. For more than two"
                + " classes use crossEntropy().");
  }

  @Test
  void crossEntropy_rawScoresAsPredictions_isRefused() {
    Tensor scores = Tensor.matrix(new double[] {-1, 2}, new double[] {3, -4});
    assertThatThrownBy(() -> new CrossEntropy().of(scores, Tensor.vector(1, 0)))
        .hasMessage(
            "crossEntropy: predictions must be probabilities from 0 to 1, but number 0 is -1. Pass"
                + " raw scores through softmax first, or use ofScores(…).");
  }

  @Test
  void crossEntropy_targetsThatDoNotFit_areRefused() {
    CrossEntropy loss = new CrossEntropy();
    assertThatThrownBy(() -> loss.ofScores(Tensor.zeros(6, 3), Tensor.zeros(2, 3)))
        .hasMessageStartingWith("crossEntropy: needs one class id for each of the 6 samples");
    assertThatThrownBy(() -> loss.ofScores(Tensor.zeros(1, 2), Tensor.full(8, 1, 2)))
        .hasMessage(
            "crossEntropy: target rows must hold values from 0 to 1, but number 0 is 8. A row has"
                + " one value for each class.");
    assertThatThrownBy(() -> loss.of(Tensor.vector(0.5, 0.5), Tensor.vector(1)))
        .hasMessage(
            "crossEntropy: needs the shape (samples, classes), but got (2). For one sample write"
                + " reshape(1, 2).");
  }

  @Test
  void binaryCrossEntropy_idsForSeveralOutputs_namesCrossEntropy() {
    assertThatThrownBy(() -> new BinaryCrossEntropy().ofScores(Tensor.zeros(4, 2), Tensor.zeros(4)))
        .hasMessage(
            "binaryCrossEntropy: needs a label for each output, but the network gives (4, 2) and"
                + " the target has shape (4). For classes that exclude each other use"
                + " crossEntropy(); for two classes one output is enough.");
  }
}
