package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.loss.Losses;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.optim.Adam;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

/** Convergence, the time budget and the estimate; time is a number that each look moves on. */
class StoppingTest {
  private static final long SECOND = 1_000_000_000;
  private final Dataset point = Dataset.of(Tensor.full(1, 2, 1), Tensor.full(1, 2));
  private final Dataset moons = Generators.moons(100, 0.2, 1).asRegression();

  private static Dense network() {
    return new Dense(1, 1, Initialiser.zeros());
  }

  private static Trainer trainer(Layer network, long step) {
    AtomicLong now = new AtomicLong(17);
    return new Trainer(
        network, new Losses(new SquaredError()), new Sgd(0.05), () -> now.getAndAdd(step));
  }

  @Test
  void untilConverged_gradientDescent_stopsWhereTheImprovementIsBelow() {
    // The loss is 0.64^(e−1), its change 0.36·0.64^(e−2): below 0.001 first for e = 16.
    History history =
        trainer(network(), 0).fullBatch().epochs(100).untilConverged(0.001).fit(point);
    assertThat(history.note())
        .isEqualTo("Converged in epoch 16: the loss changed by 0.0007, less than 0.001.");
    assertThat(history.epochs()).isEqualTo(16);
    double[] loss = history.loss();
    assertThat(loss[14] - loss[15]).isLessThan(0.001);
    assertThat(loss[13] - loss[14]).isGreaterThan(0.001);
  }

  @Test
  void untilConverged_notReached_saysSo() {
    History history = trainer(network(), 0).fullBatch().epochs(4).untilConverged(1e-9).fit(point);
    assertThat(history.note())
        .isEqualTo("Not converged after epoch 4: the loss still changed by 0.15.");
  }

  @Test
  void untilConverged_lossBounces_isNotConverged() {
    // L = p², η = 0.55 for weight and bias: p → p − 0.55·2·2·p = −1.2·p, which grows.
    Dataset zero = Dataset.of(Tensor.full(1, 2, 1), Tensor.zeros(2));
    Dense network = network();
    network.bias().assign(Tensor.vector(1));
    History history =
        new Trainer(network, new SquaredError(), new Sgd(0.55))
            .fullBatch()
            .epochs(10)
            .untilConverged(0.01)
            .fit(zero);
    assertThat(history.epochs()).isEqualTo(10);
    assertThat(history.loss()[9]).isGreaterThan(history.loss()[0]);
    assertThat(history.note())
        .startsWith("Not converged after epoch 10: the loss still changed by");
  }

  @Test
  void timeBudget_usedUp_endsAtABatchBoundary() {
    Dense network = new Dense(2, 1);
    History history =
        trainer(network, SECOND)
            .batch(10)
            .epochs(5)
            .timeBudget(Duration.ofMillis(12_500))
            .fit(moons);
    assertThat(history.note())
        .isEqualTo("Stopped in epoch 2 after 3 of 10 batches: the time budget of 12 s is used up.");
    assertThat(history.epochs()).isEqualTo(1);
    assertThat(network.progress().steps()).isEqualTo(13);
  }

  @Test
  void minutes_enough_changesNothing() {
    Dense one = new Dense(2, 1);
    Dense other = new Dense(2, 1);
    trainer(one, SECOND).batch(10).epochs(5).minutes(1).fit(moons);
    trainer(other, SECOND).batch(10).epochs(5).fit(moons);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void timeBudget_inANotebook_announcesTheEstimate() {
    List<String> shown = new ArrayList<>();
    Output before = Output.current();
    Output.install(
        new Output() {
          @Override
          public void show(String id, MimeBundle bundle) {
            shown.add(bundle.text());
          }

          @Override
          public void update(String id, MimeBundle bundle) {}

          @Override
          public void clear(boolean wait) {}
        });
    try {
      trainer(new Dense(2, 1), SECOND / 10).batch(10).epochs(12).minutes(1.5).fit(moons);
    } finally {
      Output.install(before);
    }
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0))
        .startsWith("About 12 s for 12 epochs of 10 batches (100 ms each), and ")
        .endsWith(" The time budget is 1 min 30 s.");
  }

  @Test
  void estimate_smallNetwork_countsTimeAndBytes() {
    Estimate estimate = trainer(new Dense(2, 1), SECOND / 10).batch(10).epochs(12).estimate(moons);
    assertThat(estimate.seconds()).isCloseTo(12, Offset.offset(1e-9));
    // In a batch of 10: the features 20; layer, difference, square 10 each and the mean 1,
    // all with a gradient; the labels 10.
    assertThat(estimate.bytes()).isEqualTo(4 * (2 * 3 + 20 + 10 + 2 * (3 * 10 + 1)));
    assertThat(estimate.toString())
        .isEqualTo(
            "About 12 s for 12 epochs of 10 batches (100 ms each), and 392 bytes of memory"
                + " (parameters and gradients 24 bytes, optimiser 0 bytes, one step 368 bytes).");
  }

  @Test
  void estimate_withValidationData_countsItsMeasurement() {
    Split parts = moons.splitWithSeed(1, 0.5, 0.3, 0.2);
    Estimate estimate = trainer(new Dense(2, 1), SECOND / 10).batch(10).epochs(12).estimate(parts);
    assertThat(estimate.seconds()).isCloseTo(12 * (5 * 0.1 + 0.1), Offset.offset(1e-9));
  }

  @Test
  void estimate_optimiserWithMemory_countsIt() {
    Trainer trainer = new Trainer(new Dense(2, 1), new SquaredError(), new Adam(0.1));
    // Two slots for each of three parameters.
    assertThat(trainer.estimate(moons).toString()).contains(", optimiser 24 bytes,");
  }

  @Test
  void duration_anySize_isReadable() {
    assertThat(
            List.of(0.0001234, 0.25, 1.0, 59.4, 60.0, 61.2, 3599.0, 3600.0, 7300.0).stream()
                .map(Estimate::duration))
        .containsExactly(
            "0.12 ms",
            "250 ms",
            "1 s",
            "59 s",
            "1 min",
            "1 min 1 s",
            "59 min 59 s",
            "1 h",
            "2 h 1 min");
    assertThat(List.of(0L, 999L, 1234L, 5_600_000L, 7_000_000_000L).stream().map(Estimate::bytes))
        .containsExactly("0 bytes", "999 bytes", "1.2 kB", "5.6 MB", "7 GB");
  }

  @Test
  void options_outOfRange_areRefused() {
    Trainer trainer = trainer(network(), 0);
    assertThatThrownBy(() -> trainer.untilConverged(0))
        .hasMessage(
            "untilConverged: the threshold must be above 0, but is 0.0. In Java 1/1000 is"
                + " 0: write 0.001, with a point.");
    assertThatThrownBy(() -> trainer.untilConverged(Double.NaN))
        .hasMessage("untilConverged: the threshold must be above 0, but is NaN. Try 1e-6.");
    assertThatThrownBy(() -> trainer.timeBudget(Duration.ZERO))
        .hasMessage(
            "timeBudget: needs some time, but got PT0S. Try timeBudget(Duration.ofMinutes(2)), or"
                + " minutes(2).");
    assertThatThrownBy(() -> trainer.minutes(0))
        .hasMessage(
            "minutes: the time budget must be above 0, but is 0.0. Try minutes(2); half a"
                + " minute is 0.5, for 1/2 is 0 in Java.");
  }
}
