package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Buffer;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.optim.Adam;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

class EarlyStoppingTest {
  /** The prediction goes 0, 0.2, 0.36, 0.488, 0.5904, … to 1; on validation data 0.5 is best. */
  private final Dataset train = point(1);

  private final Dataset validation = point(0.5);

  @AfterEach
  void clear() {
    Interruption.watch(null);
    assertThat(Thread.interrupted()).as("a test leaves no interrupt behind").isFalse();
  }

  private static Dataset point(double label) {
    return Dataset.of(Tensor.full(1, 2, 1), Tensor.full(label, 2));
  }

  private static Dense network() {
    return new Dense(1, 1, Initialiser.zeros());
  }

  private static Trainer trainer(Layer network) {
    return new Trainer(network, new SquaredError(), new Sgd(0.05)).fullBatch().epochs(30);
  }

  private String afterEpochs(int epochs) {
    Dense network = network();
    trainer(network).epochs(epochs).fit(train);
    return network.fingerprint();
  }

  @Test
  void fit_validationLossRises_stopsAndBringsBackTheBestWeights() {
    Dense network = network();
    History history = trainer(network).earlyStopping(5).fit(train, validation);
    assertThat(history.epochs()).isEqualTo(8);
    assertThat(history.note())
        .isEqualTo(
            "Stopped after epoch 8: the validation loss had not improved for 5 epochs. The weights"
                + " of epoch 3 are back.");
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(3));
    assertThat(history.run().fingerprintAfter()).isEqualTo(network.fingerprint());
    assertThat(network.progress().epochs()).isEqualTo(8);
  }

  @Test
  void fit_patienceOfOne_stopsAtTheFirstRise() {
    History history = trainer(network()).earlyStopping(1).fit(train, validation);
    assertThat(history.note())
        .isEqualTo(
            "Stopped after epoch 4: the validation loss had not improved for 1 epoch. The weights of"
                + " epoch 3 are back.");
  }

  @Test
  void fit_endsBeforeThePatience_bringsBackTheBestWeightsToo() {
    Dense network = network();
    History history = trainer(network).epochs(5).earlyStopping(10).fit(train, validation);
    assertThat(history.epochs()).isEqualTo(5);
    assertThat(history.note())
        .isEqualTo("The weights of epoch 3, with the best validation loss, are back.");
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(3));
  }

  @Test
  void fit_lastEpochIsBest_leavesEverything() {
    Dense network = network();
    History history = trainer(network).epochs(3).earlyStopping(10).fit(train, validation);
    assertThat(history.note()).isNull();
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(3));
  }

  @Test
  void fit_again_countsOnAndHasItsOwnBest() {
    Dense network = network();
    Trainer trainer = trainer(network).earlyStopping(2);
    trainer.fit(train, validation);
    History again = trainer.fit(train, validation);
    // From the weights of epoch 3 on: every further epoch is worse, the first one is the best.
    assertThat(again.note())
        .isEqualTo(
            "Stopped after epoch 8: the validation loss had not improved for 2 epochs. The weights"
                + " of epoch 6 are back.");
    assertThat(again.firstEpoch()).isEqualTo(5);
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(4));
  }

  @Test
  void fit_againWithMomenta_goesOnFromThoseOfTheBestEpoch() {
    Dense network = network();
    Trainer trainer =
        new Trainer(network, new SquaredError(), new Adam(0.1)).fullBatch().epochs(30);
    History history = trainer.earlyStopping(3).fit(train, validation);
    int best = history.epochs() - 3;
    assertThat(history.note()).endsWith("The weights of epoch " + best + " are back.");
    Dense other = network();
    Adam adam = new Adam(0.1);
    new Trainer(other, new SquaredError(), adam).fullBatch().epochs(best).fit(train);
    assertThat(network.fingerprint()).isEqualTo(other.fingerprint());
    new Trainer(other, new SquaredError(), adam).fullBatch().epochs(2).fit(train);
    trainer.epochs(2).earlyStopping(10).fit(train, point(1));
    assertThat(network.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void fit_leastImprovement_countsOnlyWhatIsLarger() {
    // The losses: 0.09, 0.0196, 0.0001, …
    EarlyStopping rule = new EarlyStopping(2).improvement(0.05);
    History history = trainer(network()).callback(rule).fit(train, validation);
    assertThat(history.note())
        .isEqualTo(
            "Stopped after epoch 4: the validation loss had not improved for 2 epochs. The weights"
                + " of epoch 2 are back.");
    assertThat(history.settings().get("stops"))
        .isEqualTo("early stopping by the validation loss, patience 2, improvement 0.05");
  }

  @Test
  void fit_watchingAccuracy_keepsTheHighest() {
    Split moons = Generators.moons(120, 0.3, 3).splitWithSeed(3, 0.5, 0.25, 0.25);
    Dense network = new Dense(2, 2);
    History history =
        new Trainer(network, new CrossEntropy(), new Sgd(0.3))
            .epochs(60)
            .callback(new EarlyStopping(8).watch("accuracy"))
            .fit(moons);
    double[] accuracy = history.validation("accuracy");
    int best = 0;
    for (int i = 0; i < accuracy.length; i++) {
      best = accuracy[i] > accuracy[best] ? i : best;
    }
    assertThat(history.epochs()).isEqualTo(best + 1 + 8);
    assertThat(history.note()).endsWith(" The weights of epoch " + (best + 1) + " are back.");
    assertThat(new Trainer(network, new CrossEntropy(), new Sgd(1)).evaluate(moons.validation()))
        .satisfies(found -> assertThat(found.accuracy()).isEqualTo(accuracy[history.epochs() - 9]));
  }

  @Test
  void fit_interrupted_leavesTheNetworkAsItIs() {
    Dense network = network();
    Trainer trainer = trainer(network).earlyStopping(10);
    trainer.callback(
        new Callback() {
          @Override
          public void afterEpoch(Fit fit) {
            if (fit.epoch() == 6) {
              Thread.currentThread().interrupt();
            }
          }
        });
    History history = trainer.fit(train, validation);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.note())
        .isEqualTo(
            "Interrupted in epoch 7 after 0 of 1 batch. The network keeps what it has learnt.");
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(6));
  }

  @Test
  void fit_lossBecomesNaN_bringsBackTheBestWeights() {
    Dense network = network();
    Trainer trainer = trainer(network).earlyStopping(10);
    trainer.callback(
        new Callback() {
          @Override
          public void beforeBatch(Fit fit) {
            if (fit.epoch() == 5) {
              network.weight().assign(Tensor.full(Double.NaN, 1, 1));
            }
          }
        });
    History history = trainer.fit(train, validation);
    assertThat(history.note())
        .isEqualTo(
            "Stopped in epoch 6 after 0 of 1 batch: the loss became NaN. Try a smaller learning rate,"
                + " or standardise the features; reset() starts over. The weights of epoch 3, with"
                + " the best validation loss, are back.");
    assertThat(network.fingerprint()).isEqualTo(afterEpochs(3));
  }

  /** Counts its training passes in a buffer. */
  private static final class Counting extends Layer {
    private final Parameter weight = parameter("weight", Initialiser.zeros(), 1, 1);
    private final Buffer count = buffer("count", 0, 1);

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      if (pass.isTraining()) {
        count.assign(count.value().add(1));
      }
      return x.mul(weight.value());
    }
  }

  @Test
  void fit_layerWithABuffer_bringsItBackToo() {
    Counting network = new Counting();
    // Without a bias p goes 0, 0.1, 0.19, … 0.52170 in epoch 7.
    History history = trainer(network).earlyStopping(3).fit(train, validation);
    assertThat(history.note()).contains("Stopped after epoch 10:").contains("epoch 7 are back");
    assertThat(network.state().get("count").item()).isEqualTo(7);
  }

  @Test
  void fit_withoutValidationData_isRefusedBeforeAnythingBegins() {
    StringBuilder events = new StringBuilder();
    Trainer trainer =
        trainer(network())
            .callback(
                new Callback() {
                  @Override
                  public void beforeFit(Fit fit) {
                    events.append("began");
                  }
                })
            .earlyStopping(5);
    assertThatThrownBy(() -> trainer.fit(train))
        .hasMessage(
            "earlyStopping: needs validation data, on which to see when learning turns into"
                + " memorising, but fit got training data alone. Write fit(data.split(0.6, 0.2,"
                + " 0.2)), or fit(train, validation).");
    assertThat(events).isEmpty();
  }

  @Test
  void watch_noSuchCurve_saysWhichThereAre() {
    Trainer trainer = trainer(network()).callback(new EarlyStopping(5).watch("acuracy"));
    assertThatThrownBy(() -> trainer.fit(train, validation))
        .hasMessage("earlyStopping: there is no curve \"acuracy\" to watch. There are [loss].");
  }

  @Test
  void earlyStopping_twice_theLastOneHolds() {
    History history = trainer(network()).earlyStopping(1).earlyStopping(5).fit(train, validation);
    assertThat(history.epochs()).isEqualTo(8);
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThatThrownBy(() -> new EarlyStopping(0))
        .hasMessage(
            "earlyStopping: the patience must be 1 epoch or more, but is 0. Try earlyStopping(10).");
    assertThatThrownBy(() -> new EarlyStopping(3).improvement(-0.1))
        .hasMessage(
            "earlyStopping: the least improvement must be 0 or more, but is -0.1. Try"
                + " improvement(0.001).");
    assertThatThrownBy(() -> new EarlyStopping(3).improvement(Double.NaN))
        .hasMessage(
            "earlyStopping: the least improvement must be 0 or more, but is NaN. Try"
                + " improvement(0.001).");
  }
}
