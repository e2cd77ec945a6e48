package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** Metrics of regression, and log loss. */
class NumberMetricTest {
  private static final Tensor P = Tensor.vector(2.5, 0, 2, 8);
  private static final Tensor Y = Tensor.vector(3, -0.5, 2, 7);

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @Test
  void errors_fourNumbers_areThoseByHand() {
    assertThat(new MeanSquaredError().of(P, Y)).isEqualTo(0.375);
    assertThat(new MeanAbsoluteError().of(P, Y)).isEqualTo(0.5);
    assertThat(new RSquared().of(P, Y)).isEqualTo(1 - 1.5 / 29.1875);
    assertThat(new MeanSquaredError().of(P.reshape(4, 1), Y)).isEqualTo(0.375);
  }

  @Test
  void rSquared_severalOutputs_isTheMean() {
    Tensor p = Tensor.stack(P, Y).transpose();
    Tensor y = Tensor.stack(Y, Y).transpose();
    assertThat(new RSquared().of(p, y)).isEqualTo((1 - 1.5 / 29.1875 + 1) / 2);
  }

  @Test
  void rSquared_specialCases_areAsStated() {
    Tensor same = Tensor.full(3, 2);
    assertThat(new RSquared().of(same, same)).isEqualTo(1);
    assertThat(new RSquared().of(Tensor.vector(3, 4), same)).isZero();
    assertThat(new RSquared().of(Tensor.full(2, 2), Tensor.vector(1, 3))).isZero();
    assertThat(new RSquared().of(Tensor.full(5, 2), Tensor.vector(1, 3))).isEqualTo(-9);
    assertThat(new RSquared().of(Tensor.full(Double.NaN, 2), same)).isNaN();
  }

  @Test
  void sums_manyNumbers_keepTheDigitsOfDouble() {
    Tensor p = Tensor.full(0.1, 1_000_000);
    double expected = (double) 0.1f * 0.1f;
    assertThat(new MeanSquaredError().of(p, Tensor.zeros(1_000_000)))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void logLoss_deck000_isTheMeanCrossEntropy() {
    Tensor p = Tensor.vector(0.2, 0.5, 0.9);
    Tensor y = Tensor.vector(1, 0, 1);
    assertThat(new LogLoss().of(p, y)).isCloseTo(0.8026485, within(1e-7));
    Tensor rows = Tensor.stack(p.neg().add(1), p).transpose();
    assertThat(new LogLoss().of(rows, y)).isCloseTo(0.8026485, within(1e-7));
    assertThat(new LogLoss().after(Link.LOG_SOFTMAX).of(rows.log(), Tensor.oneHot(y, 2)))
        .isCloseTo(0.8026485, within(1e-6));
    assertThat(new LogLoss().of(Tensor.vector(1), Tensor.vector(0)))
        .isCloseTo(16.118, within(1e-3));
    assertThat(new LogLoss().of(Tensor.vector(Double.NaN), Tensor.vector(0))).isNaN();
  }

  @Test
  void higherIsBetter_errors_areSmallAtBest() {
    for (Metric metric : List.of(new LogLoss(), new MeanSquaredError(), new MeanAbsoluteError())) {
      assertThat(metric.higherIsBetter()).as(metric.name()).isFalse();
    }
    for (Metric metric :
        List.of(new Accuracy(), new RSquared(), new Auc(), new TopK(2), new F1(), new Recall())) {
      assertThat(metric.higherIsBetter()).as(metric.name()).isTrue();
    }
  }
}
