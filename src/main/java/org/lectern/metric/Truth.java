package org.lectern.metric;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Class ids of samples, true and predicted, checked. */
final class Truth {
  /** The predicted id where a prediction is NaN. */
  static final int NONE = -1;

  private Truth() {}

  /** How many classes predictions speak of: one prediction a sample speaks of two. */
  static int classes(String who, Tensor predictions) {
    if (predictions.rank() == 0 || predictions.rank() > 2) {
      throw new ShapeException(
          who
              + ": needs predictions of shape (n), (n, 1) or (n, classes), but got "
              + predictions.shape()
              + ". Samples go along the first axis.");
    }
    return predictions.rank() == 1 || predictions.size(1) == 1 ? 2 : predictions.size(1);
  }

  /** Predicted class ids, {@link #NONE} for NaN. */
  static int[] predicted(String who, Link link, Tensor predictions) {
    if (link == Link.SIGMOID && predictions.rank() == 2 && predictions.size(1) > 1) {
      throw new ShapeException(
          who
              + ": measures classes that exclude each other, but the predictions "
              + predictions.shape()
              + " are for several independent labels. Measure one of them, with"
              + " predictions.column(0) and labels.column(0).");
    }
    return ids(link.classes(predictions));
  }

  static int[] ids(Tensor classes) {
    float[] values = classes.toArray();
    int[] ids = new int[values.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Float.isNaN(values[i]) ? NONE : (int) values[i];
    }
    return ids;
  }

  /** True class ids below the number of classes, from ids or from rows with one value for each. */
  static int[] of(String who, Tensor target, int samples, int classes) {
    boolean rows = target.rank() == 2 && target.size(1) > 1;
    if (samples == 0) {
      throw new IllegalArgumentException(
          who + ": needs at least one sample, but got none. Is the data set empty?");
    }
    if (rows
        ? target.size(0) != samples || target.size(1) != classes
        : target.length() != samples) {
      throw new ShapeException(
          who
              + ": needs one label for each of the "
              + samples
              + " predictions, but the target has shape "
              + target.shape()
              + ". Take both from the same samples.");
    }
    float[] labels = rows ? target.argmax(-1).toArray() : target.toArray();
    if (classes == 2) {
      labels = signsAsIds(labels);
    }
    int[] ids = new int[samples];
    for (int i = 0; i < samples; i++) {
      if (!(labels[i] >= 0 && labels[i] < classes) || labels[i] != (int) labels[i]) {
        throw new IllegalArgumentException(
            who
                + ": labels must be whole numbers from 0 to "
                + (classes - 1)
                + ", but label "
                + i
                + " of the "
                + samples
                + " passed is "
                + Numbers.significant(labels[i], 7)
                + " (labels and ids count from 0). The predictions come first, then the labels.");
      }
      ids[i] = (int) labels[i];
    }
    return ids;
  }

  /** Labels −1 and 1, as the hinge loss takes them, as 0 and 1; others as they are. */
  static float[] signsAsIds(float[] labels) {
    boolean minus = false;
    for (float label : labels) {
      minus |= label == -1;
      if (Math.abs(label) != 1) {
        return labels;
      }
    }
    float[] ids = labels.clone();
    for (int i = 0; minus && i < ids.length; i++) {
      ids[i] = ids[i] == -1 ? 0 : 1;
    }
    return ids;
  }
}
