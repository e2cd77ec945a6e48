package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.SquaredError;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

class TrainerTest {
  private final Split moons = Generators.moons(200, 0.15, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  @AfterEach
  void clear() {
    Interruption.watch(null);
    assertThat(Thread.interrupted()).as("a test leaves no interrupt behind").isFalse();
  }

  private static Sequential network(Layer... ending) {
    Layer[] layers = new Layer[3 + ending.length];
    layers[0] = new Dense(2, 16);
    layers[1] = new Relu();
    layers[2] = new Dense(16, 2);
    System.arraycopy(ending, 0, layers, 3, ending.length);
    return new Sequential(layers);
  }

  private static Trainer trainer(Layer network) {
    return new Trainer(network, new CrossEntropy(), new Sgd(0.5)).epochs(60).batch(20);
  }

  @Test
  void fit_moons_learnsAndRecordsEveryEpoch() {
    Sequential network = network();
    Trainer trainer = trainer(network);
    History history = trainer.fit(moons);
    assertThat(history.names()).containsExactly("loss", "accuracy");
    assertThat(history.epochs()).isEqualTo(60);
    assertThat(history.validation("accuracy")).hasSize(60);
    assertThat(history.loss()[59]).isLessThan(history.loss()[0] / 2);
    assertThat(trainer.evaluate(moons.test()).accuracy()).isGreaterThan(0.85);
    assertThat(network.predict(moons.test().features()).sum(1).toArray())
        .containsOnly(new float[] {1, 1}, Offset.offset(1e-6f));
  }

  @Test
  void fit_twice_givesTheSameBits() {
    Sequential one = network();
    Sequential other = network();
    trainer(one).fit(moons);
    trainer(other).fit(moons);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void fit_endingInSoftmax_isFusedToTheSameBits() {
    Sequential scores = network();
    Sequential softmax = network(new Softmax());
    trainer(scores).fit(moons);
    trainer(softmax).fit(moons);
    assertThat(scores.fingerprint()).isEqualTo(softmax.fingerprint());
    assertThat(scores.predict(moons.test().features()).fingerprint())
        .isEqualTo(softmax.predict(moons.test().features()).fingerprint());
  }

  @Test
  void fit_evaluationBetween_changesNothing() {
    Sequential one = network();
    Sequential other = network();
    trainer(one).fit(moons.train());
    Trainer watched = trainer(other);
    watched.callback(
        new Callback() {
          @Override
          public void afterEpoch(Fit fit) {
            watched.evaluate(moons.test());
          }
        });
    watched.fit(moons);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void fit_again_continuesAsOneTraining() {
    Sequential whole = network();
    Sequential parts = network();
    trainer(whole).epochs(20).fit(moons);
    trainer(parts).epochs(12).fit(moons);
    History rest = trainer(parts).epochs(8).fit(moons);
    assertThat(parts.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(rest.firstEpoch()).isEqualTo(12);
    assertThat(rest.toString()).startsWith("continued from epoch 12, 8 epochs, loss ");
  }

  @Test
  void reset_afterFit_startsOver() {
    Sequential network = network();
    String first = network.fingerprint();
    Trainer trainer = trainer(network).epochs(3);
    History before = trainer.fit(moons);
    assertThat(trainer.reset()).isSameAs(trainer);
    assertThat(network.fingerprint()).isEqualTo(first);
    History after = trainer.fit(moons);
    assertThat(after.firstEpoch()).isZero();
    assertThat(after.loss()).containsExactly(before.loss());
  }

  @Test
  void fit_fullBatchLogisticRegression_isGradientDescentByHand() {
    Dataset data = moons.train();
    Dense layer = new Dense(2, 1, Initialiser.zeros());
    History history =
        new Trainer(layer, new BinaryCrossEntropy(), new Sgd(0.3)).epochs(25).fullBatch().fit(data);
    Tensor w = Tensor.variable("w", Tensor.zeros(2, 1));
    Tensor b = Tensor.variable("b", Tensor.zeros(1));
    double[] costs = new double[25];
    for (int step = 0; step < 25; step++) {
      Tensor scores = data.features().matmul(w).add(b);
      Tensor cost = new BinaryCrossEntropy().ofScores(scores, data.labels());
      cost.backward();
      costs[step] = cost.item();
      w.assign(w.sub(w.grad().mul(0.3)));
      b.assign(b.sub(b.grad().mul(0.3)));
    }
    assertThat(history.loss()).containsExactly(costs);
    assertThat(layer.weight().toArray()).containsExactly(w.toArray());
    assertThat(layer.bias().toArray()).containsExactly(b.toArray());
  }

  @Test
  void fit_interrupted_returnsTheHistorySoFarAndKeepsTheFlag() {
    Sequential network = network();
    Interruption.watch(Thread.currentThread());
    Trainer trainer = trainer(network);
    trainer.callback(
        new Callback() {
          @Override
          public void afterBatch(Fit fit) {
            if (fit.epoch() == 7 && fit.batch() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        });
    History history = trainer.fit(moons);
    assertThatThrownBy(() -> Tensor.scalar(1).add(1)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.epochs()).isEqualTo(7);
    assertThat(history.note())
        .isEqualTo(
            "Interrupted in epoch 8 after 3 of 6 batches. The network keeps what it has learnt.");
    assertThat(network.progress().steps()).isEqualTo(7 * 6 + 3);
    assertThat(trainer.evaluate(moons.test()).loss()).isFinite();
  }

  @Test
  void fit_learningRateTooLarge_stopsAndSaysWhy() {
    Dataset data =
        Dataset.of(Tensor.linspace(-100, 100, 10).reshape(10, 1), Tensor.linspace(0, 1, 10));
    History history =
        new Trainer(new Dense(1, 1), new SquaredError(), new Sgd(1e10)).epochs(50).fit(data);
    assertThat(history.epochs()).isLessThan(50);
    assertThat(history.note())
        .startsWith("Stopped in epoch ")
        .contains(": the loss became ")
        .endsWith("Try a smaller learning rate, or standardise the features; reset() starts over.");
  }

  @Test
  void fit_callbacks_comeInOrder() {
    List<String> events = new ArrayList<>();
    trainer(network())
        .epochs(1)
        .batch(60)
        .callback(
            new Callback() {
              @Override
              public void beforeFit(Fit fit) {
                events.add("before " + fit.batches());
              }

              @Override
              public void afterBatch(Fit fit) {
                events.add("batch " + fit.batch());
              }

              @Override
              public void afterEpoch(Fit fit) {
                events.add("epoch " + fit.epoch() + " " + fit.history().epochs());
              }

              @Override
              public void afterFit(Fit fit) {
                events.add("after");
              }
            })
        .fit(moons);
    assertThat(events).containsExactly("before 2", "batch 1", "batch 2", "epoch 1 1", "after");
  }

  @Test
  void fit_regression_recordsTheLossAlone() {
    Tensor x = Tensor.linspace(-1, 1, 50).reshape(50, 1);
    Dataset line = Dataset.of(x, x.mul(3).add(1));
    Dense layer = new Dense(1, 1);
    History history =
        new Trainer(layer, new SquaredError(), new Sgd(0.3)).epochs(60).batch(10).fit(line);
    assertThat(history.names()).containsExactly("loss");
    assertThat(layer.weight().item()).isCloseTo(3, Offset.offset(1e-3f));
    assertThat(layer.bias().item()).isCloseTo(1, Offset.offset(1e-3f));
  }

  @Test
  void fit_lossSum_addsUpTheSamples() {
    Dense layer = new Dense(2, 1, Initialiser.zeros());
    History history =
        new Trainer(layer, new BinaryCrossEntropy().sum(), new Sgd(1e-9))
            .epochs(1)
            .fit(moons.train());
    assertThat(history.loss()[0]).isCloseTo(120 * Math.log(2), Offset.offset(1e-3));
  }

  @Test
  void fit_lossThatDoesNotFitTheEnding_isRefused() {
    Sequential network = new Sequential(new Dense(2, 2), new Sigmoid());
    assertThatThrownBy(() -> trainer(network).fit(moons))
        .hasMessage(
            "crossEntropy: needs a network that ends in softmax() or in raw scores, but this one ends"
                + " in sigmoid(). Change the last layer, or the loss to binaryCrossEntropy().");
  }

  @Test
  void fit_featuresWithNaN_saysWhere() {
    Tensor x = Tensor.matrix(new double[] {1, 2}, new double[] {3, Double.NaN});
    assertThatThrownBy(() -> trainer(network()).fit(Dataset.of(x, Tensor.vector(0, 1))))
        .hasMessage(
            "fit: the features must be numbers, but row 1, column 1 is NaN (rows and columns count"
                + " from 0). Leave such rows out, or fill them.");
  }

  @Test
  void options_belowOne_areRefused() {
    assertThatThrownBy(() -> trainer(network()).epochs(0))
        .hasMessage(
            "epochs: must be 1 or more, but is 0. epochs(100) goes through the data 100 times.");
    assertThatThrownBy(() -> trainer(network()).batch(0))
        .hasMessage(
            "batch: must be 1 or more, but is 0. For all samples at once write fullBatch().");
  }

  @Test
  void evaluation_metricNotMeasured_saysWhichWere() {
    Evaluation evaluation = trainer(network()).metrics().evaluate(moons.test());
    assertThatThrownBy(evaluation::accuracy)
        .hasMessage(
            "evaluation: there is no \"accuracy\", only [loss]. Name the metrics to"
                + " measure: trainer.metrics(…).");
  }

  @Test
  void fit_layerThatIsNotDeclared_isRefused() {
    Dense hidden = new Dense(2, 2);
    Layer network =
        new Layer() {
          final Dense last = layer("last", new Dense(2, 2));

          @Override
          public Tensor forward(Tensor x, Pass pass) {
            return last.forward(hidden.forward(x, pass), pass);
          }

          @Override
          public String label() {
            return "Mine";
          }
        };
    assertThatThrownBy(() -> trainer(network).fit(moons))
        .hasMessageStartingWith("fit: Mine uses the variable ")
        .hasMessageEndingWith(
            ", which is not among its parameters and would never learn. Declare what a layer"
                + " consists of: layer(\"name\", dense(2, 2)) or parameter(\"name\", …).");
  }

  @Test
  void fit_networkWithoutParameters_isRefused() {
    assertThatThrownBy(() -> trainer(new Sequential(new Softmax())).fit(moons))
        .hasMessage(
            "fit: Sequential has no parameters, so there is nothing to learn. Add a dense layer.");
  }

  @Test
  void fit_errorInTheMiddle_stillEndsTheCallbacks() {
    List<String> events = new ArrayList<>();
    Trainer trainer = trainer(network());
    trainer.callback(
        new Callback() {
          @Override
          public void afterEpoch(Fit fit) {
            throw new IllegalStateException("mine");
          }

          @Override
          public void afterFit(Fit fit) {
            events.add(String.valueOf(fit.history().note()));
          }
        });
    assertThatThrownBy(() -> trainer.fit(moons)).hasMessage("mine");
    assertThat(events).containsExactly("Stopped after epoch 1 by an error.");
  }

  @Test
  void fit_validationOfAnotherWidth_failsBeforeTraining() {
    Sequential network = network();
    String before = network.fingerprint();
    Dataset wide = Dataset.of(Tensor.zeros(4, 3), Tensor.vector(0, 1, 0, 1));
    assertThatThrownBy(() -> trainer(network).fit(moons.train(), wide))
        .hasMessageContaining("the last axis must be 2");
    assertThat(network.fingerprint()).isEqualTo(before);
  }

  @Test
  void fit_independentLabels_accuracyCountsEachLabel() {
    Tensor x = Tensor.matrix(new double[] {-1, -1}, new double[] {1, 1}, new double[] {1, -1});
    Dataset labels = Dataset.of(x, x.gt(0));
    Dense layer = new Dense(2, 2);
    Trainer trainer = new Trainer(layer, new BinaryCrossEntropy(), new Sgd(1)).epochs(100);
    trainer.fit(labels);
    assertThat(trainer.evaluate(labels).accuracy()).isEqualTo(1);
    assertThat(layer.classes(x).toArray()).containsExactly(x.gt(0).toArray());
  }

  @Test
  void metrics_sameNameTwice_isRefused() {
    Accuracy accuracy = new Accuracy();
    assertThatThrownBy(() -> trainer(network()).metrics(accuracy, accuracy))
        .hasMessage(
            "metrics: every curve needs a name of its own, but \"accuracy\" comes twice."
                + " Leave one of them out.");
  }
}
