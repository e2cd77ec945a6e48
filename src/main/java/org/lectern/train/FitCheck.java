package org.lectern.train;

import org.lectern.data.Dataset;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.tensor.Link;

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
      String right = loss.link() == Link.SOFTMAX ? "softmax()" : "sigmoid()";
      throw new IllegalArgumentException(
          loss.name()
              + ": needs a network that ends in "
              + right
              + " or in raw scores, but this one ends in "
              + (network.endsIn() == Link.SOFTMAX ? "softmax()" : "sigmoid()")
              + ". Change the last layer, or the loss to "
              + (loss.link() == Link.SOFTMAX ? "binaryCrossEntropy()" : "crossEntropy()")
              + ".");
    }
    float[] features = data.features().toArray();
    for (int i = 0; i < features.length; i++) {
      if (Float.isNaN(features[i])) {
        int columns = features.length / data.size();
        throw new IllegalArgumentException(
            who
                + ": the features must be numbers, but row "
                + i / columns
                + ", column "
                + i % columns
                + " is NaN (rows and columns count from 0). Leave such rows out, or fill them.");
      }
    }
  }
}
