package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.nn.Layer;
import org.lectern.nn.Sequential;
import tech.tablesaw.api.Table;

/** Networks on real data reach what such networks reach elsewhere, in a few epochs. */
@Tag("real-data")
class RealLearningTest {
  private static final String FOLDER = System.getenv("LECTERN_TEST_DATA");

  /** 8,000 digits to learn from, 2,000 to test on. */
  private static Split digits() {
    return mnist(FOLDER + "/mnist").splitWithSeed(1, 0.8, 0.2);
  }

  private static double accuracyOf(Layer network, Split data) {
    return accuracy(network, data.test());
  }

  /** The bits are golden: the same on every machine. */
  private static void hasFingerprint(Layer network, String start) {
    assertThat(network.fingerprint()).startsWith(start);
  }

  @Test
  void mlp_onDigits_learns() {
    Split data = digits();
    Sequential network = sequential(flatten(), dense(784, 256), Lectern.relu(), dense(256, 10));
    trainer(network, crossEntropy(), adam(0.002)).epochs(6).batch(32).fit(data);
    hasFingerprint(network, "55a86cc113b34b66");
    assertThat(accuracyOf(network, data)).isGreaterThanOrEqualTo(0.94);
  }

  @Test
  void cnn_onDigits_learns() {
    Split data = digits();
    Sequential network =
        sequential(
            conv2d(1, 8, 5).padding(2),
            Lectern.relu(),
            maxPool2d(2),
            conv2d(8, 16, 5).padding(2),
            Lectern.relu(),
            maxPool2d(2),
            flatten(),
            dense(16 * 7 * 7, 10));
    trainer(network, crossEntropy(), adam(0.002)).epochs(4).batch(32).fit(data);
    hasFingerprint(network, "5a4ef76d2bc19465");
    assertThat(accuracyOf(network, data)).isGreaterThanOrEqualTo(0.97);
  }

  /** Digits that nobody wrote are enough like real ones to learn to read these. */
  @Test
  void cnn_onMadeUpDigits_readsRealOnes() {
    Sequential network =
        sequential(
            conv2d(1, 8, 5).padding(2),
            Lectern.relu(),
            maxPool2d(2),
            conv2d(8, 16, 5).padding(2),
            Lectern.relu(),
            maxPool2d(2),
            flatten(),
            dense(16 * 7 * 7, 10));
    trainer(network, crossEntropy(), adam(0.002)).epochs(3).batch(32).fit(Lectern.digits(8000, 1));
    hasFingerprint(network, "31775ee6360d8c78");
    assertThat(accuracy(network, mnist(FOLDER + "/mnist"))).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void lstm_onDigitsRowByRow_learns() {
    Split data = digits();
    Sequential network = sequential(reshape(28, 28), lstm(28, 64).last(), dense(64, 10));
    trainer(network, crossEntropy(), adam(0.005).clipNorm(1)).epochs(6).batch(32).fit(data);
    hasFingerprint(network, "adf40e69fc9543f3");
    assertThat(accuracyOf(network, data)).isGreaterThanOrEqualTo(0.94);
  }

  @Test
  void mlp_onSpambase_learns() {
    Dataset all = dataset(csv(FOLDER + "/spambase.data", false), "C57");
    Split data = all.splitWithSeed(1, 0.7, 0.1, 0.2).standardise();
    Sequential network = sequential(dense(57, 32), Lectern.relu(), dense(32, 2));
    trainer(network, crossEntropy(), adam(0.003)).epochs(30).batch(64).earlyStopping(5).fit(data);
    hasFingerprint(network, "328182b64bbaebe9");
    assertThat(accuracyOf(network, data)).isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void mlp_onPenguins_learns() {
    Table table = csv(FOLDER + "/penguins.csv");
    String[] features = {"bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"};
    Split data =
        dataset(table.dropRowsWithMissingValues(), "species", features)
            .splitWithSeed(1, 0.6, 0.2, 0.2)
            .standardise();
    Sequential network = sequential(dense(4, 16), Lectern.relu(), dense(16, 3));
    trainer(network, crossEntropy(), adam(0.01)).epochs(60).batch(16).earlyStopping(10).fit(data);
    assertThat(accuracyOf(network, data)).isGreaterThanOrEqualTo(0.97);
    hasFingerprint(network, "250ab222d834b21a");
  }
}
