package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.Lectern;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Sequential;
import org.lectern.optim.Optimiser;

class LearningRateFinderTest {
  private static final Split DATA = moons(200, 0.15, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  private static Sequential network() {
    return sequential(dense(2, 16), Lectern.relu(), dense(16, 2));
  }

  static List<Supplier<Optimiser>> optimisers() {
    return List.of(
        () -> sgd(0.1),
        () -> adam(0.01).clipNorm(1),
        () -> momentum(0.05, 0.9).schedule(plateau(0.5, 1)));
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void run_beforeAndBetweenFits_changesNothingThatFollows(Supplier<Optimiser> optimiser) {
    Sequential alone = network();
    Trainer plain = Lectern.trainer(alone, crossEntropy(), optimiser.get()).epochs(3);
    plain.fit(DATA);
    plain.fit(DATA);
    Sequential watched = network();
    Trainer trainer = Lectern.trainer(watched, crossEntropy(), optimiser.get()).epochs(3);
    findLearningRate(trainer, DATA);
    trainer.fit(DATA);
    findLearningRate(trainer, DATA);
    trainer.fit(DATA);
    assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
    assertThat(watched.progress().steps()).isEqualTo(alone.progress().steps());
  }

  @Test
  void suggestion_ofACurve_trainsWell() {
    Trainer trainer = Lectern.trainer(network(), crossEntropy(), sgd(1e-5)).batch(32);
    LearningRateCurve curve = findLearningRate(trainer, DATA);
    assertThat(curve.rates()).isSorted().hasSameSizeAs(curve.losses());
    assertThat(curve.suggestion()).isBetween(0.01, 10.0);
    Sequential net = network();
    Lectern.trainer(net, crossEntropy(), sgd(curve.suggestion())).epochs(20).fit(DATA);
    assertThat(accuracy(net, DATA.validation())).isGreaterThan(0.8);
    assertThat(Displays.of(curve).orElseThrow().data().get(MimeBundle.SVG).toString())
        .contains(">learning rate<", ">10⁻");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void suggestion_forAdam_isNoNoiseOfTheFirstBatches(long seed) {
    Sequential net = sequential(dense(2, 16), Lectern.relu(), dense(16, 2));
    net.reset(seed);
    var data = moons(300, 0.2, seed);
    var curve = findLearningRate(Lectern.trainer(net, crossEntropy(), adam(0.01)), data);
    assertThat(curve.suggestion()).isBetween(0.003, 0.5);
  }

  @Test
  void render_asText_tellsRatesNotLogarithms() {
    LearningRateCurve curve =
        new LearningRateCurve(List.of(0.001, 0.01, 0.1), List.of(2.0, 1.0, 3.0));
    assertThat(Displays.of(curve).orElseThrow().text()).contains("min 1 at 0.01, max 3 at 0.1");
  }

  @Test
  void suggestion_lossThatNeverFalls_isRefused() {
    LearningRateCurve flat = new LearningRateCurve(List.of(1.0, 2.0, 3.0), List.of(1.0, 1.0, 2.0));
    assertThatThrownBy(flat::suggestion)
        .hasMessage(
            "suggestion: the loss fell at no learning rate. Look at the data and the network first:"
                + " trainer(…).callback(doctor()).");
    assertThat(flat).hasToString("learning rates from 1 to 3; the loss fell at none of them");
  }

  @Test
  void run_interrupted_putsEverythingBack() {
    Sequential net = network();
    String before = net.fingerprint();
    Thread.currentThread().interrupt();
    LearningRateCurve curve =
        findLearningRate(Lectern.trainer(net, crossEntropy(), sgd(0.1)), DATA);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(curve.rates()).isEmpty();
    assertThat(net.fingerprint()).isEqualTo(before);
  }
}
