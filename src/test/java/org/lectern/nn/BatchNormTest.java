package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class BatchNormTest {
  private static final Tensor X =
      Tensor.matrix(new double[] {1, 10}, new double[] {3, 10}, new double[] {8, 40});

  @Test
  void forward_training_standardisesEachFeature() {
    BatchNorm layer = new BatchNorm(2);
    Tensor y = layer.forward(X, layer.trainingPass());
    // Means 4 and 20; variances (9 + 1 + 16)/3 and 200.
    assertThat((double) y.get(0, 0)).isCloseTo(-3 / Math.sqrt(26.0 / 3 + 1e-5), within(1e-6));
    assertThat((double) y.get(2, 1)).isCloseTo(20 / Math.sqrt(200 + 1e-5), within(1e-6));
  }

  @Test
  void forward_training_movesTheRunningStatistics() {
    BatchNorm layer = new BatchNorm(2);
    layer.forward(X, layer.trainingPass());
    assertClose(layer.runningMean(), 0.4, 2);
    // 0.9·1 + 0.1·variance divided by n − 1: 13 and 300.
    assertClose(layer.runningVariance(), 2.2, 30.9);
    layer.forward(X, layer.trainingPass());
    assertClose(layer.runningMean(), 0.76, 3.8);
    BatchNorm fast = new BatchNorm(2, 1, 1e-5);
    fast.forward(X, fast.trainingPass());
    assertClose(fast.runningMean(), 4, 20);
    assertClose(fast.runningVariance(), 13, 300);
  }

  @Test
  void forward_evaluation_usesTheRunningStatisticsAndKeepsThem() {
    BatchNorm layer = new BatchNorm(2, 1, 1e-5);
    assertThat(layer.forward(X).get(2, 0)).isEqualTo((float) (8 / Math.sqrt(1 + 1e-5)));
    layer.forward(X, layer.trainingPass());
    String before = layer.fingerprint();
    Tensor y = layer.forward(Tensor.matrix(new double[] {17, 20}));
    assertThat((double) y.get(0, 0)).isCloseTo(13 / Math.sqrt(13.00001), within(1e-6));
    assertThat(y.get(0, 1)).isEqualTo(0);
    assertThat(layer.fingerprint()).isEqualTo(before);
  }

  @Test
  void forward_images_averagesOverSamplesAndPixels() {
    BatchNorm layer = new BatchNorm(3);
    Shape shape = Shape.of(4, 3, 5, 6);
    Tensor x = Tensor.of(shape, RandomStream.of(1, "x").normal(shape.length(), 5, 3));
    Tensor y = layer.forward(x, layer.trainingPass());
    assertThat(y.shape()).isEqualTo(shape);
    for (int channel = 0; channel < 3; channel++) {
      Tensor one = y.slice(1, channel, channel + 1);
      assertThat((double) one.mean().item()).isCloseTo(0, within(1e-5));
      assertThat((double) one.square().mean().item()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void forward_frozen_usesTheRunningStatisticsInTraining() {
    BatchNorm layer = new BatchNorm(2);
    layer.forward(X, layer.trainingPass());
    layer.freeze();
    String before = layer.fingerprint();
    assertThat(layer.forward(X, layer.trainingPass()).fingerprint())
        .isEqualTo(layer.forward(X).fingerprint());
    assertThat(layer.fingerprint()).isEqualTo(before);
    assertThat(layer.evaluatedWhileRecording()).isNull();
  }

  @Test
  void parameters_scaleAndShift_areExemptFromDecay() {
    BatchNorm layer = new BatchNorm(2);
    assertThat(layer.parameters()).extracting(Parameter::name).containsExactly("weight", "bias");
    assertThat(layer.parameters()).noneMatch(Parameter::decays);
    assertThat(layer.state().keySet())
        .containsExactly("weight", "bias", "running_mean", "running_var");
  }

  @Test
  void reset_afterTraining_givesTheFirstStatistics() {
    BatchNorm layer = new BatchNorm(2);
    String before = layer.fingerprint();
    layer.forward(X, layer.trainingPass());
    layer.reset();
    assertThat(layer.fingerprint()).isEqualTo(before);
  }

  private static void assertClose(Tensor actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.get(i)).isCloseTo(expected[i], within(2e-6 * expected[i]));
    }
  }
}
