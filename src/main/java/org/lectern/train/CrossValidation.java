package org.lectern.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;

/**
 * How well a way of training does on data it has not seen, measured k times: each of k parts of the
 * data is once the test data of a network trained on the others. The spread of the k values says
 * how far to trust their mean.
 *
 * <pre>{@code
 * crossValidate(5, data, () -> trainer(sequential(dense(2, 8), relu(), dense(8, 2)),
 *     crossEntropy(), sgd(0.1)).epochs(30))
 * }</pre>
 */
public final class CrossValidation implements Displayable {
  private final List<Evaluation> folds;
  private final int planned;

  private CrossValidation(List<Evaluation> folds, int planned) {
    this.folds = folds;
    this.planned = planned;
  }

  /**
   * Trains and evaluates on every fold.
   *
   * @param k how many folds
   * @param data all samples to use; keep test data for the very end out of it
   * @param make builds a new network and its trainer
   * @param standardise whether features are standardised, each time by the training part alone
   * @return what the k networks reached
   * @throws IllegalArgumentException if k does not suit the data, or two folds get one network
   */
  public static CrossValidation of(
      int k, Dataset data, Supplier<Trainer> make, boolean standardise) {
    Given.required("crossValidate", "a function that makes a trainer", make);
    List<Split> splits = Given.required("crossValidate", "data", data).folds(k);
    List<Trainer> trainers = Trials.make(k, fold -> make.get());
    List<Evaluation> folds = new ArrayList<>();
    Trials.parallel(trainers)
        .run(
            trainers,
            (i, trainer) -> {
              Split split = standardise ? splits.get(i).standardise() : splits.get(i);
              trainer.fit(split);
              return trainer.evaluate(split.test());
            })
        .forEach(outcome -> folds.add(outcome.orThrow()));
    return new CrossValidation(List.copyOf(folds), k);
  }

  /**
   * What each network reached on its test fold.
   *
   * @return the evaluations in the order of the folds
   */
  public List<Evaluation> folds() {
    return folds;
  }

  /**
   * The mean of one value over the folds.
   *
   * @param name loss, or a metric's name
   * @return the mean
   */
  public double mean(String name) {
    double sum = 0;
    for (Evaluation fold : folds) {
      sum += fold.get(name);
    }
    return sum / folds.size();
  }

  /**
   * The standard deviation of one value over the folds, with n − 1.
   *
   * @param name loss, or a metric's name
   * @return the deviation
   */
  public double deviation(String name) {
    double mean = mean(name);
    double sum = 0;
    for (Evaluation fold : folds) {
      double difference = fold.get(name) - mean;
      sum += difference * difference;
    }
    return Math.sqrt(sum / (folds.size() - 1));
  }

  private Map<String, String> summary() {
    Map<String, String> summary = new LinkedHashMap<>();
    if (!folds.isEmpty()) {
      for (String name : folds.get(0).names()) {
        summary.put(
            name,
            Numbers.significant(mean(name), 4)
                + (folds.size() > 1 ? " ± " + Numbers.significant(deviation(name), 2) : ""));
      }
    }
    return summary;
  }

  @Override
  public MimeBundle toMimeBundle() {
    StringBuilder html = new StringBuilder("<table><thead><tr><th>fold</th>");
    summary().keySet().forEach(name -> html.append("<th>").append(name).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (int i = 0; i < folds.size(); i++) {
      html.append("<tr><td>").append(i + 1).append("</td>");
      for (String name : summary().keySet()) {
        html.append("<td>").append(Numbers.significant(folds.get(i).get(name), 4)).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("<tr><th>mean ± deviation</th>");
    summary().values().forEach(text -> html.append("<th>").append(text).append("</th>"));
    return MimeBundle.text(toString())
        .with(MimeBundle.HTML, html.append("</tr></tbody></table>").toString());
  }

  /** Means and deviations, in a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    summary().forEach((name, value) -> text.append(name).append(' ').append(value).append(", "));
    text.append(folds.size());
    return text.append(
            folds.size() == planned ? " folds" : " of " + planned + " folds, interrupted")
        .toString();
  }
}
