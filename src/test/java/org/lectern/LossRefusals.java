package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.loss.Loss;

/** Rows of {@link RefusalTest}: losses */
final class LossRefusals {
  private LossRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "squaredError(ones(3), ones(4))",
            () -> squaredError(ones(3), ones(4)),
            "squaredError: predictions and target must have the same shape, but got (3) and"
                + " (4). The network's last layer decides the first: one output for each number"
                + " to predict."),
        row(
            "squaredError(ones(3, 1), tensor(1, Double.NaN, 2))",
            () -> squaredError(ones(3, 1), tensor(1, Double.NaN, 2)),
            "squaredError: targets must be numbers, but target 1 of the 3 passed is NaN"
                + " (counted from 0). Leave such samples out."),
        row(
            "squaredError(null, ones(3))",
            () -> squaredError(null, ones(3)),
            "squaredError: needs predictions, but got null. Is its variable set before this"
                + " line?"),
        row(
            "squaredError(ones(3), null)",
            () -> squaredError(ones(3), null),
            "squaredError: needs a target, but got null. Is its variable set before this"
                + " line?"),
        row(
            "squaredError(zeros(0), zeros(0))",
            () -> squaredError(zeros(0), zeros(0)),
            "squaredError: needs at least one sample, but got the shape (0). Is the data"
                + " set empty?"),
        row(
            "absoluteError(ones(3, 2), ones(3))",
            () -> absoluteError(ones(3, 2), ones(3)),
            "absoluteError: predictions and target must have the same shape, but got (3, 2)"
                + " and (3). The network's last layer decides the first: one output for each"
                + " number to predict."),
        row(
            "huber(-1)",
            () -> huber(-1),
            "huber: delta must be a number above 0, but is -1.0. Try 1.0."),
        row(
            "huber(1 / 2)",
            () -> huber(1 / 2),
            "huber: delta must be a number above 0, but is 0.0. In Java 1/2 is 0: write"
                + " 0.5, with a point."),
        row(
            "huber(Double.POSITIVE_INFINITY)",
            () -> huber(Double.POSITIVE_INFINITY),
            "huber: delta must be a number above 0, but is ∞. Try 1.0."),
        row(
            "huber().of(ones(3), ones(2))",
            () -> huber().of(ones(3), ones(2)),
            "huber: predictions and target must have the same shape, but got (3) and (2)."
                + " The network's last layer decides the first: one output for each number to"
                + " predict."),
        row(
            "binaryCrossEntropy(tensor(0.5, 1.5), tensor(0, 1))",
            () -> binaryCrossEntropy(tensor(0.5, 1.5), tensor(0, 1)),
            "binaryCrossEntropy: predictions must be probabilities from 0 to 1, but"
                + " prediction 1 of the 2 passed is 1.5 (counted from 0). Pass raw scores through sigmoid first, or write binaryCrossEntropy().ofScores(…)."),
        row(
            "binaryCrossEntropy(tensor(0.5, 0.5), tensor(0, 2))",
            () -> binaryCrossEntropy(tensor(0.5, 0.5), tensor(0, 2)),
            "binaryCrossEntropy: labels must be from 0 to 1, but label 1 of the 2 passed is"
                + " 2 (counted from 0). For more than two classes use crossEntropy()."),
        row(
            "binaryCrossEntropy(tensor(0.5, 0.5), tensor(-1, 1))",
            () -> binaryCrossEntropy(tensor(0.5, 0.5), tensor(-1, 1)),
            "binaryCrossEntropy: labels must be from 0 to 1, but label 0 of the 2 passed is"
                + " -1 (counted from 0). For more than two classes use crossEntropy()."),
        row(
            "binaryCrossEntropy(ones(3, 2).mul(0.5), tensor(0, 1, 0))",
            () -> binaryCrossEntropy(ones(3, 2).mul(0.5), tensor(0, 1, 0)),
            "binaryCrossEntropy: needs a label for each output, but the network gives (3,"
                + " 2) and the target has shape (3). For classes that exclude each other use"
                + " crossEntropy(); for two classes one output is enough."),
        row(
            "binaryCrossEntropy().positiveWeight(0)",
            () -> binaryCrossEntropy().positiveWeight(0),
            "binaryCrossEntropy: the weight of the label 1 must be a number above 0, but is"
                + " 0.0. In Java 1/2 is 0: write 0.5, with a point."),
        row(
            "binaryCrossEntropy().positiveWeight(Double.NaN)",
            () -> binaryCrossEntropy().positiveWeight(Double.NaN),
            "binaryCrossEntropy: the weight of the label 1 must be a number above 0, but is"
                + " NaN. Try 1.0."),
        row(
            "crossEntropy(ones(3), ones(3))",
            () -> crossEntropy(ones(3), ones(3)),
            "crossEntropy: needs the shape (samples, classes), but got (3). For one sample"
                + " write reshape(1, 3)."),
        row(
            "crossEntropy(ones(3, 1), zeros(3))",
            () -> crossEntropy(ones(3, 1), zeros(3)),
            "crossEntropy: needs one score for each class, in a shape (samples, classes)"
                + " with at least 2 classes, but the network gives (3, 1). For one output use"
                + " binaryCrossEntropy()."),
        row(
            "crossEntropy(ones(2, 3), tensor(0, 1))",
            () -> crossEntropy(ones(2, 3), tensor(0, 1)),
            "crossEntropy: each row of predictions must add up to 1, but row 0 of the 2"
                + " passed adds up to 3 (counted from 0). Pass raw scores through softmax first, or write crossEntropy().ofScores(…)."),
        row(
            "crossEntropy(ones(2, 3).div(3), tensor(0, 3))",
            () -> crossEntropy(ones(2, 3).div(3), tensor(0, 3)),
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 1 of the 2 passed is 3 (labels and ids count from 0). Let"
                + " the last layer give one output for each class."),
        row(
            "crossEntropy(ones(2, 3).div(3), tensor(0, 0.5))",
            () -> crossEntropy(ones(2, 3).div(3), tensor(0, 0.5)),
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 1 of the 2 passed is 0.5 (labels and ids count from 0)."
                + " For numbers use squaredError()."),
        row(
            "crossEntropy(ones(2, 3).div(3), tensor(0, 1, 2))",
            () -> crossEntropy(ones(2, 3).div(3), tensor(0, 1, 2)),
            "crossEntropy: needs one class id for each of the 2 samples, but the target has"
                + " shape (3). Take both from the same samples."),
        row(
            "crossEntropy(tensor(2, -1).reshape(1, 2), tensor(1))",
            () -> crossEntropy(tensor(2, -1).reshape(1, 2), tensor(1)),
            "crossEntropy: predictions must be probabilities from 0 to 1, but the"
                + " prediction in row 0, column 0 of the shape (1, 2) passed is 2 (counted from"
                + " 0). Pass raw scores through softmax first, or write crossEntropy().ofScores(…)."),
        row(
            "crossEntropy().weights()",
            () -> crossEntropy().weights(),
            "crossEntropy: needs one weight for each class, at least 2, but got 0. For"
                + " three classes write weights(1, 2, 1)."),
        row(
            "crossEntropy().weights(1, 0)",
            () -> crossEntropy().weights(1, 0),
            "crossEntropy: class weights must be numbers above 0, but that of class 1 is"
                + " 0.0. In Java 1/2 is 0: write 0.5, with a point."),
        row(
            "crossEntropy().weights(1, Double.NaN, 2)",
            () -> crossEntropy().weights(1, Double.NaN, 2),
            "crossEntropy: class weights must be numbers above 0, but that of class 1 is"
                + " NaN. Try 1.0."),
        row(
            "crossEntropy().weights(1, 2).of(ones(2, 3).div(3), tensor(0, 1))",
            () -> crossEntropy().weights(1, 2).of(ones(2, 3).div(3), tensor(0, 1)),
            "crossEntropy: needs one weight for each class, but got 2 weights and the"
                + " network gives (2, 3), 3 classes. Give weights(…) a number for each."),
        row(
            "crossEntropy().smoothing(1)",
            () -> crossEntropy().smoothing(1),
            "crossEntropy: the smoothing must be at least 0 and below 1, but is 1.0. 0.1 is"
                + " usual."),
        row(
            "crossEntropy().smoothing(-0.1)",
            () -> crossEntropy().smoothing(-0.1),
            "crossEntropy: the smoothing must be at least 0 and below 1, but is -0.1. 0.1"
                + " is usual."),
        row(
            "crossEntropy().smoothing(Double.NaN)",
            () -> crossEntropy().smoothing(Double.NaN),
            "crossEntropy: the smoothing must be at least 0 and below 1, but is NaN. 0.1 is"
                + " usual."),
        row(
            "crossEntropy().weighted(0)",
            () -> crossEntropy().weighted(0),
            "crossEntropy: a weight must be a number above 0, but is 0.0. In Java 1/2 is 0:"
                + " write 0.5, with a point."),
        row(
            "crossEntropy().weighted(-1)",
            () -> crossEntropy().weighted(-1),
            "crossEntropy: a weight must be a number above 0, but is -1.0. Try 1.0."),
        row(
            "crossEntropy().weighted(Double.NaN)",
            () -> crossEntropy().weighted(Double.NaN),
            "crossEntropy: a weight must be a number above 0, but is NaN. Try 1.0."),
        row(
            "negativeLogLikelihood(ones(2, 3), tensor(0, 1))",
            () -> negativeLogLikelihood(ones(2, 3), tensor(0, 1)),
            "negativeLogLikelihood: predictions must be log-probabilities, 0 or less, but"
                + " the prediction in row 0, column 0 of the shape (2, 3) passed is 1 (counted"
                + " from 0). Pass raw scores through logSoftmax first, or write negativeLogLikelihood().ofScores(…); for"
                + " probabilities use crossEntropy()."),
        row(
            "negativeLogLikelihood(ones(2), tensor(0, 1))",
            () -> negativeLogLikelihood(ones(2), tensor(0, 1)),
            "negativeLogLikelihood: needs the shape (samples, classes), but got (2). For"
                + " one sample write reshape(1, 2)."),
        row(
            "negativeLogLikelihood().weights(1)",
            () -> negativeLogLikelihood().weights(1),
            "negativeLogLikelihood: needs one weight for each class, at least 2, but got 1."
                + " For three classes write weights(1, 2, 1)."),
        row(
            "negativeLogLikelihood().weights(1, -1)",
            () -> negativeLogLikelihood().weights(1, -1),
            "negativeLogLikelihood: class weights must be numbers above 0, but that of"
                + " class 1 is -1.0. Try 1.0."),
        row(
            "hinge(ones(3), tensor(0, 1, 2))",
            () -> hinge(ones(3), tensor(0, 1, 2)),
            "hinge: with one score for each sample, labels must be 0 and 1, or -1 and 1,"
                + " but label 2 of the 3 passed is 2 (counted from 0). More classes need one"
                + " output for each."),
        row(
            "hinge(ones(3), tensor(0, 1, -1))",
            () -> hinge(ones(3), tensor(0, 1, -1)),
            "hinge: with one score for each sample, labels must be 0 and 1, or -1 and 1,"
                + " but both 0 and -1 occur. Choose one of the two pairs."),
        row(
            "hinge(ones(2, 3), tensor(0, 3))",
            () -> hinge(ones(2, 3), tensor(0, 3)),
            "hinge: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 1 of the 2 passed is 3 (labels and ids count from 0). Let"
                + " the last layer give one output for each class."),
        row(
            "klDivergence(ones(2, 3).div(3), tensor(0, 1))",
            () -> klDivergence(ones(2, 3).div(3), tensor(0, 1)),
            "klDivergence: needs a distribution for each sample, in the shape (2, 3) of the"
                + " predictions, but the target has shape (2). For class ids use crossEntropy()."),
        row(
            "klDivergence(ones(2, 3).div(3), ones(2, 3))",
            () -> klDivergence(ones(2, 3).div(3), ones(2, 3)),
            "klDivergence: each target row must add up to 1, but row 0 of the 2 passed adds"
                + " up to 3 (counted from 0). For several labels at once use"
                + " binaryCrossEntropy()."),
        row(
            "klDivergence(ones(2, 1), ones(2, 1))",
            () -> klDivergence(ones(2, 1), ones(2, 1)),
            "klDivergence: needs one score for each class, in a shape (samples, classes)"
                + " with at least 2 classes, but the network gives (2, 1). For one output use"
                + " binaryCrossEntropy()."),
        row(
            "entropy(scalar(1))",
            () -> entropy(scalar(1)),
            "entropy: needs a probability for each class along the last axis, but got the"
                + " shape (). Try tensor(0.5, 0.5)."),
        row(
            "entropy(tensor(0.5, 0.6))",
            () -> entropy(tensor(0.5, 0.6)),
            "entropy: each row must add up to 1, but row 0 of the 1 passed adds up to 1.1"
                + " (counted from 0). Divide by the sum first."),
        row(
            "entropy(tensor(-1, 2))",
            () -> entropy(tensor(-1, 2)),
            "entropy: rows must hold values from 0 to 1, but label 0 of the 2 passed is -1"
                + " (counted from 0). A row has one for each class."),
        row(
            "entropy(null)",
            () -> entropy(null),
            "entropy: needs probabilities, but got null. Is its variable set before this"
                + " line?"),
        row(
            "entropyBits(tensor(0.2, 0.2))",
            () -> entropyBits(tensor(0.2, 0.2)),
            "entropyBits: each row must add up to 1, but row 0 of the 1 passed adds up to"
                + " 0.4 (counted from 0). Divide by the sum first."),
        row(
            "losses()",
            () -> losses(),
            "losses: needs a loss for each output, but got none. Try losses(crossEntropy(),"
                + " squaredError())."),
        row(
            "losses(crossEntropy(), null)",
            () -> losses(crossEntropy(), null),
            "losses: each must be a loss, but number 2 is null. Is its variable set before"
                + " this line?"),
        row(
            "losses((Loss) null)",
            () -> losses((Loss) null),
            "losses: each must be a loss, but number 1 is null. Is its variable set before"
                + " this line?"));
  }
}
