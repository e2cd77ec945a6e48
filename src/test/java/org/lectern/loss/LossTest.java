package org.lectern.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

class LossTest {
  private static final Tensor PREDICTIONS = Tensor.vector(0.2, 0.5, 0.9);
  private static final Tensor LABELS = Tensor.vector(1, 0, 1);

  /** Deck 001: cat, chair and car on three images. */
  private static final Tensor SCORES =
      Tensor.matrix(
          new double[] {3.2, 5.1, -1.7},
          new double[] {1.3, 4.9, 2.0},
          new double[] {2.2, 2.5, -3.1});

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
    Tensor scores = SCORES;
    CrossEntropy loss = new CrossEntropy();
    Tensor ids = Tensor.vector(0, 1, 2);
    assertThat(loss.eachOfScores(scores, ids).toArray())
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
  void binaryCrossEntropy_positiveWeight_countsOnlyTheLabelOne() {
    BinaryCrossEntropy loss = new BinaryCrossEntropy().positiveWeight(3);
    assertThat(loss.each(PREDICTIONS, LABELS).toArray())
        .containsExactly(
            new float[] {3 * 1.6094379f, 0.6931472f, 3 * 0.10536052f}, Offset.offset(1e-6f));
    assertThat(value(loss.of(PREDICTIONS, LABELS))).isCloseTo(5.837543 / 3, within(1e-6));
  }

  /** Deck 004: J = −1/m ΣΣ sums over the K outputs. */
  @Test
  void binaryCrossEntropy_severalOutputs_timesTheirNumberIsTheCostOfDeck004() {
    Tensor p = Tensor.matrix(new double[] {0.2, 0.5}, new double[] {0.9, 0.5});
    Tensor y = Tensor.matrix(new double[] {1, 0}, new double[] {1, 1});
    double sum = 1.6094379 + 0.6931472 + 0.1053605 + 0.6931472;
    assertThat(value(new BinaryCrossEntropy().of(p, y))).isCloseTo(sum / 4, within(1e-6));
    assertThat(value(new BinaryCrossEntropy().weighted(2).of(p, y)))
        .isCloseTo(sum / 2, within(1e-6));
  }

  @Test
  void crossEntropy_weights_divideByTheSumOfTheSamplesWeights() {
    CrossEntropy loss = new CrossEntropy().weights(1, 2, 4);
    Tensor p = Tensor.matrix(new double[] {0.5, 0.25, 0.25}, new double[] {0.25, 0.5, 0.25});
    Tensor ids = Tensor.vector(0, 2);
    double ln2 = Math.log(2);
    assertThat(loss.each(p, ids).toArray())
        .containsExactly(new float[] {(float) ln2, (float) (8 * ln2)}, Offset.offset(1e-6f));
    assertThat(value(loss.of(p, ids))).isCloseTo(9 * ln2 / 5, within(1e-6));
    assertThat(value(loss.of(p, Tensor.oneHot(ids, 3)))).isCloseTo(9 * ln2 / 5, within(1e-6));
    assertThat(value(loss.sum().of(p, ids))).isCloseTo(9 * ln2, within(1e-6));
    assertThat(value(new CrossEntropy().weights(7, 7, 7).of(p, ids)))
        .isCloseTo(3 * ln2 / 2, within(1e-6));
  }

  @Test
  void crossEntropy_smoothing_mixesInTheMeanOverTheClasses() {
    Tensor p = Tensor.matrix(new double[] {0.5, 0.25, 0.25});
    double ln2 = Math.log(2);
    assertThat(value(new CrossEntropy().smoothing(0.3).of(p, Tensor.vector(0))))
        .isCloseTo(0.7 * ln2 + 0.1 * 5 * ln2, within(1e-6));
    assertThat(new CrossEntropy().smoothing(0).of(p, Tensor.vector(0)).fingerprint())
        .isEqualTo(new CrossEntropy().of(p, Tensor.vector(0)).fingerprint());
  }

  @Test
  void negativeLogLikelihood_ofLogSoftmax_isCrossEntropyToTheLastBit() {
    Tensor ids = Tensor.vector(0, 1, 2);
    String expected = new CrossEntropy().ofScores(SCORES, ids).fingerprint();
    NegativeLogLikelihood loss = new NegativeLogLikelihood();
    assertThat(loss.of(SCORES.logSoftmax(-1), ids).fingerprint()).isEqualTo(expected);
    assertThat(loss.ofScores(SCORES, ids).fingerprint()).isEqualTo(expected);
  }

  @Test
  void hinge_deck001_givesItsNumbers() {
    Hinge loss = new Hinge();
    Tensor ids = Tensor.vector(0, 1, 2);
    assertThat(loss.each(SCORES, ids).toArray())
        .containsExactly(new float[] {2.9f, 0, 12.9f}, Offset.offset(2e-6f));
    assertThat(value(loss.of(SCORES, ids))).isCloseTo(5.2667, within(5e-5));
    assertThat(value(loss.of(SCORES, Tensor.oneHot(ids, 3)))).isCloseTo(5.2667, within(5e-5));
  }

  @Test
  void hingeAgainstCrossEntropy_deck001_givesItsTable() {
    Tensor models =
        Tensor.matrix(
            new double[] {5, -3, 2}, new double[] {5, 10, 10}, new double[] {5, -20, -20});
    Tensor ids = Tensor.vector(0, 0, 0);
    assertThat(new Hinge().each(models, ids).toArray()).containsExactly(0, 12, 0);
    float[] entropy = new CrossEntropy().eachOfScores(models, ids).toArray();
    assertThat((double) entropy[0]).isCloseTo(0.0489, within(5e-5));
    assertThat((double) entropy[1]).isCloseTo(5.6965, within(5e-5));
    assertThat((double) entropy[2]).isCloseTo(2.7776e-11, within(5e-16));
  }

  @Test
  void hinge_oneScore_takesBothKindsOfLabels() {
    Tensor scores = Tensor.vector(0.5, -2, 3, 0.25);
    float[] expected = {0.5f, 0, 0, 1.25f};
    assertThat(new Hinge().each(scores, Tensor.vector(1, 0, 1, 0)).toArray())
        .containsExactly(expected);
    assertThat(new Hinge().each(scores, Tensor.vector(1, -1, 1, -1)).toArray())
        .containsExactly(expected);
    assertThat(value(new Hinge().of(scores.reshape(4, 1), Tensor.vector(1, 0, 1, 0))))
        .isEqualTo(1.75 / 4);
  }

  @Test
  void squaredAndAbsoluteError_deck001_giveItsNumbers() {
    Tensor f =
        Tensor.matrix(
            new double[] {12, 24, 42, 23},
            new double[] {34, 32, 5, 2},
            new double[] {12, 31, 12, 31},
            new double[] {31, 64, 5, 13});
    Tensor y =
        Tensor.matrix(
            new double[] {15, 20, 40, 25},
            new double[] {34, 32, 5, 2},
            new double[] {12, 31, 12, 31},
            new double[] {31, 64, 5, 13});
    assertThat(value(new SquaredError().sum().of(f, y))).isEqualTo(33);
    assertThat(value(new AbsoluteError().sum().of(f, y))).isEqualTo(11);
    assertThat(value(new SquaredError().of(f, y))).isEqualTo(2.0625);
    assertThat(value(new AbsoluteError().of(f, y))).isEqualTo(0.6875);
  }

  /** Deck 001: the best constant is the mean, and the median. */
  @Test
  void squaredAndAbsoluteError_bestConstant_areMeanAndMedian() {
    Tensor y = Tensor.vector(1, 2, 3, 4, 100);
    for (double off : new double[] {-1, 1}) {
      assertThat(value(new SquaredError().of(Tensor.full(22 + off, 5), y)))
          .isGreaterThan(value(new SquaredError().of(Tensor.full(22, 5), y)));
      assertThat(value(new AbsoluteError().of(Tensor.full(3 + off, 5), y)))
          .isGreaterThan(value(new AbsoluteError().of(Tensor.full(3, 5), y)));
    }
  }

  @Test
  void huber_bothParts_meetAtDelta() {
    Huber loss = new Huber(2);
    assertThat(loss.each(Tensor.vector(1, -2, 3, 0), Tensor.zeros(4)).toArray())
        .containsExactly(0.5f, 2, 4, 0);
    Tensor x = Tensor.variable("x", Tensor.vector(1, -2, 3, -9, 0));
    loss.sum().of(x, Tensor.zeros(5)).backward();
    assertThat(x.grad().toArray()).containsExactly(1, -2, 2, -2, 0);
  }

  @Test
  void weighted_half_isTheSquaredErrorOfDeck002() {
    Tensor x = Tensor.variable("x", Tensor.vector(3, 1));
    Tensor value = new SquaredError().weighted(0.5).sum().of(x, Tensor.vector(1, 2));
    assertThat(value(value)).isEqualTo(2.5);
    value.backward();
    assertThat(x.grad().toArray()).containsExactly(2, -1);
  }

  @Test
  void klDivergence_deck002_isCrossEntropyMinusEntropy() {
    Tensor p = Tensor.matrix(new double[] {0.5, 0.25, 0.25}, new double[] {0, 0.5, 0.5});
    Tensor q = Tensor.matrix(new double[] {0.25, 0.5, 0.25}, new double[] {0.25, 0.25, 0.5});
    KlDivergence loss = new KlDivergence();
    double ln2 = Math.log(2);
    assertThat(loss.each(q, p).toArray())
        .containsExactly(
            new float[] {(float) (0.25 * ln2), (float) (0.5 * ln2)}, Offset.offset(1e-6f));
    double crossEntropy = value(new CrossEntropy().of(q, p));
    assertThat(value(loss.of(q, p)))
        .isCloseTo(crossEntropy - Entropy.of(p).mean().item(), within(1e-6));
    assertThat(value(loss.of(p, p))).isZero();
    assertThat(value(loss.of(q.row(0), p.row(0)))).isCloseTo(0.25 * ln2, within(1e-6));
  }

  @Test
  void klDivergence_gradients_areThoseOfCrossEntropy() {
    Tensor p = Tensor.matrix(new double[] {0.5, 0.25, 0.25});
    Tensor z = Tensor.variable("z", Tensor.matrix(new double[] {1, -1, 0.5}));
    new KlDivergence().ofScores(z, p).backward();
    float[] gradient = z.grad().toArray();
    new CrossEntropy().ofScores(z, p).backward();
    assertThat(gradient).containsExactly(z.grad().toArray(), Offset.offset(1e-6f));
  }

  @Test
  void entropy_knownDistributions_inBitsAndNats() {
    Tensor p = Tensor.matrix(new double[] {0.5, 0.25, 0.25, 0}, new double[] {1, 0, 0, 0});
    assertThat(Entropy.bits(p).toArray())
        .containsExactly(new float[] {1.5f, 0}, Offset.offset(1e-6f));
    assertThat(value(Entropy.bits(Tensor.full(0.125, 8)))).isCloseTo(3, within(1e-6));
    assertThat(value(Entropy.of(Tensor.vector(0.5, 0.5)))).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void toString_options_areNamed() {
    assertThat(new SquaredError().weighted(0.5)).hasToString("0.5 × squaredError (mean)");
    assertThat(new Huber(1.5).sum()).hasToString("huber(1.5) (sum)");
    assertThat(new BinaryCrossEntropy().positiveWeight(3))
        .hasToString("binaryCrossEntropy, label 1 × 3 (mean)");
    assertThat(new CrossEntropy().weights(1, 2, 1).smoothing(0.1).sum().weighted(2))
        .hasToString("2 × crossEntropy, class weights 1 2 1, smoothing 0.1 (sum)");
    assertThat(new Hinge()).hasToString("hinge (mean)");
  }

  @Test
  void link_eachLoss_isWhatItsNetworkEndsIn() {
    assertThat(new SquaredError().link()).isEqualTo(Link.IDENTITY);
    assertThat(new BinaryCrossEntropy().link()).isEqualTo(Link.SIGMOID);
    assertThat(new CrossEntropy().sum().link()).isEqualTo(Link.SOFTMAX);
    assertThat(new KlDivergence().link()).isEqualTo(Link.SOFTMAX);
    assertThat(new NegativeLogLikelihood().link()).isEqualTo(Link.LOG_SOFTMAX);
    assertThat(new Hinge().weighted(2).link()).isEqualTo(Link.MARGIN);
  }

  /** As in the Javadoc of {@link Loss}. */
  static class Quartic extends Loss {
    @Override
    public String name() {
      return "quartic";
    }

    @Override
    protected Tensor losses(Tensor predictions, Tensor target) {
      return predictions.sub(target).pow(4);
    }
  }

  @Test
  void ownLoss_fewLines_hasEverything() {
    Loss loss = new Quartic();
    Tensor x = Tensor.vector(2, 1);
    assertThat(value(loss.of(x, Tensor.zeros(2)))).isEqualTo(8.5);
    assertThat(value(loss.sum().weighted(2).ofScores(x, Tensor.zeros(2)))).isEqualTo(34);
    assertThat(loss).hasToString("quartic (mean)");
  }
}
