package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.Layer;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** Rows of {@link RefusalTest}: metrics and checks */
final class MetricRefusals {
  private MetricRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "check(1, 1, Double.NaN)",
            () -> check(1, 1, Double.NaN),
            "check: the tolerance must be a number of at least 0, but got NaN. Write"
                + " check(actual, expected, 0.001)."),
        row(
            "check((Tensor) null, 1)",
            () -> check((Tensor) null, 1),
            "check: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "accuracy(ones(3), ones(4))",
            () -> accuracy(ones(3), ones(4)),
            "accuracy: needs one label for each of the 3 predictions, but the target has"
                + " shape (4). Take both from the same samples."),
        row(
            "accuracy(ones(3, 2), tensor(0, 1, 0.5))",
            () -> accuracy(ones(3, 2), tensor(0, 1, 0.5)),
            "accuracy: labels must be whole numbers, but one is 0.5. The predictions come"
                + " first, then the labels; for numbers use a loss."),
        row(
            "accuracy(zeros(0), zeros(0))",
            () -> accuracy(zeros(0), zeros(0)),
            "accuracy: needs at least one sample, but got none. Is the data set empty?"),
        row(
            "accuracy((Tensor) null, ones(3))",
            () -> accuracy((Tensor) null, ones(3)),
            "accuracy: needs predictions, but got null. Is its variable set before this"
                + " line?"),
        row(
            "accuracy((Layer) null, myData())",
            () -> accuracy((Layer) null, myData()),
            "accuracy: needs a network, but got null. Is its variable set before this line?"),
        row(
            "accuracy(myNet(), null)",
            () -> accuracy(myNet(), null),
            "accuracy: needs data, but got null. Is its variable set before this line?"),
        row(
            "accuracy(myNet(), myNumbers())",
            () -> accuracy(myNet(), myNumbers()),
            "classes: this network ends in one raw score and was not trained by a trainer,"
                + " so nothing says where one class ends. Let it end in sigmoid(), or write"
                + " predict(x).gt(0)."),
        row(
            "topK(0)",
            () -> topK(0),
            "topK: k must be 1 or more, but is 0. topK(3) accepts one of the 3 best."),
        row(
            "topK(3).of(ones(4, 2), tensor(0, 1, 0, 1))",
            () -> topK(3).of(ones(4, 2), tensor(0, 1, 0, 1)),
            "topK: needs one prediction for each class, in a shape (n, classes) with at"
                + " least 3 classes for k = 3, but got (4, 2). For two classes use accuracy()."),
        row(
            "precision().of(ones(3, 3), tensor(0, 1, 2))",
            () -> precision().of(ones(3, 3), tensor(0, 1, 2)),
            "precision: with 3 classes there is a number for each, so say which is meant."
                + " precision().macro() averages over the classes, precision().forClass(1)"
                + " measures one."),
        row(
            "precision().forClass(-1)",
            () -> precision().forClass(-1),
            "precision: a class must be 0 or more, but got -1. Classes count from 0."),
        row(
            "precision().forClass(2).of(tensor(0.2, 0.8), tensor(0, 1))",
            () -> precision().forClass(2).of(tensor(0.2, 0.8), tensor(0, 1)),
            "precision: a class must be from 0 to 1, but got 2. Classes count from 0."),
        row(
            "recall().of(ones(3, 3), tensor(0, 1, 2))",
            () -> recall().of(ones(3, 3), tensor(0, 1, 2)),
            "recall: with 3 classes there is a number for each, so say which is meant."
                + " recall().macro() averages over the classes, recall().forClass(1) measures"
                + " one."),
        row(
            "recall().forClass(-1)",
            () -> recall().forClass(-1),
            "recall: a class must be 0 or more, but got -1. Classes count from 0."),
        row(
            "f1().forClass(-1)",
            () -> f1().forClass(-1),
            "f1: a class must be 0 or more, but got -1. Classes count from 0."),
        row(
            "f1().of(ones(3, 2), tensor(0, 1, 2))",
            () -> f1().of(ones(3, 2), tensor(0, 1, 2)),
            "f1: labels must be whole numbers from 0 to 1, but label 2 of the 3 passed is 2"
                + " (labels and ids count from 0). The predictions come first, then the labels."),
        row(
            "auc().of(ones(3, 2), tensor(0, 1))",
            () -> auc().of(ones(3, 2), tensor(0, 1)),
            "auc: needs one label for each of the 3 predictions, but the target has shape"
                + " (2). Take both from the same samples."),
        row(
            "auc().of(scalar(1), scalar(1))",
            () -> auc().of(scalar(1), scalar(1)),
            "auc: needs predictions of shape (n), (n, 1) or (n, classes), but got ()."
                + " Samples go along the first axis."),
        row(
            "logLoss().of(tensor(2, 0.5), tensor(0, 1))",
            () -> logLoss().of(tensor(2, 0.5), tensor(0, 1)),
            "logLoss: predictions must be probabilities from 0 to 1, but one is 2. Pass raw"
                + " scores through sigmoid or softmax first."),
        row(
            "logLoss().after(Link.MARGIN)",
            () -> logLoss().after(Link.MARGIN),
            "logLoss: needs probabilities, but the scores of a hinge loss are none. Train"
                + " with crossEntropy(), or measure accuracy() or auc()."),
        row(
            "meanSquaredError().of(ones(3), ones(2))",
            () -> meanSquaredError().of(ones(3), ones(2)),
            "meanSquaredError: predictions and target must have the same shape, but got (3)"
                + " and (2). Take both from the same samples."),
        row(
            "meanAbsoluteError().of(zeros(0), zeros(0))",
            () -> meanAbsoluteError().of(zeros(0), zeros(0)),
            "meanAbsoluteError: needs at least one sample, but got none. Is the data set"
                + " empty?"),
        row(
            "rSquared().of(ones(3, 2), ones(3))",
            () -> rSquared().of(ones(3, 2), ones(3)),
            "rSquared: predictions and target must have the same shape, but got (3, 2) and"
                + " (3). Take both from the same samples."),
        row(
            "confusionMatrix(ones(3, 2), tensor(0, 1))",
            () -> confusionMatrix(ones(3, 2), tensor(0, 1)),
            "confusionMatrix: needs one label for each of the 3 predictions, but the target"
                + " has shape (2). Take both from the same samples."),
        row(
            "confusionMatrix(ones(3, 2), tensor(0, 1, 2))",
            () -> confusionMatrix(ones(3, 2), tensor(0, 1, 2)),
            "confusionMatrix: labels must be whole numbers from 0 to 1, but label 2 of the"
                + " 3 passed is 2 (labels and ids count from 0). The predictions come first, then"
                + " the labels."),
        row(
            "confusionMatrix(ones(2, 2, 2), tensor(0, 1))",
            () -> confusionMatrix(ones(2, 2, 2), tensor(0, 1)),
            "confusionMatrix: needs predictions of shape (n), (n, 1) or (n, classes), but"
                + " got (2, 2, 2). Samples go along the first axis."),
        row(
            "confusionMatrix(myNet(), myNumbers())",
            () -> confusionMatrix(myNet(), myNumbers()),
            "classes: this network ends in one raw score and was not trained by a trainer,"
                + " so nothing says where one class ends. Let it end in sigmoid(), or write"
                + " predict(x).gt(0)."),
        row(
            "confusionMatrix((Layer) null, myData())",
            () -> confusionMatrix((Layer) null, myData()),
            "confusionMatrix: needs a network, but got null. Is its variable set before"
                + " this line?"),
        row(
            "confusionMatrix(myNet(), null)",
            () -> confusionMatrix(myNet(), null),
            "confusionMatrix: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "confusionMatrix(ones(2, 2), tensor(0, 1)).named(\"ham\")",
            () -> confusionMatrix(ones(2, 2), tensor(0, 1)).named("ham"),
            "named: needs one name for each of the 2 classes, but got 1. Write them in the"
                + " order of the ids."),
        row(
            "confusionMatrix(ones(2, 2), tensor(0, 1)).named(\"ham\", null)",
            () -> confusionMatrix(ones(2, 2), tensor(0, 1)).named("ham", null),
            "named: needs a name for each class, but got null. Is its variable set before"
                + " this line?"),
        row(
            "confusionMatrix(ones(2, 2), tensor(0, 1)).count(0, 2)",
            () -> confusionMatrix(ones(2, 2), tensor(0, 1)).count(0, 2),
            "confusionMatrix: a class must be from 0 to 1, but got 2. Classes count from 0."),
        row(
            "confusionMatrix(ones(2, 2), tensor(0, 1)).precision(-1)",
            () -> confusionMatrix(ones(2, 2), tensor(0, 1)).precision(-1),
            "confusionMatrix: a class must be from 0 to 1, but got -1. Classes count from" + " 0."),
        row(
            "roc(ones(3, 3), tensor(0, 1, 2))",
            () -> roc(ones(3, 3), tensor(0, 1, 2)),
            "roc: with 3 classes there is a curve for each, against the rest, so say which."
                + " Try roc(predictions, target, 1) or roc(net, data, 1)."),
        row(
            "roc(ones(3), tensor(0, 1, 1), 0)",
            () -> roc(ones(3), tensor(0, 1, 1), 0),
            "roc: with one prediction for each sample the curve is that of class 1, but"
                + " class 0 was asked for. Leave the class out."),
        row(
            "roc(ones(3, 2), tensor(0, 1, 1), 2)",
            () -> roc(ones(3, 2), tensor(0, 1, 1), 2),
            "roc: a class must be from 0 to 1, but got 2. Classes count from 0."),
        row(
            "roc(tensor(0.5, Double.NaN), tensor(0, 1))",
            () -> roc(tensor(0.5, Double.NaN), tensor(0, 1)),
            "roc: needs predictions that are numbers, but one is NaN. Look at the loss"
                + " curve: did the training diverge?"),
        row(
            "roc(tensor(0.5, 0.7), tensor(1, 1))",
            () -> roc(tensor(0.5, 0.7), tensor(1, 1)),
            "roc: needs samples of class 1 and others, but all of the 2 are of class 1."
                + " Look at the labels: data.labels()."),
        row(
            "roc(myNet(), myNumbers())",
            () -> roc(myNet(), myNumbers()),
            "roc: labels must be whole numbers from 0 to 1, but label 0 of the 3 passed is"
                + " 0.5 (labels and ids count from 0). The predictions come first, then the"
                + " labels."),
        row(
            "roc((Layer) null, myData())",
            () -> roc((Layer) null, myData()),
            "roc: needs a network, but got null. Is its variable set before this line?"),
        row(
            "roc(myNet(), null)",
            () -> roc(myNet(), null),
            "roc: needs data, but got null. Is its variable set before this line?"),
        row(
            "roc(myNet(), myData(), 5)",
            () -> roc(myNet(), myData(), 5),
            "roc: with one prediction for each sample the curve is that of class 1, but"
                + " class 5 was asked for. Leave the class out."),
        row(
            "roc(myNet(), myData(), -1)",
            () -> roc(myNet(), myData(), -1),
            "roc: with one prediction for each sample the curve is that of class 1, but"
                + " class -1 was asked for. Leave the class out."),
        row(
            "roc(tensor(0.5, 0.7), tensor(0, 1)).named(null)",
            () -> roc(tensor(0.5, 0.7), tensor(0, 1)).named(null),
            "named: needs a name, but got null. Is its variable set before this line?"));
  }
}
