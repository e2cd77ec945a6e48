package org.lectern.metric;

import java.util.Arrays;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Precision over recall of a classifier, for every threshold: P = TP/(TP + FP), how many of the
 * samples at or above it are positive, and R = TP/(TP + FN), how many of the positive samples are
 * at or above it. Samples of equal prediction are one step.
 *
 * <p>Where the class is rare it says more than {@link Roc}: many negative samples make the false
 * positive rate small, but not the false alarms. Guessing gives a level line at the share of
 * positive samples. {@link #averagePrecision} is the area below, AP = Σ (R_k − R_{k−1})·P_k over
 * the thresholds from the largest down, without interpolation.
 *
 * <p>Shapes: predictions (n) or (n, 1) for class 1, or (n, classes); target (n) with class ids.
 * With several classes it is one class against the rest. In a notebook it draws itself.
 *
 * <pre>{@code
 * precisionRecall(net, data.test())
 * precisionRecall(tensor(0.1, 0.4, 0.35, 0.8), tensor(0, 0, 1, 1)).averagePrecision()   // 0.8333
 * }</pre>
 *
 * <p>Source: J. Davis and M. Goadrich, The Relationship Between Precision-Recall and ROC Curves,
 * 2006.
 */
public final class PrecisionRecall implements Displayable {
  private final double[] recalls;
  private final double[] precisions;
  private final double[] thresholds;
  private final int positives;
  private final int negatives;
  private final String name;

  private PrecisionRecall(
      double[] recalls,
      double[] precisions,
      double[] thresholds,
      int positives,
      int negatives,
      String name) {
    this.recalls = recalls;
    this.precisions = precisions;
    this.thresholds = thresholds;
    this.positives = positives;
    this.negatives = negatives;
    this.name = name;
  }

  /**
   * The curve of class 1, for two classes.
   *
   * @param predictions probabilities or scores of class 1, of shape (n) or (n, 1); or of both, (n,
   *     2)
   * @param target class ids of shape (n)
   * @return the curve
   * @throws IllegalArgumentException if there are more classes, a prediction is NaN, or class 1
   *     does not occur
   */
  public static PrecisionRecall of(Tensor predictions, Tensor target) {
    Given.required("precisionRecall", "predictions", predictions);
    int classes = Truth.classes("precisionRecall", predictions);
    if (classes > 2) {
      throw new IllegalArgumentException(
          "precisionRecall: with "
              + classes
              + " classes there is a curve for each, against the rest, so say which. Try"
              + " precisionRecall(predictions, target, 1) or precisionRecall(net, data, 1).");
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
   * @throws IllegalArgumentException if there is no such class, a prediction is NaN, or no sample
   *     is of the class
   */
  public static PrecisionRecall of(Tensor predictions, Tensor target, int id) {
    Given.required("precisionRecall", "predictions", predictions);
    Given.required("precisionRecall", "labels", target);
    Ranking ranking = Ranking.of("precisionRecall", predictions, target, id);
    if (ranking.hasNaN()) {
      throw new IllegalArgumentException(
          "precisionRecall: needs predictions that are numbers, but one is NaN. Look at the loss"
              + " curve: did the training diverge?");
    }
    if (ranking.positives() == 0) {
      throw new IllegalArgumentException(
          "precisionRecall: needs samples of class "
              + id
              + ", but none of the "
              + ranking.negatives()
              + " is. Look at the labels: data.labels().");
    }
    return new PrecisionRecall(
        ranking.truePositiveRates(),
        ranking.precisions(),
        ranking.thresholds(),
        ranking.positives(),
        ranking.negatives(),
        "class " + id);
  }

  /**
   * The same curve under a name, for displays.
   *
   * @param newName the name of the positive class
   * @return the curve
   */
  public PrecisionRecall named(String newName) {
    Given.required("named", "a name", newName);
    return new PrecisionRecall(recalls, precisions, thresholds, positives, negatives, newName);
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
   * AP = Σ (R_k − R_{k−1})·P_k, the area below the steps.
   *
   * @return from 0 to 1; guessing gives about the share of positive samples
   */
  public double averagePrecision() {
    double sum = 0;
    for (int k = 1; k < recalls.length; k++) {
      sum += (recalls[k] - recalls[k - 1]) * precisions[k];
    }
    return sum;
  }

  /**
   * The recalls, from 0 to 1.
   *
   * @return one for each threshold
   */
  public double[] recalls() {
    return recalls.clone();
  }

  /**
   * The precisions; the first, of no sample at all, is 1 by convention.
   *
   * @return one for each threshold
   */
  public double[] precisions() {
    return precisions.clone();
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
   * @return 0 or more
   */
  public int negatives() {
    return negatives;
  }

  /** One line; package plot draws the curve. */
  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString());
  }

  /** The average precision, the numbers of samples, and the threshold of the largest F1. */
  @Override
  public String toString() {
    int best = 0;
    for (int k = 1; k < recalls.length; k++) {
      best = f1(k) > f1(best) ? k : best;
    }
    return "Precision and recall of "
        + name
        + ": average precision "
        + Numbers.significant(averagePrecision(), 4)
        + ", "
        + positives
        + " positive and "
        + negatives
        + " negative samples, "
        + Arrays.stream(thresholds).filter(Double::isFinite).count()
        + " distinct predictions; largest F1 "
        + Numbers.significant(f1(best), 4)
        + " from "
        + Numbers.significant(thresholds[best], 4)
        + " on, with precision "
        + Numbers.significant(precisions[best], 4)
        + " and recall "
        + Numbers.significant(recalls[best], 4);
  }

  private double f1(int k) {
    double sum = precisions[k] + recalls[k];
    return sum == 0 ? 0 : 2 * precisions[k] * recalls[k] / sum;
  }
}
