package org.lectern.data;

import java.util.ArrayList;
import java.util.List;
import org.lectern.random.RandomStream;

/** Cuts data into k folds, each once the test data; every fold has its share of each class. */
final class Folds {
  private Folds() {}

  static List<Split> of(Dataset data, int k, long seed) {
    if (k < 2 || k > data.size()) {
      throw new IllegalArgumentException(
          "folds: needs from 2 folds to one for each of the "
              + data.size()
              + " samples, but got "
              + k
              + ". 5 and 10 are usual.");
    }
    int[] fold = assign(data, k, RandomStream.of(seed, "folds").permutation(data.size()));
    List<Split> splits = new ArrayList<>();
    for (int test = 0; test < k; test++) {
      List<Integer> inside = new ArrayList<>();
      List<Integer> outside = new ArrayList<>();
      for (int row = 0; row < fold.length; row++) {
        (fold[row] == test ? inside : outside).add(row);
      }
      splits.add(Split.of(data.rows(array(outside)), data.rows(array(inside))));
    }
    return splits;
  }

  /** Deals the rows of each class in turn, in random order, going on where the last class ended. */
  private static int[] assign(Dataset data, int k, int[] order) {
    int[] fold = new int[order.length];
    float[] labels = data.isClassification() ? data.labels().toArray() : new float[order.length];
    int classes = Math.max(1, data.classes());
    int dealt = 0;
    for (int id = 0; id < classes; id++) {
      for (int row : order) {
        if (labels[row] == id) {
          fold[row] = dealt++ % k;
        }
      }
    }
    return fold;
  }

  private static int[] array(List<Integer> rows) {
    return rows.stream().mapToInt(row -> row).toArray();
  }
}
