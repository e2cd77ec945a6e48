package org.lectern.metric;

import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Predicted and true numbers, in double precision. */
record Pairs(double[] predicted, double[] truth, int columns) {
  static Pairs of(String who, Tensor predictions, Tensor target) {
    boolean vectors = isVector(predictions) && isVector(target);
    if (!predictions.shape().equals(target.shape())
        && !(vectors && predictions.length() == target.length())) {
      throw new ShapeException(
          who
              + ": predictions and target must have the same shape, but got "
              + predictions.shape()
              + " and "
              + target.shape()
              + ". Take both from the same samples.");
    }
    if (predictions.length() == 0) {
      throw new IllegalArgumentException(
          who + ": needs at least one sample, but got none. Is the data set empty?");
    }
    int rows = predictions.rank() == 0 ? 1 : predictions.size(0);
    return new Pairs(doubles(predictions), doubles(target), predictions.length() / rows);
  }

  private static boolean isVector(Tensor x) {
    return x.rank() == 1 || x.rank() == 2 && x.size(1) == 1;
  }

  private static double[] doubles(Tensor x) {
    float[] values = x.toArray();
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
