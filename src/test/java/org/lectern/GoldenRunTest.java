package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;

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
}
