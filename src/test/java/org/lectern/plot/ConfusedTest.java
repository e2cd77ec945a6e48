package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.MimeBundle;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Loss;
import org.lectern.metric.ConfusionMatrix;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** {@link HighestLoss}, {@link MostConfused} and the {@link Verdicts} behind them. */
class ConfusedTest {
  private static final Dataset DATA = Pictures.shapes(60);

  private static Layer trained(Loss loss, Layer... layers) {
    Sequential net = new Sequential(layers);
    net.reset(3);
    new Trainer(net, loss, new Sgd(0.1)).epochs(2).batch(10).fit(moons());
    return net;
  }

  private static Dataset moons() {
    return Generators.moons(50, 0.2, 1);
  }

  private static void agree(Layer net, Dataset data, Loss loss) {
    Verdicts verdicts = Verdicts.of("test", net, data);
    ConfusionMatrix matrix =
        ConfusionMatrix.ofClasses(net.classes(data.features()), data.labels(), data.classNames());
    double total = 0;
    int wrong = 0;
    for (int i = 0; i < data.size(); i++) {
      total += verdicts.losses[i];
      wrong += verdicts.isWrong(i) ? 1 : 0;
    }
    assertThat(1 - wrong / (double) data.size()).isCloseTo(matrix.accuracy(), within(1e-9));
    double mean = loss.ofScores(net.scores(data.features(), Pass.EVALUATION), data.labels()).item();
    assertThat(total / data.size()).isCloseTo(mean, within(1e-5));
  }

  @Test
  void verdicts_everyEnding_agreeWithLossAndClasses() {
    agree(trained(new CrossEntropy(), new Dense(2, 2)), moons(), new CrossEntropy());
    agree(trained(new CrossEntropy(), new Dense(2, 2), new Softmax()), moons(), new CrossEntropy());
    agree(trained(new BinaryCrossEntropy(), new Dense(2, 1)), moons(), new BinaryCrossEntropy());
    agree(
        trained(new BinaryCrossEntropy(), new Dense(2, 1), new Sigmoid()),
        moons(),
        new BinaryCrossEntropy());
    agree(trained(new Hinge(), new Dense(2, 1)), moons(), new Hinge());
    agree(trained(new Hinge(), new Dense(2, 2)), moons(), new Hinge());
    agree(new Sequential(new Dense(2, 2)), moons(), new CrossEntropy());
  }

  @Test
  void verdicts_probability_isThatOfThePredictedClass() {
    Layer net = trained(new BinaryCrossEntropy(), new Dense(2, 1), new Sigmoid());
    Verdicts verdicts = Verdicts.of("test", net, moons());
    float[] p = net.predict(moons().features()).toArray();
    for (int i = 0; i < p.length; i++) {
      assertThat(verdicts.probabilities[i])
          .isCloseTo(Math.max(p[i], 1 - p[i]), within(1e-6))
          .isGreaterThanOrEqualTo(0.5);
    }
    assertThat(Verdicts.of("test", trained(new Hinge(), new Dense(2, 1)), moons()).probabilities)
        .containsOnly(Double.NaN);
  }

  @Test
  void verdicts_moreThanABatch_keepTheOrder() {
    Dataset data = Generators.moons(1203, 0.2, 1);
    Layer net = trained(new CrossEntropy(), new Dense(2, 2));
    Verdicts verdicts = Verdicts.of("test", net, data);
    float[] each =
        new CrossEntropy().eachOfScores(net.forward(data.features()), data.labels()).toArray();
    assertThat(verdicts.losses[1202]).isCloseTo(each[1202], within(1e-6));
    assertThat(verdicts.losses[500]).isCloseTo(each[500], within(1e-6));
    int[] order = verdicts.byLoss();
    for (int i = 1; i < order.length; i++) {
      assertThat(verdicts.losses[order[i]]).isLessThanOrEqualTo(verdicts.losses[order[i - 1]]);
    }
  }

  @Test
  void highestLoss_images_areAGrid() {
    HighestLoss worst = HighestLoss.of(Pictures.trained(DATA), DATA, 12);
    Snapshots.check("highest-loss", worst.columns(6).toMimeBundle());
    // Every seventh sample has a wrong label: those are found.
    assertThat(worst.toString().lines().skip(3).limit(6).map(line -> line.split(" ")[0]))
        .allMatch(sample -> Integer.parseInt(sample) % 7 == 6);
  }

  @Test
  void highestLoss_otherSamples_areATable() {
    Layer net = trained(new CrossEntropy(), new Dense(2, 2));
    MimeBundle bundle = HighestLoss.of(net, moons(), 5).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text())
        .startsWith("Highest loss: moons\n5 of 50 samples, by crossEntropy\nsample  true  pred");
    assertThat(bundle.text().lines()).hasSize(8);
  }

  @Test
  void highestLoss_nanWeights_countAsTheHighest() {
    Sequential net = new Sequential(new Dense(2, 2));
    net.parameter("1.weight").assign(Tensor.full(Double.NaN, 2, 2));
    HighestLoss worst = HighestLoss.of(net, moons(), 3);
    assertThat(worst.toString()).contains("NaN");
    Snapshots.checkBundle(worst.toMimeBundle());
  }

  @Test
  void mostConfused_images_standBelowTheTable() {
    MostConfused confused = MostConfused.of(Pictures.trained(DATA), DATA);
    Snapshots.check("most-confused", confused.toMimeBundle());
    assertThat(Pictures.svg(confused.toMimeBundle())).contains("taken for", "&lt;bar&gt;");
  }

  @Test
  void mostConfused_counts_areThoseOfTheMatrix() {
    Sequential net = Pictures.trained(DATA);
    ConfusionMatrix matrix =
        ConfusionMatrix.ofClasses(net.classes(DATA.features()), DATA.labels(), DATA.classNames());
    String[] line = MostConfused.of(net, DATA).toString().split("\n")[3].trim().split(" +");
    int truth = DATA.classNames().indexOf(line[0]);
    int predicted = DATA.classNames().indexOf(line[1]);
    assertThat(matrix.count(truth, predicted)).isEqualTo(Integer.parseInt(line[2])).isPositive();
  }

  @Test
  void mostConfused_nothingWrong_saysSo() {
    Dataset easy =
        Dataset.of(Tensor.matrix(new double[] {-5}, new double[] {5}), Tensor.vector(0, 1));
    Sequential net = new Sequential(new Dense(1, 2));
    net.parameter("1.weight").assign(Tensor.matrix(new double[] {-1, 1}));
    MimeBundle bundle = MostConfused.of(net, easy).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text())
        .isEqualTo(
            "Most confused: data\n0 of 2 samples are taken for another class, in 0 pairs of"
                + " classes");
  }
}
