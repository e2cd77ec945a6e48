package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Checks of predictions and targets. */
final class Targets {
  /** A probability may be a rounding error above 1. */
  private static final float ROUNDING = 1e-5f;

  private static final double SUM_TOLERANCE = 1e-3;

  private Targets() {}

  /** The target in the shape of the predictions; (n) and (n, 1) fit each other. */
  static Tensor reshaped(String who, Tensor predictions, Tensor target) {
    if (predictions.shape().equals(target.shape())) {
      return target;
    }
    if (predictions.length() == target.length()
        && Math.abs(predictions.rank() - target.rank()) == 1) {
      Tensor longer = predictions.rank() > target.rank() ? predictions : target;
      if (longer.size(-1) == 1) {
        return target.reshape(predictions.shape().toArray());
      }
    }
    throw new ShapeException(
        who
            + ": predictions and target must have the same shape, but got "
            + predictions.shape()
            + " and "
            + target.shape()
            + ". The network's last layer decides the first: one output for each number to predict.");
  }

  /** Targets of a regression. */
  static void requireNumbers(String who, Tensor target) {
    float[] array = target.toArray();
    for (int i = 0; i < array.length; i++) {
      if (!Float.isFinite(array[i])) {
        throw new IllegalArgumentException(
            who
                + ": targets must be numbers, but "
                + place("target", target.shape(), i)
                + " is "
                + counted(array[i])
                + ". Leave such samples out.");
      }
    }
  }

  /** Labels or shares; NaN is none. */
  static void requireLabels(String who, String needed, Tensor target, String advice) {
    float[] array = target.toArray();
    for (int i = 0; i < array.length; i++) {
      if (!(array[i] >= 0 && array[i] <= 1 + ROUNDING)) {
        throw new IllegalArgumentException(
            who
                + ": "
                + needed
                + ", but "
                + place("label", target.shape(), i)
                + " is "
                + counted(array[i])
                + ". "
                + advice);
      }
    }
  }

  /** Predictions from a lower end to an upper one; NaN passes, and becomes the loss. */
  static void requirePredictions(
      String who, String needed, Tensor predictions, double low, double high, String advice) {
    float[] array = predictions.toArray();
    for (int i = 0; i < array.length; i++) {
      if (array[i] < low || array[i] > high + ROUNDING) {
        throw new IllegalArgumentException(
            who
                + ": predictions must be "
                + needed
                + ", but "
                + place("prediction", predictions.shape(), i)
                + " is "
                + counted(array[i])
                + ". "
                + advice);
      }
    }
  }

  static void requireProbabilities(String who, Tensor predictions, String advice) {
    requirePredictions(who, "probabilities from 0 to 1", predictions, 0, 1, advice);
  }

  /** Predictions whose rows add up to 1, or are NaN: sigmoids of several classes do not. */
  static void requireRows(String who, Tensor predictions) {
    float[] sums = predictions.sum(-1).toArray();
    for (int i = 0; i < sums.length; i++) {
      if (Math.abs(sums[i] - 1) > SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            who
                + ": each row of predictions must add up to 1, but row "
                + i
                + " of the "
                + sums.length
                + " passed adds up to "
                + Numbers.significant(sums[i], 5)
                + " (counted from 0). Pass raw scores through softmax first, or write "
                + who
                + "().ofScores(…).");
      }
    }
  }

  /** Rows, along the last axis, that are distributions over the classes. */
  static void requireDistributions(String who, String row, Tensor target, String advice) {
    requireLabels(
        who, row + "s must hold values from 0 to 1", target, "A row has one for each class.");
    float[] array = target.toArray();
    int classes = target.size(-1);
    for (int i = 0; i < array.length / classes; i++) {
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        sum += array[i * classes + j];
      }
      if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            who
                + ": each "
                + row
                + " must add up to 1, but row "
                + i
                + " of the "
                + array.length / classes
                + " passed adds up to "
                + Numbers.significant(sum, 5)
                + " (counted from 0). "
                + advice);
      }
    }
  }

  static void requireTargetRows(String who, Tensor target) {
    requireDistributions(
        who, "target row", target, "For several labels at once use binaryCrossEntropy().");
  }

  /** Class ids as a column (n, 1), or rows (n, classes) that are distributions. */
  static Tensor ofClasses(String who, Tensor predictions, Tensor target, String forOne) {
    if (predictions.rank() == 1 && predictions.length() > 1) {
      throw new ShapeException(
          who
              + ": needs the shape (samples, classes), but got "
              + predictions.shape()
              + ". For one sample write reshape(1, "
              + predictions.length()
              + ").");
    }
    if (predictions.rank() != 2 || predictions.size(1) < 2) {
      throw new ShapeException(
          who
              + ": needs one score for each class, in a shape (samples, classes) with at least 2"
              + " classes, but the network gives "
              + predictions.shape()
              + ". "
              + forOne);
    }
    if (target.shape().equals(predictions.shape())) {
      requireTargetRows(who, target);
      return target;
    }
    int samples = predictions.size(0);
    if (target.rank() == 2 && target.size(0) == samples && target.size(1) > 1) {
      throw new ShapeException(
          who
              + ": one-hot rows need one value for each class, "
              + predictions.size(1)
              + " as the network has outputs, but the target has shape "
              + target.shape()
              + ". Class ids of shape ("
              + samples
              + ") do as well.");
    }
    if (target.rank() == 0 || target.length() != samples || target.size(0) != samples) {
      throw new ShapeException(
          who
              + ": needs one class id for each of the "
              + samples
              + " samples, but the target has shape "
              + target.shape()
              + ". Take both from the same samples.");
    }
    requireIds(who, target, predictions.size(1));
    return target.reshape(samples, 1);
  }

  private static void requireIds(String who, Tensor target, int classes) {
    float[] ids = target.toArray();
    for (int i = 0; i < ids.length; i++) {
      if (!(ids[i] >= 0 && ids[i] < classes) || ids[i] != (int) ids[i]) {
        throw new IllegalArgumentException(
            who
                + ": class ids must be whole numbers from 0 to "
                + (classes - 1)
                + " (the network has "
                + classes
                + " outputs), but "
                + place("label", target.shape(), i)
                + " is "
                + Numbers.significant(ids[i], 7)
                + " (labels and ids count from 0). "
                + advice(ids, ids[i], classes));
      }
    }
  }

  private static String advice(float[] ids, float id, int classes) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float one : ids) {
      least = Math.min(least, one);
      most = Math.max(most, one);
    }
    if (least == 1 && most == classes) {
      return "Yours seem to begin at 1: subtract it, labels.sub(1).";
    }
    return id >= classes && id == (int) id
        ? "Let the last layer give one output for each class."
        : "For numbers use squaredError().";
  }

  /** Which one, among those passed: in a training these are the samples of one batch. */
  static String place(String noun, Shape shape, int i) {
    if (shape.rank() < 2 || shape.size(-1) == 1) {
      return noun + " " + i + " of the " + shape.length() + " passed";
    }
    int columns = shape.size(-1);
    return "the "
        + noun
        + " in row "
        + i / columns
        + ", column "
        + i % columns
        + " of the shape "
        + shape
        + " passed";
  }

  private static String counted(float value) {
    return Numbers.significant(value, 7) + " (counted from 0)";
  }
}
