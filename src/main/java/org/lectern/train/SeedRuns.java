package org.lectern.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.random.Seed;
import org.lectern.tensor.Given;

/**
 * The same training with several seeds, that is with other first weights, orders of samples and
 * dropout masks: how much of a result is luck. A difference between two ways of training that is
 * smaller than the spread between seeds says nothing.
 *
 * <pre>{@code
 * seeds(5, data, () -> trainer(sequential(dense(2, 16), relu(), dense(16, 2)),
 *     crossEntropy(), adam(0.01)).epochs(50))
 * }</pre>
 *
 * <p>The seeds are the notebook's and those after it. Every network starts over with its seed:
 * values that the function loads into it are lost. In a notebook it draws itself, as a band.
 */
public final class SeedRuns implements Displayable {
  private final List<History> runs;
  private final long firstSeed;
  private final int planned;

  private SeedRuns(List<History> runs, long firstSeed, int planned) {
    this.runs = runs;
    this.firstSeed = firstSeed;
    this.planned = planned;
  }

  /**
   * Trains once for each seed.
   *
   * @param count how many seeds, at least 2
   * @param data training data, and validation data if there are any
   * @param make builds a new network and its trainer
   * @return the trainings; after an interrupt, those that ended before it
   * @throws IllegalArgumentException if the count is below 2
   */
  public static SeedRuns of(int count, Split data, Supplier<Trainer> make) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "seeds: needs at least 2 seeds to compare, but got " + count + ". Try 5.");
    }
    Given.required("seeds", "data", data);
    Given.required("seeds", "a function that makes a trainer", make);
    long first = Seed.current();
    List<Trainer> trainers = Trials.make(count, i -> make.get());
    for (int i = 0; i < count; i++) {
      trainers.get(i).network().reset(first + i);
    }
    List<History> runs = new ArrayList<>();
    Trials.parallel(trainers)
        .run(trainers, (i, trainer) -> trainer.fit(data))
        .forEach(outcome -> runs.add(outcome.orThrow()));
    return new SeedRuns(List.copyOf(runs), first, count);
  }

  /**
   * The trainings.
   *
   * @return a history for each seed, in the order of the seeds
   */
  public List<History> runs() {
    return runs;
  }

  /**
   * The names of the curves.
   *
   * @return {@code loss} and the metrics' names
   */
  public List<String> names() {
    return runs.isEmpty() ? List.of() : runs.get(0).names();
  }

  /**
   * How the seeds lie at each epoch on the training data.
   *
   * @param name a name from {@link #names}
   * @param share 0 for the least, 0.5 for the median, 1 for the greatest, others between
   * @return a value for each epoch of the longest training, from those that last so long
   */
  public double[] training(String name, double share) {
    return quantiles(runs.stream().map(run -> run.training(name)).toList(), share);
  }

  /**
   * How the seeds lie at each epoch on the validation data.
   *
   * @param name a name from {@link #names}
   * @param share 0 for the least, 0.5 for the median, 1 for the greatest, others between
   * @return a value for each epoch of the longest training, none without validation data
   */
  public double[] validation(String name, double share) {
    return quantiles(runs.stream().map(run -> run.validation(name)).toList(), share);
  }

  private static double[] quantiles(List<double[]> curves, double share) {
    int longest = curves.stream().mapToInt(curve -> curve.length).max().orElse(0);
    double[] quantiles = new double[longest];
    for (int e = 0; e < longest; e++) {
      int epoch = e;
      double[] values =
          curves.stream()
              .filter(curve -> curve.length > epoch)
              .mapToDouble(curve -> curve[epoch])
              .sorted()
              .toArray();
      quantiles[e] = quantile(values, share);
    }
    return quantiles;
  }

  /** Between two values in proportion; NaN sorts last, and makes what lies beside it NaN. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double between = place - below;
    return between == 0 ? sorted[below] : sorted[below] * (1 - between) + sorted[above] * between;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString());
  }

  /** Median, least and greatest of the last values. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(runs.size());
    text.append(runs.size() == planned ? " seeds, " : " of " + planned + " seeds, interrupted, ");
    text.append("from ").append(firstSeed);
    int[] epochs = runs.stream().mapToInt(History::epochs).sorted().toArray();
    if (epochs.length > 0) {
      int most = epochs[epochs.length - 1];
      text.append("; ").append(epochs[0] == most ? "" : epochs[0] + " to ").append(most);
      text.append(most == 1 ? " epoch" : " epochs");
    }
    for (String name : names()) {
      add(text, name, runs.stream().map(run -> run.training(name)).toList());
      add(text, "validation " + name, runs.stream().map(run -> run.validation(name)).toList());
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String name, List<double[]> curves) {
    double[] last =
        curves.stream()
            .filter(curve -> curve.length > 0)
            .mapToDouble(curve -> curve[curve.length - 1])
            .toArray();
    Arrays.sort(last);
    if (last.length > 0) {
      text.append('\n').append(name).append(" at the end: median ");
      text.append(number(quantile(last, 0.5))).append(", from ").append(number(last[0]));
      text.append(" to ").append(number(last[last.length - 1]));
    }
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
