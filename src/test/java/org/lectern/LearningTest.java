package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

/** Networks learn what the lectures say they learn, on generated data; the bits are golden. */
class LearningTest {
  private static void hasFingerprint(Sequential network, String start) {
    assertThat(network.fingerprint()).startsWith(start);
  }

  @Test
  void xor_twoHiddenUnits_isLearnt() {
    Tensor x =
        tensor(new double[] {0, 0}, new double[] {0, 1}, new double[] {1, 0}, new double[] {1, 1});
    Dataset data = Dataset.of(x, tensor(0, 1, 1, 0));
    Sequential network = sequential(dense(2, 4), Lectern.tanh(), dense(4, 1), Lectern.sigmoid());
    network.reset(1);
    trainer(network, binaryCrossEntropy(), adam(0.1)).epochs(200).fullBatch().fit(data);
    assertThat(network.classes(x).toArray()).containsExactly(0, 1, 1, 0);
    hasFingerprint(network, "f2f4e8d1f8ad01d2");
  }

  @Test
  void spirals_twoHiddenLayers_areLearntWhereALineFails() {
    Split data = spirals(600, 2, 0.1, 1).splitWithSeed(1, 0.7, 0.1, 0.2);
    Sequential line = sequential(dense(2, 2));
    trainer(line, crossEntropy(), adam(0.05)).epochs(20).fit(data);
    assertThat(accuracy(line, data.test())).isLessThan(0.75);
    Sequential network =
        sequential(
            dense(2, 32, Initialiser.he()),
            Lectern.relu(),
            dense(32, 32, Initialiser.he()),
            Lectern.relu(),
            dense(32, 2));
    network.reset(1);
    trainer(network, crossEntropy(), adam(0.02)).epochs(40).fit(data);
    assertThat(accuracy(network, data.test())).isGreaterThanOrEqualTo(0.95);
    hasFingerprint(network, "5c16e9b19af5f722");
  }

  @Test
  void digits_oneHiddenLayer_areLearntWhereALineIsWorse() {
    Dataset test = digits(1000, 2);
    Sequential line = sequential(flatten(), dense(784, 10));
    trainer(line, crossEntropy(), adam(0.003)).epochs(6).fit(digits(1500, 1));
    assertThat(accuracy(line, test)).isBetween(0.7, 0.92);
    Sequential network = sequential(flatten(), dense(784, 32), Lectern.relu(), dense(32, 10));
    network.reset(1);
    trainer(network, crossEntropy(), adam(0.003)).epochs(6).fit(digits(1500, 1));
    assertThat(accuracy(network, test)).isGreaterThan(accuracy(line, test) + 0.01);
    assertThat(accuracy(network, test)).isGreaterThanOrEqualTo(0.9);
    hasFingerprint(network, "f574e6ac60bc90eb");
  }

  @Test
  void digits_fewImages_areLearntBetterWithChangedCopies() {
    Dataset few = digits(300, 1);
    Dataset more = augmentation().shift(1).rotate(10).scale(0.1).apply(few, 4, 1);
    // The same number of steps.
    assertThat(accuracyAfter(10, more)).isGreaterThan(accuracyAfter(50, few) + 0.01);
  }

  private static double accuracyAfter(int epochs, Dataset train) {
    Sequential network = sequential(flatten(), dense(784, 32), Lectern.relu(), dense(32, 10));
    network.reset(1);
    trainer(network, crossEntropy(), adam(0.003)).epochs(epochs).fit(train);
    return accuracy(network, digits(1000, 2));
  }

  @Test
  void sine_twoHiddenLayers_isFollowed() {
    Tensor x = linspace(-3, 3, 200).reshape(200, 1);
    Dataset data = Dataset.of(x.div(2), x.sin());
    Sequential network =
        sequential(dense(1, 32), Lectern.tanh(), dense(32, 32), Lectern.tanh(), dense(32, 1));
    network.reset(1);
    trainer(network, squaredError(), adam(0.01).schedule(cosine(200)))
        .epochs(200)
        .batch(20)
        .fit(data);
    double error = squaredError(network.predict(data.features()), data.labels()).item();
    assertThat(error).isLessThan(0.001);
    hasFingerprint(network, "d21b0fb03fa8e137");
  }
}
