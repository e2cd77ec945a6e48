package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.nn.Sequential;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Networks for images and sequences, as a user would write them. */
class ConvolutionFactoriesTest {
  /** Noisy images of 8×8 with one short bar somewhere: class 0 lies, class 1 stands. */
  private static Dataset bars(int n) {
    float[] pixels = RandomStream.of(1, "noise").uniform(n * 64, 0, 0.5f);
    float[] places = RandomStream.of(1, "places").uniform(2 * n, 0, 1);
    float[] labels = new float[n];
    for (int i = 0; i < n; i++) {
      boolean stands = i % 2 == 1;
      int across = (int) (places[2 * i] * 8);
      int along = (int) (places[2 * i + 1] * 5);
      for (int k = along; k < along + 4; k++) {
        pixels[i * 64 + (stands ? k * 8 + across : across * 8 + k)] += 0.5f;
      }
      labels[i] = stands ? 1 : 0;
    }
    return dataset(Tensor.of(Shape.of(n, 1, 8, 8), pixels), Tensor.of(Shape.of(n), labels));
  }

  @Test
  void fit_convolutionsOnBars_findThemAnywhere() {
    Sequential network = sequential(conv2d(1, 8, 3), relu(), maxPool2d(2), flatten(), dense(72, 2));
    var data = bars(600).splitWithSeed(1, 0.8, 0.2);
    trainer(network, crossEntropy(), sgd(0.2)).epochs(30).batch(16).fit(data);
    assertThat(accuracy(network, data.test())).isGreaterThanOrEqualTo(0.97);
  }

  /** Every factory, on sequences and images. */
  @Test
  void factories_all_makeTheirLayers() {
    Sequential signals =
        sequential(
            reshape(1, 40),
            conv1d(1, 4, 5),
            maxPool1d(2),
            conv1d(4, 4, 3, org.lectern.nn.Initialiser.zeros()),
            avgPool1d(2),
            globalMaxPool());
    assertThat(signals.forward(Tensor.full(1, 3, 40)).shape()).isEqualTo(Shape.of(3, 4));
    assertThat(signals.outputShape(Shape.of(40))).isEqualTo(Shape.of(4));
    Sequential images =
        sequential(
            conv2d(3, 4, 3, org.lectern.nn.Initialiser.constant(1)), avgPool2d(2), globalAvgPool());
    assertThat(images.forward(Tensor.full(1, 2, 3, 6, 6)).toArray()).containsOnly(27);
  }
}
