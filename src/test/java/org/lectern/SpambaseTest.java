package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.data.Split;
import org.lectern.nn.Sequential;

/** Logistic regression on 4,601 real e-mails, as a user would write it. */
@Tag("real-data")
class SpambaseTest {
  private static Split spambase() {
    var table = csv(System.getenv("LECTERN_TEST_DATA") + "/spambase.data", false);
    return dataset(table, "C57").splitWithSeed(1, 0.8, 0.2).standardise();
  }

  private static Sequential train(Split mails) {
    var network = sequential(dense(57, 1), sigmoid());
    trainer(network, binaryCrossEntropy(), sgd(0.1)).epochs(40).batch(32).fit(mails);
    return network;
  }

  @Test
  void fit_logisticRegressionOnSpambase_reaches91Percent() {
    Split mails = spambase();
    assertThat(mails.train().size()).isEqualTo(3681);
    assertThat(mails.train().featureNames()).hasSize(57);
    assertThat(accuracy(train(mails), mails.test())).isGreaterThanOrEqualTo(0.91);
  }

  @Test
  void fit_twice_givesTheSameFingerprint() {
    assertThat(train(spambase()).fingerprint()).isEqualTo(train(spambase()).fingerprint());
  }
}
