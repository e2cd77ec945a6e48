package org.lectern.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What a classifier says of each sample: class, how sure it is, and its loss. */
final class Verdicts {
  /** Samples in one forward pass. */
  private static final int BATCH = 500;

  private final Dataset data;
  private final Link link;
  private final Loss loss;

  final int[] truth;

  /** Predicted classes, −1 for NaN. */
  final int[] predicted;

  /** The probability of the predicted class, NaN where the network gives none. */
  final double[] probabilities;

  final double[] losses;

  private Verdicts(Layer network, Dataset data) {
    this.data = data;
    link = link(network);
    loss = loss(link);
    truth = new int[data.size()];
    predicted = new int[data.size()];
    probabilities = new double[data.size()];
    losses = new double[data.size()];
  }

  static Verdicts of(String who, Layer network, Dataset data) {
    Given.required(who, "a network", network);
    Given.required(who, "data", data);
    if (!data.isClassification()) {
      throw new IllegalArgumentException(
          who
              + ": needs classes as labels, but "
              + data.name()
              + " has numbers (regression). If they are class ids, use data.asClassification().");
    }
    Verdicts verdicts = new Verdicts(network, data);
    return Recording.off(
        () -> {
          int at = 0;
          for (Dataset batch : data.batches(BATCH)) {
            verdicts.add(who, network, batch, at);
            at += batch.size();
          }
          return verdicts;
        });
  }

  /** The link of a network's scores: where nothing tells it, several scores exclude each other. */
  private static Link link(Layer network) {
    Link own = network.endsIn();
    if (own == Link.IDENTITY && !network.trainedLinks().isEmpty()) {
      own = network.trainedLinks().get(0);
    } else if (own == Link.IDENTITY) {
      return Link.SOFTMAX;
    }
    return own == Link.LOG_SOFTMAX ? Link.SOFTMAX : own;
  }

  private static Loss loss(Link link) {
    return switch (link) {
      case SOFTMAX, LOG_SOFTMAX -> new CrossEntropy();
      case SIGMOID -> new BinaryCrossEntropy();
      case MARGIN -> new Hinge();
      case IDENTITY -> new SquaredError();
    };
  }

  private void add(String who, Layer network, Dataset batch, int at) {
    Tensor scores = network.scores(batch.features(), Pass.EVALUATION);
    int outputs = scores.rank() == 1 ? 1 : scores.size(-1);
    if (scores.rank() == 0
        || scores.length() != outputs * batch.size()
        || outputs == 1 && link == Link.SOFTMAX
        || outputs > 1 && link != Link.SOFTMAX && link != Link.MARGIN
        || outputs > 1 && outputs < data.classes()) {
      throw new ShapeException(
          who
              + ": needs a network with one output for each of the "
              + data.classes()
              + " classes, or one that ends in sigmoid() for two, but for "
              + batch.size()
              + (batch.size() == 1 ? " sample" : " samples")
              + " its scores have the shape "
              + scores.shape()
              + ". Let the last layer be dense(…, "
              + data.classes()
              + ").");
    }
    float[] ids = batch.labels().toArray();
    float[] classes = link.classes(link.apply(scores)).toArray();
    float[] predictions = link.apply(scores).toArray();
    float[] each = loss.eachOfScores(scores, batch.labels()).toArray();
    for (int i = 0; i < ids.length; i++) {
      truth[at + i] = (int) ids[i];
      predicted[at + i] = Float.isNaN(classes[i]) ? -1 : (int) classes[i];
      losses[at + i] = each[i];
      probabilities[at + i] = probability(predictions, i, outputs, predicted[at + i]);
    }
  }

  private double probability(float[] predictions, int sample, int outputs, int id) {
    if (id < 0 || link != Link.SOFTMAX && link != Link.SIGMOID) {
      return Double.NaN;
    }
    double p = predictions[sample * outputs + (outputs == 1 ? 0 : id)];
    return outputs == 1 && id == 0 ? 1 - p : p;
  }

  String lossName() {
    return loss.name();
  }

  boolean isWrong(int sample) {
    return predicted[sample] != truth[sample];
  }

  String trueClass(int sample) {
    return data.classNames().get(truth[sample]);
  }

  String predictedClass(int sample) {
    int id = predicted[sample];
    List<String> names = data.classNames();
    return id < 0 ? "NaN" : id < names.size() ? names.get(id) : "class " + id;
  }

  /** = 0.57 or > 0.99: two digits are enough, but a probability next to 1 is not 1. */
  String probability(int sample) {
    double p = probabilities[sample];
    return p > 0.995 && p < 1 ? "> 0.99" : "= " + Numbers.fixed(p, 2);
  }

  /** All samples, the one with the highest loss first; NaN counts as higher than any number. */
  int[] byLoss() {
    return IntStream.range(0, truth.length)
        .boxed()
        .sorted((a, b) -> Double.compare(losses[b], losses[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
