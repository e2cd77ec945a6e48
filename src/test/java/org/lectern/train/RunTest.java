package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Losses;
import org.lectern.nn.Dense;
import org.lectern.nn.Sequential;
import org.lectern.nn.Tanh;
import org.lectern.optim.Momentum;
import org.lectern.optim.Sgd;

/** The record of a training, comparisons, and trainings in parts. */
class RunTest {
  private final Split moons =
      Generators.moons(100, 0.2, 1).named("moons").splitWithSeed(1, 0.6, 0.2, 0.2);

  private static Sequential network() {
    return new Sequential(new Dense(2, 4), new Tanh(), new Dense(4, 2));
  }

  private static Trainer trainer(Sequential network, double rate) {
    return new Trainer(network, new CrossEntropy(), new Sgd(rate)).epochs(4).batch(20);
  }

  @Test
  void settings_ofARun_sayWithWhatItWasMade() {
    Sequential network = network();
    network.layer(1).freeze();
    History history = trainer(network, 0.5).earlyStopping(3).fit(moons);
    assertThat(history.settings())
        .containsExactly(
            entry("network", "Sequential(Dense(2→4), Tanh, Dense(4→2))"),
            entry("parameters", "22 (12 frozen)"),
            entry("loss", "crossEntropy (mean)"),
            entry("optimiser", "sgd(0.5)"),
            entry("metrics", "accuracy"),
            entry("batch", "20"),
            entry("epochs", "4"),
            entry("seed", "0"),
            entry("stops", "early stopping by the validation loss, patience 3"),
            entry("epochs before", "0"),
            entry("data", "moons: 60 rows, 2 features, 2 classes"),
            entry("data fingerprint", moons.train().fingerprint()),
            entry("validation data", "moons: 20 rows, 2 features, 2 classes"),
            entry("validation fingerprint", moons.validation().fingerprint()),
            entry("Lectern", "development"),
            entry("arithmetic", "version 2"));
  }

  private static Map.Entry<String, String> entry(String name, String value) {
    return Map.entry(name, value);
  }

  @Test
  void run_endsWithFingerprintsAndDuration() {
    Sequential network = network();
    String before = network.fingerprint();
    AtomicLong now = new AtomicLong();
    Trainer trainer =
        new Trainer(
            network,
            new Losses(new CrossEntropy()),
            new Sgd(0.5),
            () -> now.getAndAdd(1_500_000_000L));
    Run run = trainer.epochs(2).fit(moons).run();
    assertThat(run.fingerprintBefore()).isEqualTo(before);
    assertThat(run.fingerprintAfter()).isEqualTo(network.fingerprint()).isNotEqualTo(before);
    assertThat(run.seconds()).isCloseTo(1.5, Offset.offset(1e-9));
  }

  @Test
  void compare_otherLearningRate_showsWhatDiffers() {
    Sequential network = network();
    History slow = trainer(network, 0.1).fit(moons);
    network.reset();
    History fast = trainer(network, 0.5).epochs(6).fit(moons);
    Comparison comparison = Comparison.of(slow, fast);
    assertThat(comparison.settings())
        .containsExactly(
            new Comparison.Row("optimiser", "sgd(0.1)", "sgd(0.5)"),
            new Comparison.Row("epochs", "4", "6"));
    assertThat(comparison.results().get(0)).isEqualTo(new Comparison.Row("epochs done", "4", "6"));
    assertThat(comparison.results())
        .extracting(Comparison.Row::name)
        .containsExactly(
            "epochs done", "loss", "validation loss", "accuracy", "validation accuracy");
    assertThat(comparison.verdict()).isEqualTo("The networks differ after training.");
    String text = comparison.toString();
    assertThat(text).startsWith("                     first").contains("\noptimiser");
    assertThat((String) comparison.toMimeBundle().data().get(MimeBundle.HTML))
        .contains("<th style=\"text-align:left\">optimiser</th>");
  }

  @Test
  void compare_sameSettings_givesTheSameNetwork() {
    History one = trainer(network(), 0.1).fit(moons);
    History other = trainer(network(), 0.1).fit(moons);
    Comparison comparison = Comparison.of(one, other);
    assertThat(comparison.settings()).isEmpty();
    assertThat(comparison.verdict())
        .isEqualTo(
            "The settings are the same. The networks are the same after training, bit for bit.");
  }

  @Test
  void compare_fitTwice_namesTheEpochsBefore() {
    Sequential network = network();
    History one = trainer(network, 0.1).fit(moons);
    History then = trainer(network, 0.1).fit(moons.train());
    Comparison comparison = Comparison.of(one, then);
    assertThat(comparison.settings())
        .extracting(Comparison.Row::name)
        .containsExactly(
            "epochs before", "validation data", "validation fingerprint", "weights before");
    assertThat(comparison.settings().get(0))
        .isEqualTo(new Comparison.Row("epochs before", "0", "4"));
    assertThat(comparison.settings().get(3).first()).hasSize(9).endsWith("…");
    assertThat(comparison.results().get(0))
        .isEqualTo(new Comparison.Row("epochs done", "4", "4 after 4"));
    assertThat(comparison.results())
        .contains(new Comparison.Row("validation loss", "0.4624 (best 0.4552 in epoch 1)", "none"));
  }

  @Test
  void compare_bestIsNotLast_saysWhere() {
    History one = TestFits.history("one", 0);
    one.rising(Set.of("accuracy"));
    TestFits.epoch(one, TestFits.values(0.5, 0.7));
    TestFits.epoch(one, TestFits.values(0.2, 0.9));
    TestFits.epoch(one, TestFits.values(0.3, 0.8));
    History other = TestFits.history("other", 2);
    TestFits.epoch(other, TestFits.loss(Double.NaN));
    TestFits.epoch(other, TestFits.loss(0.4));
    Comparison comparison = Comparison.of(one, other);
    assertThat(comparison.results())
        .containsExactly(
            new Comparison.Row("epochs done", "3", "2 after 2"),
            new Comparison.Row("loss", "0.3 (best 0.2 in epoch 2)", "0.4"),
            new Comparison.Row("accuracy", "0.8 (best 0.9 in epoch 2)", "none"));
  }

  @Test
  void fit_networkFromAState_goesOnWithTheSameBatches() {
    Sequential whole = network();
    List<String> order = new ArrayList<>();
    trainer(whole, 0.5).epochs(6).callback(recording(order)).fit(moons);
    Sequential saved = network();
    trainer(saved, 0.5).epochs(2).fit(moons);
    Sequential resumed = network();
    resumed.restore(saved.state());
    resumed.progress().restore(saved.progress().steps(), saved.progress().epochs());
    List<String> later = new ArrayList<>();
    trainer(resumed, 0.5).epochs(4).callback(recording(later)).fit(moons);
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(later).hasSize(4 * 3).isEqualTo(order.subList(2 * 3, 6 * 3));
  }

  @Test
  void resume_earlyStoppingWithMomenta_endsAsTheWhole(@TempDir Path folder) {
    String path = folder.resolve("run").toString();
    // Stops after epoch 12 or so: the saved part ends before, or after the best epoch.
    Sequential whole = network();
    History expected = momentum(whole).epochs(60).fit(moons);
    assertThat(expected.note()).startsWith("Stopped after epoch").endsWith("are back.");
    Sequential part = network();
    Trainer first = momentum(part).epochs(expected.epochs() - 2).checkpoint(path);
    first.fit(moons);
    Sequential resumed = network();
    Trainer rest = momentum(resumed).epochs(60).resume(path);
    History history = rest.fit(moons);
    assertThat(history.note()).isEqualTo(expected.note());
    assertThat(history.loss()).containsExactly(expected.loss());
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    // Momenta too: a further epoch has the same bits.
    momentumGoesOn(whole, resumed);
  }

  private final Map<Sequential, Trainer> trainers = new LinkedHashMap<>();

  private Trainer momentum(Sequential network) {
    Trainer trainer =
        new Trainer(network, new CrossEntropy(), new Momentum(0.5, 0.9)).batch(20).earlyStopping(4);
    trainers.put(network, trainer);
    return trainer;
  }

  private void momentumGoesOn(Sequential one, Sequential other) {
    trainers.get(one).epochs(1).fit(moons);
    trainers.get(other).epochs(1).fit(moons);
    assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  void resume_finishedRun_saysSo(@TempDir Path folder) {
    String path = folder.resolve("run").toString();
    Sequential network = network();
    trainer(network, 0.5).checkpoint(path).fit(moons);
    Sequential again = network();
    History none = trainer(again, 0.5).resume(path).fit(moons);
    assertThat(none.epochs()).isEqualTo(4);
    assertThat(none.note())
        .isEqualTo("Nothing is left to train: the network has seen 4 epochs already.");
    assertThat(again.fingerprint()).isEqualTo(network.fingerprint());
  }

  private static Callback recording(List<String> order) {
    return new Callback() {
      @Override
      public void afterBatch(Fit fit) {
        Dataset samples = fit.samples();
        order.add(samples == null ? "none" : samples.fingerprint());
      }
    };
  }

  @Test
  void toMimeBundle_ofATrainer_isATableOfItsSettings() {
    MimeBundle bundle = trainer(network(), 0.5).untilConverged(1e-6).toMimeBundle();
    assertThat(bundle.text())
        .isEqualTo(
            """
            Trainer
              network     Sequential(Dense(2→4), Tanh, Dense(4→2))
              parameters  22
              loss        crossEntropy (mean)
              optimiser   sgd(0.5)
              metrics     accuracy
              batch       20
              epochs      4
              seed        0
              stops       convergence at 1e-6
            """
                + network().toMimeBundle().text()
                + "\nCall fit(data) to train.");
    String html = (String) bundle.data().get(MimeBundle.HTML);
    assertThat(html)
        .contains("<th style=\"text-align:left\">optimiser</th>")
        .contains("<thead><tr><th></th><th style=\"text-align:left\">layer</th>")
        .doesNotContain("<script")
        .doesNotContain("$");
    assertThat(trainer(network(), 0.5))
        .hasToString(
            "Trainer of Sequential with 22 parameters, crossEntropy (mean), sgd(0.5), batches of 20,"
                + " seed 0, 4 epochs; call fit(data) to train");
  }
}
