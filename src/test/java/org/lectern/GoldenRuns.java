package org.lectern;

import static org.lectern.Lectern.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.Trainer;

/**
 * Small whole trainings that between them use every kind of layer, loss and optimiser. {@code main}
 * prints a fingerprint for each, so that another Java, other flags or another machine can be
 * compared.
 */
public final class GoldenRuns {
  private GoldenRuns() {}

  /** A training that has not begun, and its data. */
  public record Prepared(Trainer trainer, Split data) {
    String fit() {
      History history = trainer.fit(data.train(), data.test());
      return history.run().fingerprintAfter();
    }
  }

  /** Ways to make each training anew. */
  public static Map<String, Supplier<Prepared>> all() {
    Map<String, Supplier<Prepared>> runs = new LinkedHashMap<>();
    runs.put("convolution, batch norm, dropout, adam", GoldenRuns::convolution);
    runs.put("grouped convolutions, smoothing, nesterov", GoldenRuns::grouped);
    runs.put("lstm, clipped rmsProp", GoldenRuns::lstmClipped);
    runs.put("gru of two layers, adadelta", GoldenRuns::gruLayers);
    runs.put("attention, adamW with a cosine", GoldenRuns::attention);
    runs.put("embedding, one cycle", GoldenRuns::words);
    runs.put("l1, momentum, plateau", GoldenRuns::sparse);
    runs.put("activations, adagrad", GoldenRuns::activations);
    runs.put("l-bfgs with l2", GoldenRuns::newton);
    runs.put("two tasks, rate factors, frozen layer", GoldenRuns::tasks);
    ReferenceTrainings.small().forEach((name, run) -> runs.put(name, () -> prepared(run.get())));
    return runs;
  }

  public static void main(String[] args) {
    all().forEach((name, run) -> System.out.println(name + ": " + run.get().fit()));
  }

  private static Prepared convolution() {
    Layer network =
        sequential(
            conv2d(1, 4, 3).padding(1).withoutBias(),
            batchNorm(4),
            relu(),
            maxPool2d(2),
            conv2d(4, 6, 3),
            batchNorm(6),
            relu(),
            flatten(),
            dropout(0.3),
            dense(24, 3));
    return prepared(trainer(network, crossEntropy(), adam(0.01)).epochs(3).batch(16), images());
  }

  private static Prepared grouped() {
    Layer network =
        sequential(
            conv2d(1, 4, 3).stride(2),
            prelu(4),
            residual(conv2d(4, 4, 3).samePadding().groups(4)),
            avgPool2d(2).stride(1),
            conv2d(4, 6, 2),
            gelu(),
            globalAvgPool(),
            dense(6, 3),
            softmax());
    var loss = crossEntropy().smoothing(0.1).weights(1, 2, 0.5);
    return prepared(trainer(network, loss, nesterov(0.1, 0.9)).epochs(3).batch(20), images());
  }

  private static Prepared lstmClipped() {
    Layer network = sequential(lstm(3, 8).last(), dense(8, 1));
    Optimiser optimiser = rmsProp(0.01).clipNorm(0.5).clipValue(0.2);
    return prepared(trainer(network, huber(0.5), optimiser).epochs(3).batch(16), sequences());
  }

  private static Prepared gruLayers() {
    Layer network = sequential(gru(3, 6, 2, 0.2), layerNorm(6), flatten(), dense(30, 1));
    return prepared(trainer(network, squaredError(), adadelta()).epochs(3).batch(16), sequences());
  }

  private static Prepared attention() {
    Layer network =
        sequential(
            dense(3, 8),
            positionalEncoding(8, 5),
            residual(sequential(layerNorm(8), multiHeadAttention(8, 2, 0.1).causal())),
            residual(sequential(layerNorm(8), dense(8, 16), gelu(), dropout(0.1), dense(16, 8))),
            flatten(),
            dense(40, 1));
    Optimiser optimiser = adamW(0.01, 0.05).schedule(warmUp(5, cosine(3)));
    return prepared(trainer(network, absoluteError(), optimiser).epochs(3).batch(16), sequences());
  }

  private static Prepared words() {
    RandomStream stream = RandomStream.of(1, "golden/words");
    float[] ids = new float[80 * 4];
    float[] labels = new float[80];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stream.below(i, 12);
      labels[i / 4] = ids[i] < 3 ? 1 : labels[i / 4];
    }
    Dataset data = Dataset.of(Tensor.of(Shape.of(80, 4), ids), Tensor.of(Shape.of(80), labels));
    Layer network = sequential(embedding(12, 5), simpleRnn(5, 6).last(), dense(6, 1), sigmoid());
    Optimiser optimiser = sgd(0.02).schedule(oneCycle(25, 15));
    var loss = binaryCrossEntropy().positiveWeight(2);
    return prepared(trainer(network, loss, optimiser).epochs(3).batch(16), data);
  }

  private static Prepared sparse() {
    Layer network = sequential(dense(2, 12), Lectern.tanh(), dense(12, 1));
    Optimiser optimiser =
        momentum(0.05, 0.9).regularise(l1(0.02).withBiases()).schedule(plateau(0.5, 0));
    return prepared(trainer(network, hinge(), optimiser).epochs(6).batch(32), moons(120, 0.2, 1));
  }

  private static Prepared activations() {
    Layer network =
        sequential(
            maxout(2, 8, 3),
            parallel(elu(), swish(), softplus()),
            dense(24, 8),
            leakyRelu(0.1),
            dense(8, 3),
            logSoftmax());
    Optimiser optimiser = adagrad(0.05).regularise(elasticNet(0.01, 0.5));
    return prepared(
        trainer(network, negativeLogLikelihood(), optimiser).epochs(4).batch(25),
        blobs(150, 3, 1.5, 1));
  }

  private static Prepared newton() {
    Layer network = sequential(dense(2, 8), Lectern.tanh(), dense(8, 2));
    Optimiser optimiser = lbfgs().regularise(l2(0.001));
    return prepared(
        trainer(network, crossEntropy().sum(), optimiser).epochs(12).fullBatch(),
        circles(100, 0.1, 1));
  }

  private static Prepared tasks() {
    Dataset points = spirals(90, 3, 0.1, 1);
    Tensor radius = points.features().square().sum(1).sqrt();
    Dataset data = points.withLabelName("arm").withTarget("radius", radius);
    Layer body = sequential(dense(2, 10), Lectern.tanh(), dense(10, 6).withoutBias(), batchNorm(6));
    Layer network = sequential(body, heads("arm", dense(6, 3)).and("radius", dense(6, 1)));
    body.layers().get(0).freeze();
    Optimiser optimiser = adam(0.02).rateFactor(body, 0.1).clipNorm(1);
    return prepared(
        trainer(network, losses(crossEntropy(), squaredError().weighted(0.5)), optimiser)
            .epochs(4)
            .batch(16),
        data);
  }

  private static Prepared prepared(ReferenceTrainings.Prepared run) {
    return new Prepared(run.trainer(), run.data());
  }

  private static Prepared prepared(Trainer trainer, Dataset data) {
    return new Prepared(trainer, data.splitWithSeed(1, 0.75, 0.25));
  }

  private static Dataset images() {
    Tensor noise = drawn("images", 60, 1, 8, 8);
    Tensor level = noise.mean(1, 2, 3);
    return Dataset.of(noise, level.gt(-0.05).add(level.gt(0.05)));
  }

  private static Dataset sequences() {
    Tensor x = drawn("sequences", 60, 5, 3);
    return Dataset.of(x, x.sum(1, 2).mul(0.3).sin());
  }

  private static Tensor drawn(String name, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(1, "golden/" + name).normal(shape.length(), 0, 1));
  }
}
