package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Dense;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Tanh;
import org.lectern.optim.Adam;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

class LossSurfaceTest {
  private static final Dataset MOONS = Generators.moons(120, 0.2, 1);

  private static Sequential trained() {
    Sequential network =
        new Sequential(
            new Dense(2, 16), new Tanh(), new Dense(16, 16), new Tanh(), new Dense(16, 2));
    new Trainer(network, new CrossEntropy(), new Adam(0.02)).epochs(40).fit(MOONS);
    return network;
  }

  @Test
  void of_trainedNetwork_hasItsLossInTheMiddleAndStays() {
    Sequential network = trained();
    String before = network.fingerprint();
    LossSurface surface = LossSurface.of(network, new CrossEntropy(), MOONS);
    assertThat(network.fingerprint()).isEqualTo(before);
    float loss =
        new CrossEntropy().ofScores(network.forward(MOONS.features()), MOONS.labels()).item();
    assertThat(surface.values().get(16, 16)).isEqualTo(loss);
    assertThat(surface.values().shape().toArray()).containsExactly(33, 33);
    // After a training the way is up nearly everywhere.
    assertThat(surface.values().gt(loss).mean().item()).isGreaterThan(0.9f);
    Snapshots.checkAll("loss-surface", surface.toMimeBundle());
  }

  @Test
  void of_linearModel_goesAsFarAsItsWeights() {
    // L = mean (x·w − y)² with y = 0 and one unit: along a direction of the length of w.
    Sequential network = new Sequential(new Dense(1, 1, (n, in, out, stream) -> new float[] {2}));
    Dataset data = Dataset.of(Tensor.full(1, 4, 1), Tensor.zeros(4)).asRegression();
    LossSurface surface = LossSurface.of(network, new SquaredError(), data);
    // w goes from 2 − 2 − 2 to 2 + 2 + 2 in the corners.
    assertThat(surface.values().max().item()).isEqualTo(36f);
    assertThat(surface.values().get(16, 16)).isEqualTo(4f);
  }

  @Test
  void of_lossesThatOverflow_areLeftOut() {
    Sequential network =
        new Sequential(new Dense(1, 1, (n, in, out, stream) -> new float[] {1e20f}), new Relu());
    Dataset data = Dataset.of(Tensor.full(1, 4, 1), Tensor.zeros(4)).asRegression();
    Snapshots.checkBundle(LossSurface.of(network, new SquaredError(), data).toMimeBundle());
  }

  @Test
  void of_interrupted_stopsAndPutsTheWeightsBack() {
    Sequential network = trained();
    String before = network.fingerprint();
    Thread.currentThread().interrupt();
    LossSurface surface;
    try {
      surface = LossSurface.of(network, new CrossEntropy(), MOONS);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(network.fingerprint()).isEqualTo(before);
    Snapshots.checkBundle(surface.toMimeBundle());
    assertThat(surface.toString()).contains("or the computation was stopped");
  }

  @Test
  void of_noWeights_teaches() {
    assertThatThrownBy(() -> LossSurface.of(new Sequential(new Tanh()), new SquaredError(), MOONS))
        .hasMessage(
            "lossSurface: needs a network with weights, but Sequential has none. Try"
                + " sequential(dense(2, 16), relu(), dense(16, 2)).");
  }
}
