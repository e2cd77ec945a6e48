package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Dense;
import org.lectern.nn.Dropout;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Tanh;
import org.lectern.optim.Sgd;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

class LayerStatisticsTest {
  private static final Dataset MOONS = Generators.moons(60, 0.2, 1);

  private static Tensor normal(int samples, int features) {
    float[] values = RandomStream.of(0, "unit normal").normal(samples * features, 0, 1);
    return Tensor.of(Shape.of(samples, features), values);
  }

  private static Sequential deep(int layers, int units, Initialiser weights, Supplier<Layer> f) {
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new Dense(units, units, weights));
      all.add(f.get());
    }
    return new Sequential(all.toArray(Layer[]::new));
  }

  /** Deck 001: deviation 0.214 in layer 1 falling to 2.9e−7 in layer 10. */
  @Test
  void activations_tenTanhLayersOfSmallWeights_dieOut() {
    Sequential network = deep(10, 500, Initialiser.normal(0.01), Tanh::new);
    LayerStatistics statistics = LayerStatistics.activations(network, normal(200, 500));
    assertThat(statistics.rows()).hasSize(10);
    assertThat(statistics.rows().get(0).deviation()).isCloseTo(0.214, Offset.offset(0.004));
    assertThat(statistics.rows().get(9).deviation()).isCloseTo(2.9e-7, Offset.offset(5e-8));
    assertThat(statistics.rows().get(0).name()).isEqualTo("2 Tanh");
    Snapshots.check("activations-tanh", statistics.toMimeBundle());
  }

  /** Deck 001: nearly all of them near ±1. */
  @Test
  void activations_tenTanhLayersOfLargeWeights_saturate() {
    Sequential network = deep(10, 100, Initialiser.normal(1), Tanh::new);
    for (LayerStatistics.Row row : LayerStatistics.activations(network, normal(200, 100)).rows()) {
      assertThat(row.saturated()).isGreaterThan(0.7);
      assertThat(row.deviation()).isGreaterThan(0.9);
    }
  }

  @Test
  void activations_counts_areThoseByHand() {
    Sequential network =
        new Sequential(
            new Dense(2, 2, (n, in, out, stream) -> new float[] {1, -1, 0, 0}), new Relu());
    Tensor x = Tensor.matrix(new double[] {3, 0}, new double[] {1, 0});
    LayerStatistics.Row row = LayerStatistics.activations(network, x).rows().get(0);
    // Outputs 3, 0 and 1, 0: the second unit is dead.
    assertThat(row)
        .isEqualTo(
            new LayerStatistics.Row("2 Relu", 4, 1, Math.sqrt(6 / 4.0), 0, 3, 0.5, Double.NaN, 0));
  }

  @Test
  void activations_withoutActivations_areOfAllLayers() {
    Sequential network = new Sequential(new Dense(2, 3), new Dense(3, 1));
    assertThat(LayerStatistics.activations(network, MOONS.features()).rows())
        .extracting(LayerStatistics.Row::name)
        .containsExactly("1 Dense(2→3)", "2 Dense(3→1)");
  }

  @Test
  void activations_oneSampleAndNaN_areWellFormed() {
    Sequential network = new Sequential(new Dense(2, 3), new Sigmoid());
    Snapshots.checkBundle(LayerStatistics.activations(network, Tensor.zeros(1, 2)).toMimeBundle());
    MimeBundle bundle =
        LayerStatistics.activations(network, Tensor.full(Double.NaN, 2, 2)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("6 not finite");
    assertThat(bundle.text()).contains("2 Sigmoid: 6 of 6 numbers are NaN or infinite");
  }

  @Test
  void activations_manySamples_usesTheFirstAndSaysSo() {
    Sequential network = new Sequential(new Dense(2, 3), new Sigmoid());
    LayerStatistics statistics = LayerStatistics.activations(network, Tensor.zeros(2000, 2));
    assertThat(statistics.rows().get(0).count()).isEqualTo(3000);
    assertThat(statistics.toString()).endsWith("the first 1000 of 2000 samples");
  }

  @Test
  void activations_aHundredLayers_drawsSomeOfThem() {
    Sequential network = deep(100, 4, Initialiser.xavier(), Tanh::new);
    MimeBundle bundle = LayerStatistics.activations(network, normal(50, 4)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("drawn: 20 of the 100 layers");
    assertThat(bundle.text()).contains("\n200 Tanh ");
  }

  @Test
  void gradients_relu_haveARowForEachWeight() {
    Sequential network =
        new Sequential(
            new Dense(2, 16), new Relu(), new Dense(16, 16), new Relu(), new Dense(16, 2));
    LayerStatistics statistics = LayerStatistics.gradients(network, new CrossEntropy(), MOONS);
    assertThat(statistics.rows())
        .extracting(LayerStatistics.Row::name)
        .containsExactly("1.weight", "3.weight", "5.weight");
    Snapshots.check("gradients", statistics.toMimeBundle());
  }

  @Test
  void gradients_values_areThoseOfABackwardPass() {
    Sequential network = new Sequential(new Dense(2, 2));
    LayerStatistics.Row row =
        LayerStatistics.gradients(network, new CrossEntropy(), MOONS).rows().get(0);
    new CrossEntropy().ofScores(network.forward(MOONS.features()), MOONS.labels()).backward();
    float[] gradient = network.parameter("1.weight").grad().toArray();
    double sum = 0;
    for (float value : gradient) {
      sum += value;
    }
    assertThat(row.mean()).isEqualTo(sum / 4);
    assertThat(row.count()).isEqualTo(4);
  }

  @Test
  void looks_betweenTrainings_changeNoBit() {
    String[] fingerprints = new String[2];
    for (int i = 0; i < 2; i++) {
      Sequential network =
          new Sequential(new Dense(2, 8), new Tanh(), new Dropout(0.3), new Dense(8, 2));
      Trainer trainer = new Trainer(network, new CrossEntropy(), new Sgd(0.1)).epochs(3);
      if (i == 1) {
        look(network);
      }
      trainer.fit(MOONS);
      if (i == 1) {
        look(network);
      }
      trainer.fit(MOONS);
      fingerprints[i] = network.fingerprint();
    }
    assertThat(fingerprints[1]).isEqualTo(fingerprints[0]);
  }

  private static void look(Sequential network) {
    LayerStatistics.activations(network, MOONS.features()).toMimeBundle();
    LayerStatistics.gradients(network, new CrossEntropy(), MOONS).toMimeBundle();
    LossSurface.of(network, new CrossEntropy(), MOONS).toMimeBundle();
  }

  @Test
  void gradients_frozen_teaches() {
    Sequential network = new Sequential(new Dense(2, 2));
    network.freeze();
    assertThatThrownBy(() -> LayerStatistics.gradients(network, new CrossEntropy(), MOONS))
        .hasMessage(
            "gradients: needs weights that can learn, but Sequential has none. Are all layers"
                + " frozen? Try net.unfreeze().");
  }

  @Test
  void histogram_values_fallIntoTheirBins() {
    SmallHistogram histogram =
        SmallHistogram.of(new float[] {0, 0.9f, 1, 2.5f, 4, 5, Float.NaN}, new Range(0, 4), 4);
    assertThat(histogram.counts()).containsExactly(2, 1, 1, 1);
    assertThat(histogram.most()).isEqualTo(2);
  }
}
