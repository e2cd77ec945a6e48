package org.lectern;

import org.lectern.data.Dataset;
import org.lectern.metric.Accuracy;
import org.lectern.metric.Auc;
import org.lectern.metric.ConfusionMatrix;
import org.lectern.metric.F1;
import org.lectern.metric.LogLoss;
import org.lectern.metric.MeanAbsoluteError;
import org.lectern.metric.MeanSquaredError;
import org.lectern.metric.Precision;
import org.lectern.metric.RSquared;
import org.lectern.metric.Recall;
import org.lectern.metric.Roc;
import org.lectern.metric.TopK;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Factories of metrics: {@code .metrics(accuracy(), f1().macro())} of a trainer, or by hand {@code
 * recall().of(predictions, target)}.
 */
abstract class MetricFactories extends LossFactories {
  MetricFactories() {}

  /**
   * The share of samples classified rightly, as a metric for a trainer.
   *
   * @return the metric
   */
  public static Accuracy accuracy() {
    return new Accuracy();
  }

  /**
   * The share of samples classified rightly.
   *
   * @param predictions probabilities
   * @param target class ids
   * @return from 0 to 1
   */
  public static double accuracy(Tensor predictions, Tensor target) {
    Given.required("accuracy", "predictions", predictions);
    return new Accuracy().of(predictions, Given.required("accuracy", "labels", target));
  }

  /**
   * The share of samples that a network classifies rightly.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return from 0 to 1
   */
  public static double accuracy(Layer network, Dataset data) {
    given("accuracy", network, data);
    return Accuracy.ofClasses(network.classes(data.features()), data.labels());
  }

  /**
   * The share of samples whose true class is among the k largest predictions.
   *
   * @param k at least 1
   * @return the metric
   */
  public static TopK topK(int k) {
    return new TopK(k);
  }

  /**
   * Precision: of the samples predicted as class 1, the share that belong to it; {@code .macro()},
   * {@code .micro()}, {@code .weighted()} and {@code .forClass(2)} for more classes.
   *
   * @return the metric
   */
  public static Precision precision() {
    return new Precision();
  }

  /**
   * Recall: of the samples of class 1, the share that are found; {@code .macro()}, {@code
   * .micro()}, {@code .weighted()} and {@code .forClass(2)} for more classes.
   *
   * @return the metric
   */
  public static Recall recall() {
    return new Recall();
  }

  /**
   * F1, the harmonic mean of precision and recall of class 1; {@code .macro()}, {@code .micro()},
   * {@code .weighted()} and {@code .forClass(2)} for more classes.
   *
   * @return the metric
   */
  public static F1 f1() {
    return new F1();
  }

  /**
   * The area under the ROC curve.
   *
   * @return the metric
   */
  public static Auc auc() {
    return new Auc();
  }

  /**
   * Log loss: the mean of −log ŷ of the true class.
   *
   * @return the metric
   */
  public static LogLoss logLoss() {
    return new LogLoss();
  }

  /**
   * Mean squared error, as a metric; {@link LossFactories#squaredError()} is the loss.
   *
   * @return the metric
   */
  public static MeanSquaredError meanSquaredError() {
    return new MeanSquaredError();
  }

  /**
   * Mean absolute error, as a metric; {@link LossFactories#absoluteError()} is the loss.
   *
   * @return the metric
   */
  public static MeanAbsoluteError meanAbsoluteError() {
    return new MeanAbsoluteError();
  }

  /**
   * R²: the share of the target's variance that the predictions explain.
   *
   * @return the metric
   */
  public static RSquared rSquared() {
    return new RSquared();
  }

  /**
   * Who is taken for whom, as a table with precision, recall and F1 of each class.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return the matrix, with the names of the classes
   */
  public static ConfusionMatrix confusionMatrix(Layer network, Dataset data) {
    given("confusionMatrix", network, data);
    return ConfusionMatrix.ofClasses(
        network.classes(data.features()), data.labels(), data.classNames());
  }

  /**
   * Who is taken for whom, as a table with precision, recall and F1 of each class.
   *
   * @param predictions probabilities of shape (n), (n, 1) or (n, classes)
   * @param target class ids
   * @return the matrix
   */
  public static ConfusionMatrix confusionMatrix(Tensor predictions, Tensor target) {
    return ConfusionMatrix.of(predictions, target);
  }

  /**
   * The ROC curve of class 1, for a classifier of two classes.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return the curve, which draws itself
   */
  public static Roc roc(Layer network, Dataset data) {
    given("roc", network, data);
    return named(Roc.of(network.predict(data.features()), data.labels()), data, 1);
  }

  /**
   * The ROC curve of one class against the rest.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @param id the class, from 0
   * @return the curve, which draws itself
   */
  public static Roc roc(Layer network, Dataset data, int id) {
    given("roc", network, data);
    return named(Roc.of(network.predict(data.features()), data.labels(), id), data, id);
  }

  /**
   * The ROC curve of class 1.
   *
   * @param predictions probabilities or scores of class 1, of shape (n) or (n, 1); or of both, (n,
   *     2)
   * @param target class ids
   * @return the curve, which draws itself
   */
  public static Roc roc(Tensor predictions, Tensor target) {
    return Roc.of(predictions, target);
  }

  /**
   * The ROC curve of one class against the rest.
   *
   * @param predictions probabilities or scores of shape (n, classes)
   * @param target class ids
   * @param id the class, from 0
   * @return the curve, which draws itself
   */
  public static Roc roc(Tensor predictions, Tensor target, int id) {
    return Roc.of(predictions, target, id);
  }

  private static void given(String who, Layer network, Dataset data) {
    Given.required(who, "a network", network);
    Given.required(who, "data", data);
  }

  private static Roc named(Roc roc, Dataset data, int id) {
    return id < data.classes() && !data.classNames().get(id).equals(Integer.toString(id))
        ? roc.named(data.classNames().get(id))
        : roc;
  }
}
