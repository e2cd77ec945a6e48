package org.lectern.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.Tensor;

/** The text of every error that a loss can give. */
class LossErrorTest {
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
    Loss squared = new SquaredError();
    BinaryCrossEntropy binary = new BinaryCrossEntropy();
    CrossEntropy classes = new CrossEntropy();
    NegativeLogLikelihood likelihood = new NegativeLogLikelihood();
    Hinge hinge = new Hinge();
    KlDivergence divergence = new KlDivergence();
    Tensor six = Tensor.zeros(6, 3);
    Tensor pair = Tensor.matrix(new double[] {0.5, 0.5});
    return List.of(
        row(
            "squaredError: predictions and target must have the same shape, but got (4, 2) and (4)."
                + " The network's last layer decides the first: one output for each number to"
                + " predict.",
            () -> squared.of(Tensor.zeros(4, 2), Tensor.zeros(4))),
        row(
            "squaredError: needs at least one sample, but got the shape (0, 2). Is the data"
                + " set empty?",
            () -> squared.of(Tensor.zeros(0, 2), Tensor.zeros(0, 2))),
        row(
            "squaredError: targets must be numbers, but target 1 of the 2 passed is NaN (counted"
                + " from 0). Leave such samples out.",
            () -> squared.of(Tensor.zeros(2), Tensor.vector(0, Double.NaN))),
        row(
            "absoluteError: targets must be numbers, but the target in row 0, column 1 of the shape"
                + " (1, 2) passed is ∞ (counted from 0). Leave such samples out.",
            () ->
                new AbsoluteError()
                    .of(
                        Tensor.zeros(1, 2),
                        Tensor.matrix(new double[] {0, Double.POSITIVE_INFINITY}))),
        row(
            "squaredError: a weight must be a number above 0, but is 0.0. In Java 1/2 is 0:"
                + " write 0.5, with a point.",
            () -> squared.weighted(1 / 2)),
        row(
            "squaredError: a weight must be a number above 0, but is NaN. Try 1.0.",
            () -> squared.weighted(Double.NaN)),
        row(
            "huber: delta must be a number above 0, but is 0.0. In Java 1/2 is 0: write"
                + " 0.5, with a point.",
            () -> new Huber(0)),
        row("huber: delta must be a number above 0, but is -1.0. Try 1.0.", () -> new Huber(-1)),
        row(
            "binaryCrossEntropy: predictions must be probabilities from 0 to 1, but prediction 0 of"
                + " the 1 passed is 1.5 (counted from 0). Pass raw scores through sigmoid first, or"
                + " write binaryCrossEntropy().ofScores(…).",
            () -> binary.of(Tensor.vector(1.5), Tensor.vector(1))),
        row(
            "binaryCrossEntropy: labels must be from 0 to 1, but label 0 of the 1 passed is 2"
                + " (counted from 0). For more than two classes use crossEntropy().",
            () -> binary.of(Tensor.vector(0.5), Tensor.vector(2))),
        row(
            "binaryCrossEntropy: labels must be from 0 to 1, but label 1 of the 2 passed is NaN"
                + " (counted from 0). For more than two classes use crossEntropy().",
            () -> binary.ofScores(Tensor.zeros(2), Tensor.vector(1, Double.NaN))),
        row(
            "binaryCrossEntropy: needs a label for each output, but the network gives (4, 2) and the"
                + " target has shape (4). For classes that exclude each other use crossEntropy();"
                + " for two classes one output is enough.",
            () -> binary.ofScores(Tensor.zeros(4, 2), Tensor.zeros(4))),
        row(
            "binaryCrossEntropy: the weight of the label 1 must be a number above 0, but is"
                + " 0.0. In Java 1/2 is 0: write 0.5, with a point.",
            () -> binary.positiveWeight(0)),
        row(
            "crossEntropy: needs one score for each class, in a shape (samples, classes) with at"
                + " least 2 classes, but the network gives (4, 1). For one output use"
                + " binaryCrossEntropy().",
            () -> classes.ofScores(Tensor.zeros(4, 1), Tensor.zeros(4))),
        row(
            "crossEntropy: needs the shape (samples, classes), but got (2). For one sample write"
                + " reshape(1, 2).",
            () -> classes.of(Tensor.vector(0.5, 0.5), Tensor.vector(1))),
        row(
            "crossEntropy: class ids must be whole numbers from 0 to 1 (the network has 2 outputs), but"
                + " label 1 of the 2 passed is 2 (labels and ids count from 0). Yours seem to begin at"
                + " 1: subtract it, labels.sub(1).",
            () ->
                classes.of(
                    Tensor.matrix(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}),
                    Tensor.vector(1, 2))),
        row(
            "crossEntropy: predictions must be probabilities from 0 to 1, but the prediction in row"
                + " 0, column 0 of the shape (1, 2) passed is -1 (counted from 0). Pass raw scores"
                + " through softmax first, or write crossEntropy().ofScores(…).",
            () -> classes.of(Tensor.matrix(new double[] {-1, 2}), Tensor.vector(1))),
        row(
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 1 of the 2 passed is 3 (labels and ids count from 0). Let"
                + " the last layer give one output for each class.",
            () -> classes.ofScores(Tensor.zeros(2, 3), Tensor.vector(0, 3))),
        row(
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 0 of the 2 passed is NaN (labels and ids count from 0)."
                + " For numbers use squaredError().",
            () -> classes.ofScores(Tensor.zeros(2, 3), Tensor.vector(Double.NaN, 3))),
        row(
            "crossEntropy: needs one class id for each of the 6 samples, but the target has"
                + " shape (2, 3). Take both from the same samples.",
            () -> classes.ofScores(six, Tensor.zeros(2, 3))),
        row(
            "crossEntropy: needs one class id for each of the 6 samples, but the target has"
                + " shape (). Take both from the same samples.",
            () -> classes.ofScores(six, Tensor.scalar(1))),
        row(
            "crossEntropy: one-hot rows need one value for each class, 3 as the network has outputs,"
                + " but the target has shape (6, 2). Class ids of shape (6) do as well.",
            () -> classes.ofScores(six, Tensor.zeros(6, 2))),
        row(
            "crossEntropy: target rows must hold values from 0 to 1, but the label in row 0, column"
                + " 0 of the shape (1, 2) passed is 8 (counted from 0). A row has one for each"
                + " class.",
            () -> classes.ofScores(Tensor.zeros(1, 2), Tensor.full(8, 1, 2))),
        row(
            "crossEntropy: each target row must add up to 1, but row 0 of the 1 passed adds up to"
                + " 1.5 (counted from 0). For several labels at once use binaryCrossEntropy().",
            () -> classes.ofScores(Tensor.zeros(1, 2), Tensor.matrix(new double[] {1, 0.5}))),
        row(
            "crossEntropy: class weights must be numbers above 0, but that of class 1 is"
                + " 0.0. In Java 1/2 is 0: write 0.5, with a point.",
            () -> classes.weights(1, 0)),
        row(
            "crossEntropy: needs one weight for each class, at least 2, but got 1. For three classes"
                + " write weights(1, 2, 1).",
            () -> classes.weights(2)),
        row(
            "crossEntropy: needs one weight for each class, but got 2 weights and the"
                + " network gives (6, 3), 3 classes. Give weights(…) a number for each.",
            () -> classes.weights(1, 2).ofScores(six, Tensor.zeros(6))),
        row(
            "crossEntropy: the smoothing must be at least 0 and below 1, but is 1.0. 0.1 is"
                + " usual.",
            () -> classes.smoothing(1)),
        row(
            "negativeLogLikelihood: predictions must be log-probabilities, 0 or less, but the"
                + " prediction in row 0, column 0 of the shape (1, 2) passed is 0.5 (counted from"
                + " 0). Pass raw scores through logSoftmax first, or write"
                + " negativeLogLikelihood().ofScores(…); for probabilities use crossEntropy().",
            () -> likelihood.of(pair, Tensor.vector(0))),
        row(
            "negativeLogLikelihood: class weights must be numbers above 0, but that of"
                + " class 0 is -1.0. Try 1.0.",
            () -> likelihood.weights(-1, 1)),
        row(
            "hinge: with one score for each sample, labels must be 0 and 1, or -1 and 1, but label 1"
                + " of the 2 passed is 2 (counted from 0). More classes need one output for each.",
            () -> hinge.of(Tensor.zeros(2), Tensor.vector(0, 2))),
        row(
            "hinge: with one score for each sample, labels must be 0 and 1, or -1 and 1, but label 0"
                + " of the 1 passed is NaN (counted from 0). More classes need one output for each.",
            () -> hinge.of(Tensor.zeros(1), Tensor.vector(Double.NaN))),
        row(
            "hinge: with one score for each sample, labels must be 0 and 1, or -1 and 1,"
                + " but both 0 and -1 occur. Choose one of the two pairs.",
            () -> hinge.of(Tensor.zeros(3), Tensor.vector(0, 1, -1))),
        row(
            "hinge: each target row must be 1 at one class and 0 elsewhere, but the label in row 0,"
                + " column 0 of the shape (1, 2) passed is 0.5 (counted from 0). For distributions"
                + " use crossEntropy().",
            () -> hinge.of(Tensor.zeros(1, 2), pair)),
        row(
            "hinge: needs one score for each class, in a shape (samples, classes) with at least 2"
                + " classes, but the network gives (1, 2, 2). Two classes need one score or two for"
                + " each sample.",
            () -> hinge.of(Tensor.zeros(1, 2, 2), Tensor.zeros(1))),
        row(
            "klDivergence: needs a distribution for each sample, in the shape (6, 3) of the"
                + " predictions, but the target has shape (6). For class ids use crossEntropy().",
            () -> divergence.ofScores(six, Tensor.zeros(6))),
        row(
            "klDivergence: needs one score for each class, in a shape (samples, classes) with at"
                + " least 2 classes, but the network gives (6, 1). For one output use"
                + " binaryCrossEntropy().",
            () -> divergence.ofScores(Tensor.zeros(6, 1), Tensor.zeros(6, 1))),
        row(
            "entropy: each row must add up to 1, but row 1 of the 2 passed adds up to 0.75 (counted"
                + " from 0). Divide by the sum first.",
            () -> Entropy.of(Tensor.matrix(new double[] {1, 0}, new double[] {0.5, 0.25}))),
        row(
            "entropy: needs a probability for each class along the last axis, but got the"
                + " shape (). Try tensor(0.5, 0.5).",
            () -> Entropy.of(Tensor.scalar(1))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void loss_badInput_saysWhatToDo(Row row) {
    assertThatThrownBy(row.call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(row.message);
  }
}
