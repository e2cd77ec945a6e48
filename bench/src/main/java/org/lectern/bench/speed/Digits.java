package org.lectern.bench.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lectern.Lectern;
import org.lectern.data.Dataset;
import org.lectern.random.RandomStream;

/**
 * Real digits: the first 8,000 of MNIST's test part to learn from, the last 2,000 to test on.
 *
 * @param train samples to learn from
 * @param test samples to test on
 */
record Digits(Dataset train, Dataset test) {
  static final int TRAIN = 8000;
  static final int ALL = 10_000;

  static Digits read(Problem problem) {
    String folder = requireFolder();
    Dataset all =
        Lectern.idx(
            folder + "/mnist/t10k-images-idx3-ubyte.gz",
            folder + "/mnist/t10k-labels-idx1-ubyte.gz");
    return new Digits(part(problem, all, 0, TRAIN), part(problem, all, TRAIN, ALL));
  }

  /** The folder of the data. */
  static String requireFolder() {
    String folder = System.getenv("LECTERN_TEST_DATA");
    if (folder == null) {
      throw new IllegalStateException(
          "epochs need real data: set LECTERN_TEST_DATA to a folder with mnist/ in it, or name other"
              + " cases");
    }
    return folder;
  }

  private static Dataset part(Problem problem, Dataset all, int from, int to) {
    int[] sizes = problem.inputShape(to - from).toArray();
    return Dataset.of(
        all.features().slice(0, from, to).reshape(sizes), all.labels().slice(0, from, to));
  }

  /** The batches of the first epoch of Lectern's trainer, by the samples' numbers. */
  static List<int[]> order(long seed, int batch) {
    int[] all = RandomStream.of(seed, "shuffle/epoch 1").permutation(TRAIN);
    List<int[]> order = new ArrayList<>();
    for (int from = 0; from < TRAIN; from += batch) {
      order.add(Arrays.copyOfRange(all, from, Math.min(TRAIN, from + batch)));
    }
    return order;
  }
}
