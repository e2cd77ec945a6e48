package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

class RocTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void of_fourSamples_hasTheStepsOfTheHandDrawing() {
    Roc roc = Roc.of(Tensor.vector(0.1, 0.375, 0.25, 0.75), Tensor.vector(0, 0, 1, 1));
    assertThat(roc.thresholds()).containsExactly(INFINITE, 0.75, 0.375, 0.25, (double) 0.1f);
    assertThat(roc.truePositiveRates()).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(roc.falsePositiveRates()).containsExactly(0, 0, 0.5, 0.5, 1);
    assertThat(roc.auc()).isEqualTo(0.75);
    assertThat(roc.positives()).isEqualTo(2);
    assertThat(roc.negatives()).isEqualTo(2);
    assertThat(roc)
        .hasToString(
            "ROC of class 1: AUC 0.75, 2 positive and 2 negative samples, 4 distinct predictions");
  }

  @Test
  void of_ties_areOneSlantedStep() {
    Roc roc = Roc.of(Tensor.vector(0.5, 0.5, 0.5, 0.75), Tensor.vector(0, 1, 0, 1));
    assertThat(roc.thresholds()).containsExactly(INFINITE, 0.75, 0.5);
    assertThat(roc.truePositiveRates()).containsExactly(0, 0.5, 1);
    assertThat(roc.falsePositiveRates()).containsExactly(0, 0, 1);
    assertThat(roc.auc()).isEqualTo(0.75);
    assertThat(Roc.of(Tensor.zeros(4), Tensor.vector(0, 1, 0, 1)).auc()).isEqualTo(0.5);
    assertThat(Roc.of(Tensor.vector(-0.0, 0), Tensor.vector(0, 1)).auc()).isEqualTo(0.5);
  }

  @Test
  void auc_scoresOfAnySign_areOrderedAsNumbers() {
    Tensor y = Tensor.vector(0, 0, 0, 1, 1, 1);
    Tensor scores = Tensor.vector(-INFINITE, -3, -1e-30, 1e-30, 2, INFINITE);
    assertThat(new Auc().of(scores, y)).isEqualTo(1);
    assertThat(new Auc().of(scores.neg(), y)).isZero();
    assertThat(Roc.of(scores, y).thresholds())
        .containsExactly(INFINITE, INFINITE, 2, (double) 1e-30f, (double) -1e-30f, -3, -INFINITE);
  }

  /** The probability that a positive sample lies above a negative one, counted pair by pair. */
  @Test
  void auc_randomScoresWithTies_isTheShareOfOrderedPairs() {
    float[] scores = RandomStream.of(3, "scores").uniform(400, -5, 5);
    float[] labels = RandomStream.of(3, "labels").uniform(400, 0, 2);
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 400; i++) {
      labels[i] = (int) labels[i];
      scores[i] = (int) (scores[i] + labels[i]);
    }
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < 400; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    Tensor p = Tensor.vector(doubles(scores));
    Tensor y = Tensor.vector(doubles(labels));
    Roc roc = Roc.of(p, y);
    assertThat(roc.auc()).isEqualTo(won / pairs);
    double area = 0;
    double[] fpr = roc.falsePositiveRates();
    double[] tpr = roc.truePositiveRates();
    for (int i = 1; i < fpr.length; i++) {
      area += (fpr[i] - fpr[i - 1]) * (tpr[i] + tpr[i - 1]) / 2;
    }
    assertThat(roc.auc()).isCloseTo(area, Offset.offset(1e-12));
    assertThat(Roc.of(p.sigmoid().reshape(400, 1), y).auc()).isEqualTo(roc.auc());
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  @Test
  void severalClasses_oneAgainstTheRest_averageInTheMetric() {
    Tensor p =
        Tensor.matrix(
            new double[] {0.7, 0.2, 0.1},
            new double[] {0.1, 0.6, 0.3},
            new double[] {0.5, 0.1, 0.4},
            new double[] {0.3, 0.4, 0.3});
    Tensor y = Tensor.vector(0, 1, 2, 0);
    assertThat(Roc.of(p, y, 0).auc()).isEqualTo(0.75);
    assertThat(Roc.of(p, y, 1).auc()).isEqualTo(1);
    assertThat(Roc.of(p, y, 2).auc()).isEqualTo(1);
    assertThat(new Auc().of(p, y)).isEqualTo(2.75 / 3);
    assertThat(new Auc().of(p, Tensor.vector(0, 1, 1, 0))).isEqualTo((0.75 + 0.5) / 2);
  }

  @Test
  void auc_undefined_isNaN() {
    assertThat(new Auc().of(Tensor.vector(0.2, 0.3), Tensor.vector(1, 1))).isNaN();
    assertThat(new Auc().of(Tensor.vector(0.2, Double.NaN), Tensor.vector(1, 0))).isNaN();
    assertThat(new Auc().after(Link.MARGIN).of(Tensor.vector(-2, 3), Tensor.vector(-1, 1)))
        .isEqualTo(1);
  }

  @Test
  void named_otherName_keepsTheCurve() {
    Roc roc = Roc.of(Tensor.vector(0.2, 0.3), Tensor.vector(0, 1)).named("spam");
    assertThat(roc.toString()).startsWith("ROC of spam: AUC 1, ");
    assertThat(roc.toMimeBundle().text()).isEqualTo(roc.toString());
  }
}
