package org.lectern.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Given;

/**
 * Looks for good settings: trains a fresh network for each of several settings and compares them on
 * the validation data. The test data are not looked at.
 *
 * <pre>{@code
 * gridSearch(data, s -> trainer(
 *         sequential(dense(2, s.whole("units")), relu(), dense(s.whole("units"), 2)),
 *         crossEntropy(), sgd(s.get("rate"))).epochs(30))
 *     .over("rate", 0.01, 0.1, 1)
 *     .over("units", 4, 16)
 *     .run()
 * }</pre>
 *
 * <p>A grid tries every combination. A random search draws each setting of each trial from the
 * stream {@code search/name/trial n} of the notebook's seed: with the same number of trials it sees
 * more values of the setting that matters (Bergstra and Bengio 2012). Small networks are trained on
 * several threads; results are the same for any number of threads.
 */
public final class Search {
  private final Split data;
  private final Function<Settings, Trainer> make;
  private final int draws;
  private final long seed = Seed.current();
  private final Map<String, Choice> choices = new LinkedHashMap<>();
  private String metric = History.LOSS;
  private int threads = Runtime.getRuntime().availableProcessors();

  private Search(Split data, int draws, Function<Settings, Trainer> make) {
    Given.required("search", "a function that makes a trainer", make);
    if (!Given.required("search", "data", data).hasValidation()) {
      throw new IllegalArgumentException(
          "search: needs validation data to compare settings by, but the split has none. Use"
              + " data.split(0.6, 0.2, 0.2).");
    }
    this.data = data;
    this.draws = draws;
    this.make = make;
  }

  /**
   * A search over every combination of listed values.
   *
   * @param data training and validation data
   * @param make builds a new network and its trainer for some settings
   * @return the search
   */
  public static Search grid(Split data, Function<Settings, Trainer> make) {
    return new Search(data, 0, make);
  }

  /**
   * A search over combinations that are drawn by chance.
   *
   * @param trials how many
   * @param data training and validation data
   * @param make builds a new network and its trainer for some settings
   * @return the search
   */
  public static Search random(int trials, Split data, Function<Settings, Trainer> make) {
    if (trials < 1) {
      throw new IllegalArgumentException(
          "randomSearch: needs at least 1 trial, but got " + trials + ". Try 20.");
    }
    return new Search(data, trials, make);
  }

  /**
   * A setting with the values to try.
   *
   * @param name its name
   * @param values at least one
   * @return this search
   */
  public Search over(String name, double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(
          "search: needs at least one value for "
              + name
              + ", but got none. Write .over(\""
              + name
              + "\", 0.01, 0.1).");
    }
    return add(name, Choice.of(values.clone()));
  }

  /**
   * A setting of a random search that may lie anywhere between two values, each order of magnitude
   * alike (log-uniform), rounded to three digits.
   *
   * @param name its name
   * @param low the smallest value, above 0
   * @param high the largest
   * @return this search
   */
  public Search between(String name, double low, double high) {
    requireDraws(name);
    if (!(low > 0) || !(high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "search: the range of "
              + name
              + " must begin above 0 and end higher, but goes from "
              + Numbers.asJava(low)
              + " to "
              + Numbers.asJava(high)
              + ". Try between(\""
              + name
              + "\", 0.001, 1).");
    }
    return add(name, Choice.between(low, high));
  }

  /**
   * A whole number of a random search that may lie anywhere between two, both included, each order
   * of magnitude alike: units, layers, a batch size.
   *
   * <pre>{@code
   * randomSearch(20, data, s -> trainer(
   *         sequential(dense(2, s.whole("units")), relu(), dense(s.whole("units"), 2)),
   *         crossEntropy(), sgd(s.get("rate"))).epochs(30))
   *     .between("rate", 0.001, 1)
   *     .wholeBetween("units", 2, 64)
   *     .run()
   * }</pre>
   *
   * @param name its name
   * @param low the smallest value, at least 1
   * @param high the largest
   * @return this search
   */
  public Search wholeBetween(String name, int low, int high) {
    requireDraws(name);
    if (low < 1 || high <= low) {
      throw new IllegalArgumentException(
          "search: the range of "
              + name
              + " must begin at 1 or more and end higher, but goes from "
              + low
              + " to "
              + high
              + ". Try wholeBetween(\""
              + name
              + "\", 2, 64).");
    }
    return add(name, Choice.wholeBetween(low, high));
  }

  private void requireDraws(String name) {
    if (draws == 0) {
      throw new IllegalStateException(
          "gridSearch: needs listed values for "
              + name
              + ". Use .over(\""
              + name
              + "\", …), or randomSearch for a range.");
    }
  }

  private Search add(String name, Choice choice) {
    Given.required("search", "the name of a setting", name);
    if (choices.putIfAbsent(name, choice) != null) {
      throw new IllegalArgumentException(
          "search: every setting needs a name of its own, but \""
              + name
              + "\" comes twice. Give all its values at once.");
    }
    return this;
  }

  /**
   * What to judge by, instead of the loss.
   *
   * @param name one of the trainer's metrics, such as accuracy
   * @return this search
   */
  public Search by(String name) {
    metric = Given.required("by", "the name of a curve", name);
    return this;
  }

  /**
   * On how many threads trials run at the same time; the result is the same for any number.
   *
   * @param count at least 1
   * @return this search
   */
  public Search threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "threads: must be 1 or more, but is " + count + ". Leave it out to use all processors.");
    }
    threads = count;
    return this;
  }

  /**
   * Trains and compares. An interrupt ends it after the batches in work; trials that did not end
   * are left out.
   *
   * @return all trials, the best first
   */
  public SearchResult run() {
    if (choices.isEmpty()) {
      throw new IllegalStateException(
          "search: needs at least one setting to try. Add .over(\"rate\", 0.01, 0.1).");
    }
    List<Settings> tried = draws == 0 ? grid() : drawn();
    List<Trainer> trainers = Trials.make(tried.size(), i -> make.apply(tried.get(i)));
    Dataset validation = data.validation();
    List<Trial> trials = new ArrayList<>();
    Trials.parallel(trainers, threads)
        .run(
            trainers,
            (i, trainer) -> {
              History history = trainer.fit(data);
              double score = trainer.evaluate(validation).get(metric);
              return new Trial(i + 1, tried.get(i), score, trainer, history, null);
            })
        .forEach(
            outcome -> {
              int i = outcome.index();
              RuntimeException error = outcome.error();
              trials.add(
                  error == null
                      ? outcome.result()
                      : Trial.failed(i + 1, tried.get(i), trainers.get(i), error));
            });
    boolean rising =
        trials.stream()
            .anyMatch(one -> one.history() != null && one.history().higherIsBetter(metric));
    return new SearchResult(trials, tried.size(), metric, rising);
  }

  /** What it would try, for a cell that ends without {@code run()}. */
  @Override
  public String toString() {
    StringJoiner over = new StringJoiner(", ");
    choices.forEach((name, choice) -> over.add(name + " (" + choice + ")"));
    int trials = draws == 0 ? grid().size() : draws;
    return (draws == 0 ? "Grid" : "Random")
        + " search over "
        + (choices.isEmpty() ? "no settings yet" : over + ", " + trials + " trials")
        + ". Nothing is trained yet: "
        + (choices.isEmpty() ? "add .over(\"rate\", 0.01, 0.1), then .run()." : "add .run().");
  }

  private List<Settings> grid() {
    List<Map<String, Double>> combinations = new ArrayList<>(List.of(Map.of()));
    choices.forEach(
        (name, choice) -> {
          List<Map<String, Double>> longer = new ArrayList<>();
          for (Map<String, Double> start : combinations) {
            Arrays.stream(choice.values()).forEach(value -> longer.add(with(start, name, value)));
          }
          combinations.clear();
          combinations.addAll(longer);
        });
    return combinations.stream().map(Settings::new).toList();
  }

  private List<Settings> drawn() {
    List<Settings> drawn = new ArrayList<>();
    for (int trial = 1; trial <= draws; trial++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (Map.Entry<String, Choice> choice : choices.entrySet()) {
        String purpose = "search/" + choice.getKey() + "/trial " + trial;
        values.put(choice.getKey(), choice.getValue().draw(RandomStream.of(seed, purpose)));
      }
      drawn.add(new Settings(values));
    }
    return drawn;
  }

  private static Map<String, Double> with(Map<String, Double> start, String name, double value) {
    Map<String, Double> longer = new LinkedHashMap<>(start);
    longer.put(name, value);
    return longer;
  }
}
