package org.lectern.train;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * What must hold before a training: samples, an ending that fits the loss, features without NaN.
 */
final class FitCheck {
  private FitCheck() {}

  static void check(String who, Layer network, Loss loss, Dataset data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          who + ": needs at least one sample, but the data are empty.");
    }
    if (network.endsIn() != Link.IDENTITY
        && loss.link() != Link.IDENTITY
        && network.endsIn() != loss.link()) {
      throw new IllegalArgumentException(
          loss.name()
              + ": needs a network that ends in "
              + (loss.link() == Link.MARGIN ? "" : layer(loss.link()) + " or in ")
              + "raw scores, but this one ends in "
              + layer(network.endsIn())
              + ". "
              + (loss.link() == Link.MARGIN
                  ? "Remove the last layer, or change the loss to "
                  : "Change the last layer, or the loss to ")
              + loss(network.endsIn())
              + ".");
    }
    float[] features = data.features().toArray();
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        int columns = features.length / data.size();
        throw new IllegalArgumentException(
            who
                + ": the features must be numbers, but row "
                + i / columns
                + ", column "
                + i % columns
                + " is "
                + Numbers.significant(features[i], 1)
                + " (rows and columns count from 0). Leave such rows out, or fill them.");
      }
    }
  }

  /** The layer that ends in a link. */
  private static String layer(Link link) {
    return switch (link) {
      case SIGMOID -> "sigmoid()";
      case SOFTMAX -> "softmax()";
      case LOG_SOFTMAX -> "logSoftmax()";
      case IDENTITY, MARGIN -> "raw scores";
    };
  }

  /** The loss that a network with this ending usually has. */
  private static String loss(Link link) {
    return switch (link) {
      case SIGMOID -> "binaryCrossEntropy()";
      case SOFTMAX -> "crossEntropy()";
      case LOG_SOFTMAX -> "negativeLogLikelihood()";
      case MARGIN -> "hinge()";
      case IDENTITY -> "squaredError()";
    };
  }

  /** Every variable that the loss depends on must be a parameter, or it would never learn. */
  static void checkGraph(Layer network, Tensor loss) {
    Set<Tensor> known = Collections.newSetFromMap(new IdentityHashMap<>());
    network.parameters().forEach(parameter -> known.add(parameter.variable()));
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "fit: "
              + network.label()
              + " has no parameters, so there is nothing to learn. Add a dense layer.");
    }
    Deque<Tensor> open = new ArrayDeque<>(List.of(loss));
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      Tensor tensor = open.pop();
      if (tensor.isVariable() && !known.contains(tensor)) {
        throw new IllegalArgumentException(
            "fit: "
                + network.label()
                + " uses the variable "
                + tensor.name()
                + " "
                + tensor.shape()
                + ", which is not among its parameters and would never learn. Declare what a layer"
                + " consists of: layer(\"name\", dense(2, 2)) or parameter(\"name\", …).");
      }
      for (Tensor input : tensor.inputs()) {
        if (seen.add(input)) {
          open.push(input);
        }
      }
    }
  }

  /** Notes parameters that the last step made infinite: the loss has not seen them yet. */
  static void checkParameters(Layer network, History history) {
    for (Parameter parameter : network.parameters()) {
      for (float value : parameter.variable().toArray()) {
        if (!Float.isFinite(value) && history.note() == null) {
          history.note(
              parameter.fullName()
                  + " is no longer finite. Try a smaller learning rate; reset() starts over.");
        }
      }
    }
  }
}
