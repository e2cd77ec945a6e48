package org.lectern.data;

import java.util.Arrays;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;

/** Cuts a shuffled data set by fractions. */
final class Splitting {
  private static final double TOLERANCE = 1e-9;

  private Splitting() {}

  /**
   * Two parts (training, test) or three (training, validation, test). The cuts are at the rounded
   * sums of the fractions, so that no row is lost.
   */
  static Split split(Dataset data, long seed, double... fractions) {
    checkFractions(fractions);
    int n = data.size();
    int[] order = RandomStream.of(seed, "split").permutation(n);
    Dataset[] parts = new Dataset[fractions.length];
    double sum = 0;
    int from = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += fractions[i];
      int to = i == parts.length - 1 ? n : (int) Math.min(n, Math.round(sum * n));
      if (to <= from) {
        throw new IllegalArgumentException(
            "split: each part needs at least one row, but "
                + part(i, parts.length)
                + ", "
                + Names.number(fractions[i])
                + " of "
                + Names.count(n, "row")
                + ", gets none. Use a larger fraction, or more data.");
      }
      parts[i] = data.rows(Arrays.copyOfRange(order, from, to));
      from = to;
    }
    return parts.length == 2
        ? Split.of(parts[0], parts[1])
        : Split.of(parts[0], parts[1], parts[2]);
  }

  private static void checkFractions(double[] fractions) {
    double sum = 0;
    for (int i = 0; i < fractions.length; i++) {
      if (!(fractions[i] > 0)) {
        throw new IllegalArgumentException(
            "split: every fraction must be above 0, but that for "
                + part(i, fractions.length)
                + " is "
                + Numbers.asJava(fractions[i])
                + (i == 0 && fractions[i] == 0
                    ? ". In Java 8/10 is 0: write 0.8, with a point."
                    : fractions.length == 3
                        ? ". Without validation data use split(train, test)."
                        : ". To train on everything, no split is needed."));
      }
      sum += fractions[i];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      StringBuilder terms = new StringBuilder();
      for (double fraction : fractions) {
        terms.append(terms.length() == 0 ? "" : " + ").append(Names.number(fraction));
      }
      throw new IllegalArgumentException(
          "split: the fractions must add up to 1, but "
              + terms
              + " = "
              + Names.number(sum)
              + (sum > 2
                  ? ". Write percentages as fractions: 0.8 for 80 %."
                  : ". Try split(0.6, 0.2, 0.2)."));
    }
  }

  private static String part(int i, int parts) {
    return i == 0 ? "training" : i == parts - 1 ? "the test" : "validation";
  }
}
