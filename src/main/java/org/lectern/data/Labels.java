package org.lectern.data;

import java.util.Arrays;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Checks of labels, and class ids from them. */
final class Labels {
  private Labels() {}

  /** Throws unless features and labels make a data set. */
  static void check(Tensor features, Tensor labels) {
    Given.required("Dataset.of", "features", features);
    Given.required("Dataset.of", "labels", labels);
    if (features.rank() < 2) {
      throw new ShapeException(
          "Dataset.of: the features need one row for each sample, a shape (n, …), but their shape"
              + " is "
              + features.shape()
              + ". For samples with one feature each, use reshape("
              + features.length()
              + ", 1).");
    }
    if (labels.rank() != 1 && labels.rank() != 2) {
      throw new ShapeException(
          "Dataset.of: the labels need the shape (n) or (n, k), but their shape is "
              + labels.shape()
              + ". One number for each sample is a vector.");
    }
    if (features.size(0) != labels.size(0)) {
      throw new ShapeException(
          "Dataset.of: each sample needs one label, but there are "
              + Names.count(features.size(0), "row")
              + " of features, shape "
              + features.shape()
              + ", and "
              + Names.count(labels.size(0), "label")
              + ", shape "
              + labels.shape()
              + ". Samples go along the first axis of both.");
    }
    if (features.length() == 0 || labels.length() == 0) {
      throw new IllegalArgumentException(
          "Dataset.of: needs at least one sample with one feature and one label, but the features"
              + " have the shape "
              + features.shape()
              + " and the labels "
              + labels.shape()
              + ". Was everything filtered out?");
    }
    checkNoNaN("Dataset.of", labels);
  }

  /** Throws if a label is NaN. */
  static void checkNoNaN(String who, Tensor labels) {
    float[] values = labels.toArray();
    int columns = values.length / labels.size(0);
    int count = 0;
    int first = -1;
    for (int row = 0; row < labels.size(0); row++) {
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        if (Float.isNaN(values[i])) {
          count++;
          first = first < 0 ? row : first;
          break;
        }
      }
    }
    if (count > 0) {
      throw new IllegalArgumentException(
          who
              + ": every label must be a number, but "
              + count
              + " of "
              + Names.count(labels.size(0), "label")
              + (count == 1 ? " is" : " are")
              + " NaN, the first in row "
              + first
              + " (rows count from 0). Leave those samples out.");
    }
  }

  /** k if the labels are the whole numbers 0 … k−1, each of which occurs, with k ≥ 2; else 0. */
  static int countClasses(Tensor labels) {
    float[] ids = labels.toArray();
    boolean[] seen = new boolean[ids.length];
    int distinct = 0;
    int largest = 0;
    for (float id : ids) {
      // Each id occurs, so an id of n or more can't be.
      if (!(id >= 0 && id < ids.length) || id != (int) id) {
        return 0;
      }
      distinct += seen[(int) id] ? 0 : 1;
      seen[(int) id] = true;
      largest = Math.max(largest, (int) id);
    }
    return distinct >= 2 && distinct == largest + 1 ? distinct : 0;
  }

  /** Throws unless the labels are class ids below the number of classes. */
  static void checkIds(Tensor labels, int classes) {
    if (classes == 0) {
      throw new IllegalArgumentException(
          "withClasses: needs a name for each class, but got none. For numbers use"
              + " asRegression().");
    }
    checkVector(labels, "withClasses");
    float[] ids = labels.toArray();
    for (int i = 0; i < ids.length; i++) {
      if (!(ids[i] >= 0 && ids[i] < classes) || ids[i] != (int) ids[i]) {
        throw new IllegalArgumentException(
            "withClasses: with "
                + Names.count(classes, "name")
                + ", a class id must be a whole number from 0 to "
                + (classes - 1)
                + ", but label "
                + i
                + " is "
                + Numbers.significant(ids[i], 9)
                + ". Name every class, in the order of the ids.");
      }
    }
  }

  /** The distinct labels in ascending order. */
  static float[] distinct(Tensor labels) {
    checkVector(labels, "asClassification");
    float[] values = labels.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0; // −0 becomes +0
      if (values[i] != (long) values[i]) {
        throw new IllegalArgumentException(
            "asClassification: a class id must be a whole number, but label "
                + i
                + " is "
                + Numbers.significant(values[i], 9)
                + ". Labels like these are for regression.");
      }
    }
    Arrays.sort(values);
    int distinct = 0;
    for (float value : values) {
      if (distinct == 0 || value != values[distinct - 1]) {
        values[distinct++] = value;
      }
    }
    return Arrays.copyOf(values, distinct);
  }

  /** For each label its place among the distinct values. */
  static Tensor rank(Tensor labels, float[] values) {
    float[] ids = labels.toArray();
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Arrays.binarySearch(values, ids[i] + 0);
    }
    return Tensor.of(labels.shape(), ids);
  }

  private static void checkVector(Tensor labels, String who) {
    if (labels.rank() != 1) {
      throw new ShapeException(
          who
              + ": class ids need the shape (n), but the labels have the shape "
              + labels.shape()
              + ".");
    }
  }
}
