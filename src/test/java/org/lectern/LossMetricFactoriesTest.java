package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

/** The examples of the losses' and metrics' Javadoc, as a cell would run them. */
class LossMetricFactoriesTest {
  private static void assertNear(Tensor actual, double... expected) {
    float[] values = actual.toArray();
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], Offset.offset(5e-5));
    }
  }

  @Test
  void losses_examples_giveTheirNumbers() {
    Tensor scores = tensor(new double[][] {{3.2, 5.1, -1.7}, {1.3, 4.9, 2.0}, {2.2, 2.5, -3.1}});
    Tensor logs = tensor(new double[][] {{0.7, 0.2, 0.1}}).log();
    Tensor p = tensor(0.5, 0.25, 0.25);
    Tensor q = tensor(0.25, 0.5, 0.25);
    assertNear(squaredError(tensor(15, 20), tensor(12, 24)), 12.5);
    assertNear(squaredError().weighted(0.5).of(tensor(15, 20), tensor(12, 24)), 6.25);
    assertNear(absoluteError(tensor(15, 20), tensor(12, 24)), 3.5);
    assertNear(absoluteError().sum().of(tensor(15, 20), tensor(12, 24)), 7);
    assertNear(huber(1).of(tensor(0.5, 3), tensor(0, 0)), 1.3125);
    assertNear(huber().of(tensor(0.5, 3), tensor(0, 0)), 1.3125);
    assertNear(
        binaryCrossEntropy().each(tensor(0.2, 0.5, 0.9), tensor(1, 0, 1)), 1.6094, 0.6931, 0.1054);
    assertNear(binaryCrossEntropy(tensor(0.2, 0.5, 0.9), tensor(1, 0, 1)), 0.8026);
    assertNear(crossEntropy().eachOfScores(scores, tensor(0, 1, 2)), 2.0404, 0.0791, 6.1565);
    assertNear(crossEntropy().ofScores(scores, tensor(0, 1, 2)), 2.7587);
    assertNear(crossEntropy(softmax(scores), tensor(0, 1, 2)), 2.7587);
    assertNear(negativeLogLikelihood(logs, tensor(0)), 0.3567);
    assertNear(negativeLogLikelihood().of(logs, tensor(0)), 0.3567);
    assertNear(hinge().each(scores, tensor(0, 1, 2)), 2.9, 0, 12.9);
    assertNear(hinge(scores, tensor(0, 1, 2)), 5.2667);
    assertNear(klDivergence(q, p), 0.1733);
    assertNear(klDivergence().of(q, p), 0.1733);
    assertNear(entropyBits(p), 1.5);
    assertNear(entropy(p), 1.5 * Math.log(2));
  }

  @Test
  void metrics_examples_giveTheirNumbers() {
    Tensor p = tensor(0.9, 0.8, 0.3);
    Tensor y = tensor(1, 0, 1);
    assertThat(accuracy(tensor(0.2, 0.6, 0.9), tensor(0, 0, 1))).isEqualTo(2 / 3.0);
    assertThat(accuracy().of(p, y)).isEqualTo(1 / 3.0);
    assertThat(precision().of(p, y)).isEqualTo(0.5);
    assertThat(recall().of(p, y)).isEqualTo(0.5);
    assertThat(f1().of(p, y)).isEqualTo(0.5);
    Tensor rows = tensor(new double[][] {{0.5, 0.3, 0.2}, {0.5, 0.3, 0.2}});
    assertThat(topK(2).of(rows, tensor(1, 2))).isEqualTo(0.5);
    Tensor four = tensor(0.1, 0.4, 0.35, 0.8);
    assertThat(auc().of(four, tensor(0, 0, 1, 1))).isEqualTo(0.75);
    assertThat(roc(four, tensor(0, 0, 1, 1)).auc()).isEqualTo(0.75);
    assertThat(roc(rows, tensor(0, 1), 0).auc()).isEqualTo(0.5);
    assertThat(logLoss().of(tensor(0.2, 0.5, 0.9), y)).isCloseTo(0.8026, Offset.offset(5e-5));
    assertThat(meanSquaredError().of(tensor(15, 20), tensor(12, 24))).isEqualTo(12.5);
    assertThat(meanAbsoluteError().of(tensor(15, 20), tensor(12, 24))).isEqualTo(3.5);
    assertThat(rSquared().of(tensor(2.5, 0, 2, 8), tensor(3, -0.5, 2, 7)))
        .isCloseTo(0.9486, Offset.offset(5e-5));
    assertThat(confusionMatrix(p, y).count(0, 1)).isOne();
  }

  @Test
  void metrics_ofANetwork_takeTheClassNamesOfTheData() {
    var data = moons(100, 0.1).withClasses("lower", "upper");
    var net = sequential(dense(2, 8), tanh(), dense(8, 2));
    trainer(net, crossEntropy(), sgd(0.5)).metrics(accuracy(), f1().macro()).epochs(5).fit(data);
    var matrix = confusionMatrix(net, data);
    assertThat(matrix.classNames()).containsExactly("lower", "upper");
    assertThat(matrix.accuracy()).isEqualTo(accuracy(net, data));
    assertThat(roc(net, data).name()).isEqualTo("upper");
    assertThat(roc(net, data, 0).name()).isEqualTo("lower");
    assertThat(roc(net, data).auc())
        .isEqualTo(auc().of(net.predict(data.features()), data.labels()));
    assertThat(matrix.toMimeBundle().data()).containsKey(MimeBundle.HTML);
  }
}
