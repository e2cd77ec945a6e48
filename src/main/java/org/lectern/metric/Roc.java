package org.lectern.metric;

import java.util.Arrays;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * The receiver operating characteristic of a classifier: for every threshold, the share of positive
 * samples at or above it (true positive rate, which is recall) over the share of negative samples
 * at or above it (false positive rate). Samples of equal prediction are one step, a slanted line.
 *
 * <p>It shows what every choice of threshold would give; lowering it finds more and raises more
 * false alarms. The diagonal is guessing, the upper left corner perfect. {@link #auc} is the area
 * below: the probability that a random positive sample gets a larger prediction than a random
 * negative one, equal ones counting half. Only the order of the predictions matters, so raw scores
 * give the same curve as their probabilities.
 *
 * <p>Shapes: predictions (n) or (n, 1) for class 1, or (n, classes); target (n) with class ids.
 * With several classes it is one class against the rest. In a notebook it draws itself.
 *
 * <pre>{@code
 * roc(net, data.test())
 * roc(tensor(0.1, 0.4, 0.35, 0.8), tensor(0, 0, 1, 1)).auc()      // 0.75
 * }</pre>
 *
 * <p>Source: T. Fawcett, An Introduction to ROC Analysis, 2006.
 */
public final class Roc implements Displayable {
  private final double[] falsePositives;
  private final double[] truePositives;
  private final double[] thresholds;
  private final int positives;
  private final int negatives;
  private final double auc;
  private final String name;

  private Roc(Ranking ranking, String name) {
    this.falsePositives = ranking.falsePositiveRates();
    this.truePositives = ranking.truePositiveRates();
    this.thresholds = ranking.thresholds();
    this.positives = ranking.positives();
    this.negatives = ranking.negatives();
    this.auc = ranking.auc();
    this.name = name;
  }

  /**
   * The curve of class 1, for two classes.
   *
   * @param predictions probabilities or scores of class 1, of shape (n) or (n, 1); or of both, (n,
   *     2)
   * @param target class ids of shape (n)
   * @return the curve
   * @throws IllegalArgumentException if there are more classes, a prediction is NaN, or only one
   *     class occurs
   */
  public static Roc of(Tensor predictions, Tensor target) {
    int classes = Truth.classes("roc", predictions);
    if (classes > 2) {
      throw new IllegalArgumentException(
          "roc: with "
              + classes
              + " classes there is a curve for each, against the rest, so say which. Try"
              + " roc(predictions, target, 1) or roc(net, data, 1).");
    }
    return of(predictions, target, 1);
  }

  /**
   * The curve of one class against the rest.
   *
   * @param predictions probabilities or scores of shape (n, classes)
   * @param target class ids of shape (n)
   * @param id the class, from 0
   * @return the curve
   * @throws IllegalArgumentException if there is no such class, a prediction is NaN, or the class
   *     is all or none of the samples
   */
  public static Roc of(Tensor predictions, Tensor target, int id) {
    Ranking ranking = Ranking.of("roc", predictions, target, id);
    if (ranking.hasNaN()) {
      throw new IllegalArgumentException(
          "roc: needs predictions that are numbers, but one is NaN. Look at the loss curve: did the"
              + " training diverge?");
    }
    if (ranking.positives() == 0 || ranking.negatives() == 0) {
      throw new IllegalArgumentException(
          "roc: needs samples of class "
              + id
              + " and others, but "
              + (ranking.positives() == 0 ? "none" : "all")
              + " of the "
              + (ranking.positives() + ranking.negatives())
              + " are of class "
              + id
              + ". Look at the labels: data.labels().");
    }
    return new Roc(ranking, "class " + id);
  }

  /** The same curve under the name of its class. */
  private Roc(Roc other, String name) {
    this.falsePositives = other.falsePositives;
    this.truePositives = other.truePositives;
    this.thresholds = other.thresholds;
    this.positives = other.positives;
    this.negatives = other.negatives;
    this.auc = other.auc;
    this.name = name;
  }

  /**
   * The same curve under a name, for displays.
   *
   * @param newName the name of the positive class
   * @return the curve
   */
  public Roc named(String newName) {
    return new Roc(this, Given.required("named", "a name", newName));
  }

  /**
   * The name of the positive class.
   *
   * @return the name, such as {@code class 1}
   */
  public String name() {
    return name;
  }

  /**
   * The area under the curve.
   *
   * @return from 0 to 1; 0.5 is guessing
   */
  public double auc() {
    return auc;
  }

  /**
   * The false positive rates, from 0 to 1.
   *
   * @return one for each threshold
   */
  public double[] falsePositiveRates() {
    return falsePositives.clone();
  }

  /**
   * The true positive rates, from 0 to 1.
   *
   * @return one for each threshold
   */
  public double[] truePositiveRates() {
    return truePositives.clone();
  }

  /**
   * The thresholds, falling: a sample counts as positive if its prediction is at least this.
   *
   * @return ∞, then each distinct prediction
   */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * How many samples are of the class.
   *
   * @return at least 1
   */
  public int positives() {
    return positives;
  }

  /**
   * How many samples are not.
   *
   * @return at least 1
   */
  public int negatives() {
    return negatives;
  }

  /** One line; package plot draws the curve. */
  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString());
  }

  /** The area under the curve and the numbers of samples. */
  @Override
  public String toString() {
    return "ROC of "
        + name
        + ": AUC "
        + Numbers.significant(auc, 4)
        + ", "
        + positives
        + " positive and "
        + negatives
        + " negative samples, "
        + (Arrays.stream(thresholds).filter(Double::isFinite).count())
        + " distinct predictions";
  }
}
