package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

class PrecisionRecallTest {
  @Test
  void of_fourSamples_hasTheStepsOfTheHandDrawing() {
    PrecisionRecall curve =
        PrecisionRecall.of(Tensor.vector(0.1, 0.375, 0.25, 0.75), Tensor.vector(0, 0, 1, 1));
    assertThat(curve.thresholds())
        .containsExactly(Double.POSITIVE_INFINITY, 0.75, 0.375, 0.25, (double) 0.1f);
    assertThat(curve.precisions()).containsExactly(1, 1, 0.5, 2.0 / 3, 0.5);
    assertThat(curve.recalls()).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(curve.averagePrecision()).isCloseTo(5.0 / 6, Offset.offset(1e-15));
    assertThat(curve.positives()).isEqualTo(2);
    assertThat(curve.negatives()).isEqualTo(2);
    assertThat(curve)
        .hasToString(
            "Precision and recall of class 1: average precision 0.8333, 2 positive and 2 negative"
                + " samples, 4 distinct predictions; largest F1 0.8 from 0.25 on, with precision"
                + " 0.6667 and recall 1");
  }

  @Test
  void averagePrecision_ends_areThoseOfPerfectAndConstant() {
    Tensor target = Tensor.vector(0, 0, 0, 1);
    assertThat(PrecisionRecall.of(Tensor.vector(0, 1, 2, 3), target).averagePrecision()).isOne();
    assertThat(PrecisionRecall.of(Tensor.zeros(4), target).averagePrecision()).isEqualTo(0.25);
    assertThat(PrecisionRecall.of(Tensor.vector(3, 2, 1, 0), target).averagePrecision())
        .isEqualTo(0.25);
  }

  @Test
  void of_severalClasses_isOneAgainstTheRest() {
    Tensor predictions =
        Tensor.matrix(
            new double[] {0.5, 0.3, 0.2},
            new double[] {0.1, 0.6, 0.3},
            new double[] {0.3, 0.3, 0.4});
    Tensor target = Tensor.vector(0, 1, 2);
    assertThat(PrecisionRecall.of(predictions, target, 2).averagePrecision()).isOne();
    assertThat(PrecisionRecall.of(predictions, target, 2).named("cat").name()).isEqualTo("cat");
    assertThatThrownBy(() -> PrecisionRecall.of(predictions, target))
        .hasMessage(
            "precisionRecall: with 3 classes there is a curve for each, against the rest, so say"
                + " which. Try precisionRecall(predictions, target, 1) or precisionRecall(net, data,"
                + " 1).");
  }

  @Test
  void of_onlyPositives_isWellDefined() {
    PrecisionRecall curve = PrecisionRecall.of(Tensor.vector(0.2, 0.7), Tensor.vector(1, 1));
    assertThat(curve.averagePrecision()).isOne();
  }

  @Test
  void of_nanOrNoPositives_teaches() {
    assertThatThrownBy(
            () -> PrecisionRecall.of(Tensor.vector(0.2, Double.NaN), Tensor.vector(0, 1)))
        .hasMessage(
            "precisionRecall: needs predictions that are numbers, but one is NaN. Look at the loss"
                + " curve: did the training diverge?");
    assertThatThrownBy(() -> PrecisionRecall.of(Tensor.vector(0.2, 0.7), Tensor.vector(0, 0)))
        .hasMessage(
            "precisionRecall: needs samples of class 1, but none of the 2 is. Look at the labels:"
                + " data.labels().");
  }
}
