package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.display.Numbers;
import org.lectern.nn.Dense;
import org.lectern.nn.Embedding;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerOutputs;
import org.lectern.nn.Parameter;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Tanh;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/** What the doctor sees in the layers: their order, and units that are dead or saturated. */
final class DoctorLayers {
  /** Fewer samples say nothing about a unit. */
  private static final int SAMPLES = 16;

  private static final double MOST = 0.5;
  private static final double EDGE = 0.99;

  private DoctorLayers() {}

  static List<Finding> order(Layer network) {
    List<Finding> findings = new ArrayList<>();
    List<Layer> layers = network instanceof Sequential ? network.layers() : List.of();
    for (int i = 0; i + 1 < layers.size(); i++) {
      Layer layer = layers.get(i);
      Layer next = layers.get(i + 1);
      if (layer instanceof Dense && next instanceof Dense) {
        findings.add(
            new Finding(
                next.where(),
                "it follows a dense layer without an activation between them",
                "Two linear layers in a row can do no more than one: put relu() between them."));
      }
      if (layer instanceof Softmax && next instanceof Softmax) {
        findings.add(
            new Finding(
                next.where(),
                "it comes after another softmax",
                "Twice makes all probabilities almost alike: leave one out."));
      } else if (layer instanceof Softmax) {
        findings.add(
            new Finding(
                layer.where(),
                "it is not the last layer",
                "Softmax belongs to the end; between layers use relu()."));
      }
    }
    if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof Relu last) {
      findings.add(
          new Finding(
              last.where(),
              "it is the last layer",
              "Scores below 0 are cut off, and get no gradient: let the network end in dense."));
    }
    return findings;
  }

  /**
   * Hidden units that begin alike get the same gradients and stay alike. One layer of weights alone
   * may begin at 0.
   *
   * @param values the first values
   */
  static List<Finding> alike(Layer network, Map<Parameter, float[]> values) {
    List<Parameter> weights = network.parameters().stream().filter(Parameter::decays).toList();
    List<String> alike = new ArrayList<>();
    for (Parameter weight : weights) {
      float[] numbers = values.get(weight);
      boolean same = numbers.length > 1 && weight.shape().rank() > 1;
      for (float number : numbers) {
        same &= number == numbers[0];
      }
      if (same) {
        alike.add(weight.fullName());
      }
    }
    return weights.size() < 2 || alike.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                String.join(", ", alike),
                "all numbers of a matrix begin alike",
                "Hidden units that begin alike stay alike: try xavier() or he()."));
  }

  /** Whether the network begins with a table of vectors: ids are whole numbers of any size. */
  static boolean takesIds(Layer network) {
    Layer layer = network;
    while (layer instanceof Sequential && !layer.layers().isEmpty()) {
      layer = layer.layers().get(0);
    }
    return layer instanceof Embedding;
  }

  static List<Finding> outputs(Layer network, Tensor x) {
    List<Finding> findings = new ArrayList<>();
    if (x.rank() == 0 || x.size(0) < SAMPLES) {
      return findings;
    }
    List<LayerOutputs.Output> outputs = Recording.off(() -> LayerOutputs.of(network, x));
    for (int i = 0; i < outputs.size(); i++) {
      Layer layer = outputs.get(i).layer();
      Tensor y = outputs.get(i).value();
      boolean last = i == outputs.size() - 1;
      if (layer instanceof Relu) {
        dead(layer, y, findings);
      } else if (!last && (layer instanceof Sigmoid || layer instanceof Tanh)) {
        saturated(layer, y, findings);
      }
    }
    return findings;
  }

  /** Units that are 0 for every sample get no gradient any more. */
  private static void dead(Layer layer, Tensor y, List<Finding> findings) {
    int units = y.length() / y.size(0);
    float[] largest = y.reshape(y.size(0), units).max(0).toArray();
    int dead = 0;
    for (float value : largest) {
      dead += value == 0 ? 1 : 0;
    }
    if (dead > MOST * units) {
      findings.add(
          new Finding(
              layer.where(),
              dead + " of " + units + " units are 0 for all " + y.size(0) + " samples of a batch",
              "Dead units get no gradient: try a smaller learning rate, he() for the weights before"
                  + " it, or leakyRelu()."));
    }
  }

  private static void saturated(Layer layer, Tensor y, List<Finding> findings) {
    int count = 0;
    for (float value : y.toArray()) {
      boolean low = layer instanceof Tanh ? value < -EDGE : value < 1 - EDGE;
      count += low || value > EDGE ? 1 : 0;
    }
    double share = count / (double) y.length();
    if (share > MOST) {
      findings.add(
          new Finding(
              layer.where(),
              Numbers.significant(100 * share, 2) + " % of its outputs are saturated",
              "There the slope is almost 0: try smaller first weights (xavier()), standardised"
                  + " inputs, or relu()."));
    }
  }
}
