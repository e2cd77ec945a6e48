package org.lectern;

import static org.lectern.Lectern.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/**
 * Whole trainings whose fingerprints are known, for {@link Reproducibility} and the tests. The
 * small ones take at most 10⁵ multiply-adds each, so that an interpreter or an emulator can run
 * them too. In the wide ones products are split among threads, and sums and products have more than
 * one block of 1024 terms.
 */
final class ReferenceTrainings {
  /** Of the logistic regression: the largest of so many features. */
  private static final int CLASSES = 8;

  /** A training that has not begun, and its data. */
  record Prepared(Layer network, Trainer trainer, Split data) {
    String fit() {
      return trainer.fit(data.train(), data.test()).run().fingerprintAfter();
    }
  }

  private ReferenceTrainings() {}

  /** Ways to make each training anew, by name. */
  static Map<String, Supplier<Prepared>> small() {
    Map<String, Supplier<Prepared>> runs = new LinkedHashMap<>();
    runs.put("perceptron, dropout, Adam", () -> perceptron(48, 12, 12, 3));
    runs.put("convolutions, batch normalisation", () -> convolutions(16, 6, 3, 8, 1));
    runs.put("LSTM", () -> lstm(16, 5, 3, 6, 2));
    runs.put("logistic regression, L1", () -> logistic(80, 12, 12, 6));
    return runs;
  }

  /** The same trainings, wide enough for several threads and blocks. */
  static Map<String, Supplier<Prepared>> wide() {
    Map<String, Supplier<Prepared>> runs = new LinkedHashMap<>();
    runs.put("wide perceptron, dropout, Adam", () -> perceptron(360, 135, 150, 2));
    runs.put("wide convolutions, batch normalisation", () -> convolutions(64, 24, 8, 14, 1));
    runs.put("wide LSTM", () -> lstm(96, 72, 16, 70, 2));
    runs.put("wide logistic regression, L1", () -> logistic(180, 135, 1100, 3));
    return runs;
  }

  private static Prepared perceptron(int samples, int batch, int width, int epochs) {
    Layer network =
        sequential(
            dense(2, width),
            relu(),
            dropout(0.2),
            dense(width, width),
            Lectern.tanh(),
            dropout(0.2),
            dense(width, 3));
    Dataset data = spirals(samples, 3, 0.1, 1);
    return prepared(network, crossEntropy(), adam(0.01), data, batch, epochs);
  }

  private static Prepared convolutions(int samples, int batch, int channels, int size, int epochs) {
    int pooled = size / 2;
    Layer network =
        sequential(
            conv2d(1, channels, 3).padding(1).withoutBias(),
            batchNorm(channels),
            relu(),
            maxPool2d(2),
            conv2d(channels, channels + 1, 3),
            batchNorm(channels + 1),
            relu(),
            flatten(),
            dense((channels + 1) * (pooled - 2) * (pooled - 2), 2));
    Tensor images = drawn("images", samples, 1, size, size);
    Tensor bright = images.mean(1, 2, 3).gt(0);
    Dataset data = Dataset.of(images, bright);
    return prepared(network, crossEntropy(), momentum(0.05, 0.9), data, batch, epochs);
  }

  private static Prepared lstm(int samples, int batch, int features, int units, int epochs) {
    Layer network = sequential(Lectern.lstm(features, units).last(), dense(units, 1));
    Tensor x = drawn("sequences", samples, 5, features);
    Dataset data = Dataset.of(x, x.sum(1, 2).mul(0.3).sin());
    return prepared(network, squaredError(), rmsProp(0.01), data, batch, epochs);
  }

  private static Prepared logistic(int samples, int batch, int features, int epochs) {
    Layer network = sequential(dense(features, CLASSES), softmax());
    Tensor x = drawn("features", samples, features);
    Dataset data = Dataset.of(x, x.slice(1, 0, CLASSES).argmax(1));
    Optimiser optimiser = sgd(0.1).regularise(l1(0.01));
    return prepared(network, crossEntropy(), optimiser, data, batch, epochs);
  }

  private static Prepared prepared(
      Layer network, Loss loss, Optimiser optimiser, Dataset data, int batch, int epochs) {
    // Not the notebook's seed, which a cell may have set.
    network.reset(1);
    Trainer trainer = new Trainer(network, loss, optimiser).epochs(epochs).batch(batch);
    return new Prepared(network, trainer, data.splitWithSeed(1, 0.75, 0.25));
  }

  private static Tensor drawn(String name, int... sizes) {
    Shape shape = Shape.of(sizes);
    RandomStream stream = RandomStream.of(1, "reproducibility/" + name);
    return Tensor.of(shape, stream.normal(shape.length(), 0, 1));
  }
}
