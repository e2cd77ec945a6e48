package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** The text of every error that a metric can give. */
class MetricErrorTest {
  record Row(String message, ThrowingCallable call) {
    @Override
    public String toString() {
      return message;
    }
  }

  private static Row row(String message, ThrowingCallable call) {
    return new Row(message, call);
  }

  static List<Row> rows() {
    Tensor rows = Tensor.full(0.25, 5, 4);
    Tensor five = Tensor.zeros(5);
    ConfusionMatrix matrix = ConfusionMatrix.of(rows, five);
    return List.of(
        row(
            "precision: with 4 classes there is a number for each, so say which is meant."
                + " precision().macro() averages over the classes, precision().forClass(1)"
                + " measures one.",
            () -> new Precision().of(rows, five)),
        row(
            "recall: a class must be 0 or more, but got -1. Classes count from 0.",
            () -> new Recall().forClass(-1)),
        row(
            "f1: a class must be from 0 to 3, but got 4. Classes count from 0.",
            () -> new F1().forClass(4).of(rows, five)),
        row(
            "recall: needs one label for each of the 5 predictions, but the target has"
                + " shape (4). Take both from the same samples.",
            () -> new Recall().macro().of(rows, Tensor.zeros(4))),
        row(
            "recall: needs one label for each of the 5 predictions, but the target has"
                + " shape (5, 3). Take both from the same samples.",
            () -> new Recall().macro().of(rows, Tensor.zeros(5, 3))),
        row(
            "recall: labels must be whole numbers from 0 to 3, but label 1 of the 5 passed is 4"
                + " (labels and ids count from 0). The predictions come first, then the labels.",
            () -> new Recall().macro().of(rows, Tensor.vector(0, 4, 0, 0, 0))),
        row(
            "recall: labels must be whole numbers from 0 to 1, but label 0 of the 1 passed is NaN"
                + " (labels and ids count from 0). The predictions come first, then the labels.",
            () -> new Recall().of(Tensor.zeros(1), Tensor.vector(Double.NaN))),
        row(
            "recall: needs at least one sample, but got none. Is the data set empty?",
            () -> new Recall().of(Tensor.zeros(0), Tensor.zeros(0))),
        row(
            "f1: needs predictions of shape (n), (n, 1) or (n, classes), but got (2, 2, 2)."
                + " Samples go along the first axis.",
            () -> new F1().of(Tensor.zeros(2, 2, 2), Tensor.zeros(2))),
        row(
            "f1: measures classes that exclude each other, but the predictions (5, 4) are for several"
                + " independent labels. Measure one of them, with predictions.column(0) and"
                + " labels.column(0).",
            () -> new F1().macro().after(Link.SIGMOID).of(rows, rows.gt(1))),
        row(
            "topK: k must be 1 or more, but is 0. topK(3) accepts one of the 3 best.",
            () -> new TopK(0)),
        row(
            "topK: needs one prediction for each class, in a shape (n, classes) with at"
                + " least 5 classes for k = 5, but got (5, 4). For two classes use accuracy().",
            () -> new TopK(5).of(rows, five)),
        row(
            "confusionMatrix: needs at least two classes, but got 0. Say which numbers are class ids:"
                + " data.asClassification().",
            () -> ConfusionMatrix.ofClasses(five, five, List.of())),
        row(
            "confusionMatrix: needs predicted class ids of shape (n), but got (5, 4).",
            () -> ConfusionMatrix.ofClasses(rows, five, List.of("a", "b"))),
        row(
            "confusionMatrix: the network predicts class 2, but there are only 2 classes, counted"
                + " from 0. Are these the data it was trained for?",
            () -> ConfusionMatrix.ofClasses(Tensor.vector(2), Tensor.vector(1), List.of("a", "b"))),
        row(
            "confusionMatrix: a class must be from 0 to 3, but got 4. Classes count from 0.",
            () -> matrix.count(0, 4)),
        row(
            "named: needs one name for each of the 4 classes, but got 1. Write them in the"
                + " order of the ids.",
            () -> matrix.named("one")),
        row(
            "roc: with 4 classes there is a curve for each, against the rest, so say which."
                + " Try roc(predictions, target, 1) or roc(net, data, 1).",
            () -> Roc.of(rows, five)),
        row(
            "roc: a class must be from 0 to 3, but got 4. Classes count from 0.",
            () -> Roc.of(rows, five, 4)),
        row(
            "roc: with one prediction for each sample the curve is that of class 1, but"
                + " class 0 was asked for. Leave the class out.",
            () -> Roc.of(five, five, 0)),
        row(
            "roc: needs samples of class 1 and others, but none of the 5 are of class 1."
                + " Look at the labels: data.labels().",
            () -> Roc.of(five, five)),
        row(
            "roc: needs samples of class 1 and others, but all of the 2 are of class 1."
                + " Look at the labels: data.labels().",
            () -> Roc.of(Tensor.zeros(2), Tensor.vector(1, 1))),
        row(
            "roc: needs predictions that are numbers, but one is NaN. Look at the loss curve: did the"
                + " training diverge?",
            () -> Roc.of(Tensor.vector(Double.NaN, 0), Tensor.vector(1, 0))),
        row(
            "logLoss: predictions must be probabilities from 0 to 1, but one is 1.5. Pass raw scores"
                + " through sigmoid or softmax first.",
            () -> new LogLoss().of(Tensor.vector(1.5), Tensor.vector(1))),
        row(
            "logLoss: needs probabilities, but the scores of a hinge loss are none. Train with"
                + " crossEntropy(), or measure accuracy() or auc().",
            () -> new LogLoss().after(Link.MARGIN)),
        row(
            "logLoss: measures classes that exclude each other, but the predictions (5, 4) are for"
                + " several independent labels. Use the loss itself.",
            () -> new LogLoss().after(Link.SIGMOID).of(rows, rows.gt(1))),
        row(
            "meanSquaredError: predictions and target must have the same shape, but got (5,"
                + " 4) and (5). Take both from the same samples.",
            () -> new MeanSquaredError().of(rows, five)),
        row(
            "meanAbsoluteError: needs at least one sample, but got none. Is the data set"
                + " empty?",
            () -> new MeanAbsoluteError().of(Tensor.zeros(0), Tensor.zeros(0))),
        row(
            "rSquared: predictions and target must have the same shape, but got (5) and"
                + " (4). Take both from the same samples.",
            () -> new RSquared().of(five, Tensor.zeros(4))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void metric_badInput_saysWhatToDo(Row row) {
    assertThatThrownBy(row.call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(row.message);
  }
}
