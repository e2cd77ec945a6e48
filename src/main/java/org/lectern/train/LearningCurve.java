package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;

/**
 * How well a way of training does with more and more samples: loss and metrics on the samples that
 * it learnt from and on the validation data. Two curves that lie close together but high tell of
 * bias: a larger network helps, more data don't. A gap between them tells of variance: more data or
 * regularisation help.
 *
 * <pre>{@code
 * learningCurve(data, () -> trainer(sequential(dense(2, 16), relu(), dense(16, 2)),
 *     crossEntropy(), adam(0.01)).epochs(50))
 * }</pre>
 *
 * <p>It takes the first 1/32, 1/16, 1/8, 1/4, 1/2, 3/4 and all of the training data, at least 4
 * samples. Fewer samples are gone through more often, so that every network makes about as many
 * steps. In a notebook it draws itself.
 */
public final class LearningCurve implements Displayable {
  private static final double[] SHARES = {1.0 / 32, 1.0 / 16, 1.0 / 8, 0.25, 0.5, 0.75, 1};
  private static final int LEAST = 4;

  /**
   * One training.
   *
   * @param samples how many samples it learnt from
   * @param training what it reached on these
   * @param validation what it reached on the validation data
   */
  public record Point(int samples, Evaluation training, Evaluation validation) {}

  private final List<Point> points;
  private final int planned;

  private LearningCurve(List<Point> points, int planned) {
    this.points = points;
    this.planned = planned;
  }

  /**
   * Trains once for each size.
   *
   * @param data training and validation data; the test data are not looked at
   * @param make builds a new network and its trainer
   * @return the curve; after an interrupt, of the trainings that ended before it
   * @throws IllegalArgumentException if there is no validation data, or too little to learn from
   */
  public static LearningCurve of(Split data, Supplier<Trainer> make) {
    Given.required("learningCurve", "a function that makes a trainer", make);
    Dataset train = Given.required("learningCurve", "data", data).train();
    Dataset validation = data.validation();
    if (validation == null) {
      throw new IllegalArgumentException(
          "learningCurve: needs validation data to compare with, but the split has training and test"
              + " data alone. Try data.split(0.6, 0.2, 0.2).");
    }
    Set<Integer> distinct = new TreeSet<>();
    for (double share : SHARES) {
      distinct.add(Math.min(train.size(), Math.max(LEAST, (int) (train.size() * share))));
    }
    List<Integer> sizes = List.copyOf(new ArrayList<>(distinct));
    List<Trainer> trainers = Trials.make(sizes.size(), i -> make.get());
    List<Point> points = new ArrayList<>();
    Trials.parallel(trainers)
        .run(
            trainers,
            (i, trainer) -> {
              Dataset some = train.first(sizes.get(i));
              adapt(trainer.setup(), train.size(), some.size());
              trainer.fit(some, validation);
              return new Point(some.size(), trainer.evaluate(some), trainer.evaluate(validation));
            })
        .forEach(outcome -> points.add(outcome.orThrow()));
    return new LearningCurve(List.copyOf(points), sizes.size());
  }

  /** As many epochs as make the steps that all samples would. */
  private static void adapt(Setup setup, int all, int some) {
    long steps = (long) setup.epochs * batches(all, setup.batch);
    long batches = batches(some, setup.batch);
    setup.epochs = (int) Math.min(Integer.MAX_VALUE, (steps + batches - 1) / batches);
  }

  private static long batches(int samples, int batch) {
    return ((long) samples + batch - 1) / batch;
  }

  /**
   * What was reached with each number of samples.
   *
   * @return from few samples to many
   */
  public List<Point> points() {
    return points;
  }

  /**
   * The names of the curves.
   *
   * @return {@code loss} and the metrics' names
   */
  public List<String> names() {
    return points.isEmpty() ? List.of() : points.get(0).training.names();
  }

  @Override
  public MimeBundle toMimeBundle() {
    StringBuilder html = new StringBuilder("<table><thead><tr><th>samples</th>");
    for (String name : names()) {
      html.append("<th>").append(Html.escape(name)).append("</th><th>validation ");
      html.append(Html.escape(name)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (Point point : points) {
      html.append("<tr><td>").append(point.samples).append("</td>");
      for (String name : names()) {
        html.append("<td>").append(number(point.training.get(name))).append("</td><td>");
        html.append(number(point.validation.get(name))).append("</td>");
      }
      html.append("</tr>");
    }
    return MimeBundle.text(toString())
        .with(MimeBundle.HTML, html.append("</tbody></table>").toString());
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }

  /** The values with each number of samples, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Learning curve");
    for (Point point : points) {
      text.append('\n').append(point.samples).append(" samples");
      for (String name : names()) {
        text.append(", ").append(name).append(' ').append(number(point.training.get(name)));
        text.append(" (validation ").append(number(point.validation.get(name))).append(')');
      }
    }
    if (points.size() < planned) {
      text.append('\n').append(points.size()).append(" of ").append(planned);
      text.append(" trainings, interrupted");
    }
    return text.toString();
  }
}
