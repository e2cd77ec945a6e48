package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.nn.Sequential;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** A task that needs memory: one of two symbols, then 20 steps of noise; which symbol was it? */
class SequenceLearningTest {
  private static final int STEPS = 21;

  private static Dataset recall(int n, long seed) {
    RandomStream symbols = RandomStream.of(seed, "symbols");
    float[] x = RandomStream.of(seed, "noise").uniform(n * STEPS * 2, -0.1f, 0.1f);
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      int symbol = symbols.below(i, 2);
      y[i] = symbol;
      x[i * STEPS * 2] = 1 - symbol;
      x[i * STEPS * 2 + 1] = symbol;
    }
    return Dataset.of(Tensor.of(Shape.of(n, STEPS, 2), x), Tensor.of(Shape.of(n), y));
  }

  private static Dataset lastStep(Dataset data) {
    Tensor last = data.features().slice(1, STEPS - 1, STEPS).reshape(data.size(), 2);
    return Dataset.of(last, data.labels());
  }

  private static double accuracy(Sequential network, Dataset data) {
    return network.classes(data.features()).eq(data.labels()).mean().item();
  }

  @Test
  void fit_lstm_recallsTheFirstSymbol() {
    var network = sequential(lstm(2, 16).last(), dense(16, 2));
    network.reset(1);
    trainer(network, crossEntropy(), sgd(0.1)).epochs(10).batch(16).fit(recall(500, 1));
    assertThat(accuracy(network, recall(500, 2))).isGreaterThanOrEqualTo(0.95);
    assertThat(network.fingerprint())
        .isEqualTo("6c0aa17747736bcf2e74bad2b47a59116ac900f64d676d053e2fa5fec7ab7862");
  }

  @Test
  void fit_denseOnTheLastStep_canOnlyGuess() {
    var network = sequential(dense(2, 16), relu(), dense(16, 2));
    network.reset(1);
    trainer(network, crossEntropy(), sgd(0.1)).epochs(10).batch(16).fit(lastStep(recall(500, 1)));
    assertThat(accuracy(network, lastStep(recall(500, 2)))).isBetween(0.4, 0.6);
  }
}
