package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.loss.AbsoluteError;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Huber;
import org.lectern.loss.KlDivergence;
import org.lectern.loss.Loss;
import org.lectern.loss.NegativeLogLikelihood;
import org.lectern.loss.SquaredError;
import org.lectern.metric.Accuracy;
import org.lectern.metric.Auc;
import org.lectern.metric.F1;
import org.lectern.nn.Dense;
import org.lectern.nn.LogSoftmax;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.optim.Sgd;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/** Trainings with every kind of loss: what the link makes of the network's last layer. */
class LossLinkTest {
  /** Two clouds that a line separates. */
  private static final Tensor LABELS = Tensor.range(0, 60, 1).gt(29);

  private static final Tensor POINTS =
      Tensor.of(Tensor.zeros(60, 2).shape(), RandomStream.of(1, "points").uniform(120, -1, 1))
          .add(LABELS.mul(4).sub(2).reshape(60, 1));

  private static final Dataset CLOUDS = Dataset.of(POINTS, LABELS);

  private static Trainer trainer(Loss loss, int outputs) {
    return new Trainer(new Sequential(new Dense(2, outputs)), loss, new Sgd(0.1)).epochs(20);
  }

  @Test
  void fit_lossesForClasses_separateTheClouds() {
    for (Loss loss :
        List.of(
            new CrossEntropy().weights(1, 3).smoothing(0.1),
            new NegativeLogLikelihood(),
            new Hinge())) {
      History history = trainer(loss, 2).fit(CLOUDS);
      double[] accuracy = history.training("accuracy");
      assertThat(accuracy[accuracy.length - 1]).as(loss.toString()).isEqualTo(1);
    }
  }

  @Test
  void fit_networkThatEndsInLogSoftmax_learnsAsWithCrossEntropy() {
    Sequential logs = new Sequential(new Dense(2, 2), new LogSoftmax());
    Sequential raw = new Sequential(new Dense(2, 2));
    new Trainer(logs, new NegativeLogLikelihood(), new Sgd(0.1)).fit(CLOUDS);
    new Trainer(raw, new CrossEntropy(), new Sgd(0.1)).fit(CLOUDS);
    assertThat(logs.fingerprint()).isEqualTo(raw.fingerprint());
    assertThat(logs.predict(POINTS).fingerprint())
        .isEqualTo(raw.forward(POINTS).logSoftmax(-1).fingerprint());
  }

  @Test
  void fit_klDivergence_takesDistributions() {
    Dataset rows = Dataset.of(POINTS, Tensor.oneHot(LABELS, 2));
    Trainer trainer = trainer(new KlDivergence(), 2);
    trainer.fit(rows);
    assertThat(trainer.evaluate(rows).accuracy()).isEqualTo(1);
    assertThat(trainer.evaluate(rows).loss()).isLessThan(0.05);
  }

  @Test
  void fit_hingeOfOneScore_endsItsClassAtZero() {
    Dataset signs = Dataset.of(POINTS, LABELS.mul(2).sub(1)).asRegression();
    for (Dataset data : List.of(CLOUDS, signs)) {
      Trainer trainer =
          trainer(new Hinge(), 1).metrics(new Accuracy(), new F1().macro(), new Auc());
      trainer.fit(data);
      Evaluation evaluation = trainer.evaluate(data);
      assertThat(evaluation.accuracy()).isEqualTo(1);
      assertThat(evaluation.get("macro f1")).isEqualTo(1);
      assertThat(evaluation.get("AUC")).isEqualTo(1);
      assertThat(trainer.classes(POINTS).toArray()).containsExactly(LABELS.toArray());
    }
  }

  @Test
  void fit_lossesForNumbers_learnALine() {
    Dataset line = Dataset.of(POINTS, POINTS.column(0).mul(2).sub(1)).asRegression();
    for (Loss loss :
        List.of(new AbsoluteError(), new Huber(0.5), new SquaredError().weighted(0.5))) {
      double[] curve = trainer(loss, 1).epochs(100).fit(line).loss();
      assertThat(curve[99]).as(loss.toString()).isLessThan(0.2 * curve[0]);
    }
  }

  @Test
  void fit_weightedLoss_isALargerLearningRate() {
    Trainer plain = trainer(new SquaredError(), 1);
    Trainer half =
        new Trainer(new Sequential(new Dense(2, 1)), new SquaredError().weighted(0.5), new Sgd(0.2))
            .epochs(20);
    plain.fit(CLOUDS);
    half.fit(CLOUDS);
    assertThat(half.predict(POINTS).fingerprint()).isEqualTo(plain.predict(POINTS).fingerprint());
  }

  @Test
  void fit_endingThatDoesNotFit_namesLayerAndLoss() {
    Sequential softmax = new Sequential(new Dense(2, 2), new Softmax());
    Sequential sigmoid = new Sequential(new Dense(2, 1), new Sigmoid());
    assertThatThrownBy(() -> new Trainer(softmax, new Hinge(), new Sgd(0.1)).fit(CLOUDS))
        .hasMessage(
            "hinge: needs a network that ends in raw scores, but this one ends in softmax(). Remove"
                + " the last layer, or change the loss to crossEntropy().");
    assertThatThrownBy(
            () -> new Trainer(softmax, new NegativeLogLikelihood(), new Sgd(0.1)).fit(CLOUDS))
        .hasMessage(
            "negativeLogLikelihood: needs a network that ends in logSoftmax() or in raw scores, but"
                + " this one ends in softmax(). Change the last layer, or the loss to"
                + " crossEntropy().");
    assertThatThrownBy(() -> new Trainer(sigmoid, new KlDivergence(), new Sgd(0.1)).fit(CLOUDS))
        .hasMessage(
            "klDivergence: needs a network that ends in softmax() or in raw scores, but this one ends"
                + " in sigmoid(). Change the last layer, or the loss to binaryCrossEntropy().");
  }
}
