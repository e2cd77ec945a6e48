package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fingerprints of whole trainings. They are the same on every machine; a change here is a new
 * version of the arithmetic contract.
 */
class GoldenRunTest {
  @Test
  void fit_logisticRegressionOnSpam_hasItsFingerprint() {
    var data = spam(300, 1).splitWithSeed(1, 0.8, 0.2);
    var network = sequential(dense(2, 1), sigmoid());
    network.reset(1);
    trainer(network, binaryCrossEntropy(), sgd(0.3)).epochs(20).batch(32).fit(data);
    assertThat(network.fingerprint())
        .isEqualTo("cd1e7ad98a221d2a3a4712d0b0bd2b64bc71ce596625454fad3940b2a01b6f30");
  }

  @Test
  void fit_networkOnMoons_hasItsFingerprint() {
    var data = moons(300, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2).standardise();
    var network =
        sequential(dense(2, 16), relu(), dense(16, 16), Lectern.tanh(), dense(16, 2), softmax());
    network.reset(1);
    trainer(network, crossEntropy(), sgd(0.2, 0.001)).epochs(20).batch(32).fit(data);
    assertThat(network.fingerprint())
        .isEqualTo("ecd031270a06ea7f5ef6ac7501be63d55693d8ffee38cd0ce0007e4676a8f7ce");
  }

  /** The trainings of this test, and the small ones that the library's own report has. */
  static List<Arguments> runs() {
    Set<String> names = ReferenceTrainings.small().keySet();
    Stream<Arguments> small =
        References.small().stream()
            .filter(one -> names.contains(one.name()))
            .map(one -> Arguments.of(one.name(), one.expected()));
    return Stream.concat(ownRuns().stream(), small).toList();
  }

  private static List<Arguments> ownRuns() {
    return List.of(
        Arguments.of(
            "convolution, batch norm, dropout, adam",
            "ec11754acaa3709d13ac4a2eb6fb07b0df02a38c588c045f48e4fac6491d75a2"),
        Arguments.of(
            "grouped convolutions, smoothing, nesterov",
            "7159313c2c1bef6868b45cb13473867ad38ea259ebe6c0a8cde4b667d12ed9ab"),
        Arguments.of(
            "lstm, clipped rmsProp",
            "6d4fd50a1b43dab10f5fb5a8d9b3b2427c551f066dff5d7a7d81740c8fbc0cd8"),
        Arguments.of(
            "gru of two layers, adadelta",
            "2d3de7180f793d7c02f06e6fe8b5dfcb65a4c9a0a5cee2e454e5c49577acf764"),
        Arguments.of(
            "attention, adamW with a cosine",
            "6722a208b9429caac3f36a048dcc96080ad4e0faf42086504b7f578f4f4b7f86"),
        Arguments.of(
            "embedding, one cycle",
            "b4fd81f18ff9fa69e813a000cf6ef92c0499e1971664660f965cfab24c412e9d"),
        Arguments.of(
            "l1, momentum, plateau",
            "4bae4a839c4564ce37ee14263ccb9ad2b3f26ee7ba0c81d879b239b17d943b7c"),
        Arguments.of(
            "activations, adagrad",
            "182f5737ebba1a64cce887f53b2bffb4ccadd1fd8f3cc540d0380922d7dca45f"),
        Arguments.of(
            "l-bfgs with l2", "53324647a52a5ceb232dbe11fedbcaeb981b5827542ba7fccae151a1b266cd13"),
        Arguments.of(
            "two tasks, rate factors, frozen layer",
            "3fcda002aefaf2ca199b9f8f510ed374ee672e18ee53f37d45934093a6587377"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void fit_everyKindOfLayerLossAndOptimiser_hasItsFingerprint(String name, String fingerprint) {
    assertThat(GoldenRuns.all().get(name).get().fit()).isEqualTo(fingerprint);
  }

  @Test
  void runs_areAllThereAre() {
    assertThat(runs().stream().map(run -> run.get()[0]))
        .containsExactlyElementsOf(GoldenRuns.all().keySet());
  }
}
