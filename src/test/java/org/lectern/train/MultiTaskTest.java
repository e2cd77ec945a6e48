package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Losses;
import org.lectern.loss.SquaredError;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Dense;
import org.lectern.nn.Heads;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Softmax;
import org.lectern.nn.Tanh;
import org.lectern.nn.Towers;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

/** Several inputs, outputs and losses. */
class MultiTaskTest {
  /** Which moon, and how far to the right. */
  private final Split moons = moons();

  private static Split moons() {
    Dataset data = Generators.moons(200, 0.1, 1).withLabelName("moon");
    return data.withTarget("right", data.features().column(0)).splitWithSeed(1, 0.6, 0.2, 0.2);
  }

  private static Sequential network(Layer... ending) {
    Layer moon =
        ending.length == 0 ? new Dense(16, 2) : new Sequential(new Dense(16, 2), ending[0]);
    return new Sequential(
        new Dense(2, 16), new Tanh(), new Heads("moon", moon).and("right", new Dense(16, 1)));
  }

  private static Losses losses() {
    return new Losses(new CrossEntropy(), new SquaredError());
  }

  private static Trainer trainer(Layer network) {
    return new Trainer(network, losses(), new Sgd(0.3)).epochs(60).batch(20);
  }

  @Test
  void fit_twoHeads_bothLearnAndHaveCurves() {
    Sequential network = network();
    Trainer trainer = trainer(network).epochs(200);
    History history = trainer.fit(moons);
    assertThat(history.names()).containsExactly("loss", "moon loss", "right loss", "moon accuracy");
    for (int e = 0; e < 200; e++) {
      assertThat(history.training("moon loss")[e] + history.training("right loss")[e])
          .isCloseTo(history.loss()[e], Offset.offset(1e-6));
      assertThat(history.validation("moon loss")[e] + history.validation("right loss")[e])
          .isCloseTo(history.validation("loss")[e], Offset.offset(1e-6));
    }
    Evaluation test = trainer.evaluate(moons.test());
    assertThat(test.get("moon accuracy")).isGreaterThan(0.9);
    assertThat(test.get("right loss")).isLessThan(0.02);
    assertThat(history.training("right loss")[0]).isGreaterThan(0.1);
    assertThat(test.loss())
        .isCloseTo(test.get("moon loss") + test.get("right loss"), Offset.offset(1e-6));
  }

  @Test
  void fit_headEndsInSoftmax_isFusedToTheSameBits() {
    Sequential raw = network();
    // The head with a softmax has other names, so it starts from the other's values.
    Sequential softmax = network(new Softmax());
    for (String name : List.of("weight", "bias")) {
      softmax.parameter("3.moon.1." + name).assign(raw.parameter("3.moon." + name).detach());
    }
    trainer(raw).epochs(5).fit(moons);
    trainer(softmax).epochs(5).fit(moons);
    assertThat(softmax.fingerprint()).isEqualTo(raw.fingerprint());
    List<Tensor> one = raw.predictAll(moons.test().features());
    List<Tensor> other = trainer(softmax).predictAll(moons.test());
    assertThat(one.get(0).fingerprint()).isEqualTo(other.get(0).fingerprint());
    assertThat(one.get(1).fingerprint()).isEqualTo(other.get(1).fingerprint());
    assertThat(one.get(0).sum(1).toArray()).containsOnly(new float[] {1}, Offset.offset(1e-6f));
  }

  @Test
  void fit_oneStep_isGradientDescentOnTheSumByHand() {
    Sequential network = network();
    Sequential byHand = network();
    Dataset data = moons.train();
    trainer(network).fullBatch().epochs(1).fit(data);
    Tensor[] scores = byHand.forwardAll(new Tensor[] {data.features()}, byHand.trainingPass());
    new CrossEntropy()
        .ofScores(scores[0], data.labels())
        .add(new SquaredError().ofScores(scores[1], data.targets().get(1)))
        .backward();
    byHand
        .parameters()
        .forEach(p -> p.variable().assign(p.variable().sub(p.variable().grad().mul(0.3))));
    float[] expected = byHand.parameter("1.weight").toArray();
    assertThat(network.parameter("1.weight").toArray())
        .containsExactly(expected, Offset.offset(1e-7f));
    assertThat(network.parameter("3.right.weight").toArray())
        .containsExactly(byHand.parameter("3.right.weight").toArray(), Offset.offset(1e-7f));
  }

  @Test
  void fit_weightedLosses_areTheWeightedSum() {
    Dataset data = moons.train();
    Sequential network = network();
    double[] plain = new double[2];
    for (int i = 0; i < 2; i++) {
      Tensor[] scores = network.scoresAll(new Tensor[] {data.features()}, Pass.EVALUATION);
      Tensor loss =
          i == 0
              ? new CrossEntropy().ofScores(scores[0], data.labels())
              : new SquaredError().ofScores(scores[1], data.targets().get(1));
      plain[i] = loss.item();
    }
    Losses weighted = new Losses(new CrossEntropy(), new SquaredError().weighted(0.5));
    Trainer trainer = new Trainer(network, weighted, new Sgd(0.3)).fullBatch().epochs(1);
    Evaluation before = trainer.evaluate(data);
    assertThat(before.get("moon loss")).isCloseTo(plain[0], Offset.offset(1e-6));
    assertThat(before.get("right loss")).isCloseTo(0.5 * plain[1], Offset.offset(1e-6));
    assertThat(before.loss()).isCloseTo(plain[0] + 0.5 * plain[1], Offset.offset(1e-6));
    // A weight on a loss is the same weight on its head's gradient: halve the rate of that head.
    Sequential other = network();
    new Trainer(other, losses(), new Sgd(0.3).rateFactor(other.layer(3).layers().get(1), 0.5))
        .fullBatch()
        .epochs(1)
        .fit(data);
    trainer.fit(data);
    assertThat(network.parameter("3.right.weight").toArray())
        .containsExactly(other.parameter("3.right.weight").toArray(), Offset.offset(1e-7f));
    assertThat(network.parameter("3.moon.weight").toArray())
        .containsExactly(other.parameter("3.moon.weight").toArray());
    assertThat(network.parameter("1.weight").fingerprint())
        .isNotEqualTo(other.parameter("1.weight").fingerprint());
    assertThat(weighted).hasToString("crossEntropy (mean) + 0.5 × squaredError (mean)");
  }

  @Test
  void metrics_ofOneOutput_areItsCurves() {
    History history = trainer(network()).epochs(1).metrics("moon").fit(moons);
    assertThat(history.names()).containsExactly("loss", "moon loss", "right loss");
    assertThat(history.settings().get("metrics")).isEqualTo("none");
    assertThatThrownBy(() -> trainer(network()).metrics(new Accuracy()))
        .hasMessage(
            "metrics: with 2 losses each metric needs an output, but got none. Write"
                + " metrics(\"name\", accuracy()) with the name of the head or the target.");
    assertThatThrownBy(() -> trainer(network()).metrics("mon", new Accuracy()).fit(moons))
        .hasMessage(
            "fit: metrics(\"mon\", …) needs the name of an output, but there are [moon,"
                + " right]. Name one of these, or leave the name out.");
  }

  @Test
  void earlyStopping_oneTask_canBeWatched() {
    Trainer trainer = trainer(network()).epochs(40);
    History history = trainer.callback(new EarlyStopping(3).watch("right loss")).fit(moons);
    double[] curve = history.validation("right loss");
    int best = 0;
    for (int i = 0; i < curve.length; i++) {
      best = curve[i] < curve[best] ? i : best;
    }
    assertThat(trainer.evaluate(moons.validation()).get("right loss")).isEqualTo(curve[best]);
  }

  @Test
  void fit_twoInputs_usesBoth() {
    Dataset plain = Generators.moons(200, 0.1, 1);
    Tensor x = plain.features();
    Dataset data =
        Dataset.of(x.column(0).reshape(200, 1), plain.labels())
            .withInput(x.column(1).reshape(200, 1));
    Split split = data.splitWithSeed(1, 0.6, 0.2, 0.2);
    Sequential network =
        new Sequential(
            new Towers(new Dense(1, 8), new Dense(1, 8)),
            new Tanh(),
            new Dense(16, 16),
            new Relu(),
            new Dense(16, 2));
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Sgd(0.3)).epochs(200).batch(20);
    History history = trainer.fit(split);
    assertThat(history.names()).containsExactly("loss", "accuracy");
    assertThat(trainer.evaluate(split.test()).accuracy()).isGreaterThan(0.9);
    assertThat(trainer.predictAll(split.test()).get(0).sum(1).toArray())
        .containsOnly(new float[] {1}, Offset.offset(1e-6f));
  }

  /** A student's own layer with two outputs and no names. */
  private static final class Twice extends Layer {
    private final Dense left = layer("left", new Dense(2, 2));
    private final Dense right = layer("right", new Dense(2, 1));

    @Override
    public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
      return new Tensor[] {left.forward(inputs[0], pass), right.forward(inputs[0], pass)};
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return left.forward(x, pass);
    }
  }

  @Test
  void fit_ownLayer_namesCurvesByTheTargets() {
    History history = trainer(new Twice()).epochs(2).fit(moons);
    assertThat(history.names()).containsExactly("loss", "moon loss", "right loss", "moon accuracy");
    assertThat(history.loss()[1]).isLessThan(history.loss()[0]);
  }

  @Test
  void fit_numbersThatDoNotFit_areRefused() {
    Sequential network = network();
    String before = network.fingerprint();
    Dataset one = Generators.moons(20, 0.1, 1);
    assertThatThrownBy(() -> trainer(network).fit(one))
        .hasMessage(
            "fit: needs one loss for each target of the data, but there are 2 losses and the data"
                + " have [label]. Write data.withTarget(\"name\", labels) for each further one.");
    assertThatThrownBy(() -> new Trainer(network, new CrossEntropy(), new Sgd(0.1)).fit(moons))
        .hasMessage(
            "fit: needs one loss for each target of the data, but there is 1 loss and the data have"
                + " [moon, right]. Write losses(…) with one for each.");
    assertThatThrownBy(() -> new Trainer(network, new CrossEntropy(), new Sgd(0.1)).fit(one))
        .hasMessage(
            "trainer: needs one loss for each output of the network, but Sequential gives 2 outputs"
                + " and there is 1 loss. Write losses(…) with one for each.");
    assertThatThrownBy(() -> trainer(new Dense(2, 2)).fit(moons))
        .hasMessage(
            "trainer: needs one loss for each output of the network, but Dense(2→2) gives 1 output"
                + " and there are 2 losses. Write one loss, or add heads(…).");
    Dataset swapped = one.withLabelName("right").withTarget("moon", one.labels());
    assertThatThrownBy(() -> trainer(network).fit(swapped))
        .hasMessage(
            "fit: heads and targets must come in the same order, but the heads are [moon, right] and"
                + " the targets [right, moon].");
    Losses wrong = new Losses(new BinaryCrossEntropy(), new SquaredError());
    assertThatThrownBy(() -> new Trainer(network(new Softmax()), wrong, new Sgd(0.1)).fit(moons))
        .hasMessage(
            "binaryCrossEntropy: needs a network that ends in sigmoid() or in raw scores, but this"
                + " one ends in softmax(). Change the last layer, or the loss to crossEntropy().");
    assertThat(network.fingerprint()).isEqualTo(before);
  }

  @Test
  void losses_noneOrNull_areRefused() {
    assertThatThrownBy(Losses::new)
        .hasMessage(
            "losses: needs a loss for each output, but got none. Try losses(crossEntropy(),"
                + " squaredError()).");
    assertThatThrownBy(() -> new Losses(new CrossEntropy(), null))
        .hasMessage(
            "losses: each must be a loss, but number 2 is null. Is its variable set before"
                + " this line?");
    assertThat(losses()).hasToString("crossEntropy (mean) + squaredError (mean)");
  }
}
