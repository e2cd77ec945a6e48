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
        .isEqualTo("067c774b9d751664762b74c961b3360200c6c22037e71dbc35f359703a62abc0");
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
            "a0f98aea4f5c197d139f15c6549b06b1dd1b5706530068c9558d036e65bddab1"),
        Arguments.of(
            "gru of two layers, adadelta",
            "26be432c7027a7b6501c062e536f564b79ab82ace6caa9f7cb01462f6b275ddf"),
        Arguments.of(
            "attention, adamW with a cosine",
            "6722a208b9429caac3f36a048dcc96080ad4e0faf42086504b7f578f4f4b7f86"),
        Arguments.of(
            "embedding, one cycle",
            "ca156cc99abc6ef0f08b6d6fba18c46e47e774c022d6a54e25a7ea73ed9f9c92"),
        Arguments.of(
            "l1, momentum, plateau",
            "a7818705a1bf609703a9c8a81bcaba43f708cad3135de903a2680bb34338f10f"),
        Arguments.of(
            "activations, adagrad",
            "182f5737ebba1a64cce887f53b2bffb4ccadd1fd8f3cc540d0380922d7dca45f"),
        Arguments.of(
            "l-bfgs with l2", "1ba73410321238217d88820190dd92734efede7d005994ab3d7e435101d7084e"),
        Arguments.of(
            "two tasks, rate factors, frozen layer",
            "a08f1c0d39f17c455beada6094cd2eefc139275188031e6cdebade667dd989b2"));
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
