package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myFrozenNet;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.mySplit;
import static org.lectern.Mine.myTrainer;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;

/** Rows of {@link RefusalTest}: pictures that explain */
final class CurveRefusals {
  private CurveRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "compare(null, null, null, null)",
            () -> compare(null, null, null, null),
            "compare: needs histories, but got null. Is its variable set before this line?"),
        row(
            "scheduleCurve(null, 50, 20)",
            () -> scheduleCurve(null, 50, 20),
            "scheduleCurve: needs an optimiser, but got null. Is its variable set before this"
                + " line?"),
        row(
            "scheduleCurve(sgd(0.1), 0, 20)",
            () -> scheduleCurve(sgd(0.1), 0, 20),
            "scheduleCurve: the number of epochs must be from 1 to 1000000, but is 0. Try"
                + " scheduleCurve(optimiser, 50, 20)."),
        row(
            "learningCurve(null, () -> myTrainer())",
            () -> learningCurve(null, () -> myTrainer()),
            "learningCurve: needs data, but got null. Is its variable set before this line?"),
        row(
            "learningCurve(mySplit(), null)",
            () -> learningCurve(mySplit(), null),
            "learningCurve: needs a function that makes a trainer, but got null. Is its variable"
                + " set before this line?"),
        row(
            "learningCurve(myData().split(0.5, 0.5), () -> myTrainer())",
            () -> learningCurve(myData().split(0.5, 0.5), () -> myTrainer()),
            "learningCurve: needs validation data to compare with, but the split has training and"
                + " test data alone. Try data.split(0.6, 0.2, 0.2)."),
        row(
            "seeds(1, mySplit(), () -> myTrainer())",
            () -> seeds(1, mySplit(), () -> myTrainer()),
            "seeds: needs at least 2 seeds to compare, but got 1. Try 5."),
        row(
            "seeds(3, null, () -> myTrainer())",
            () -> seeds(3, null, () -> myTrainer()),
            "seeds: needs data, but got null. Is its variable set before this line?"),
        row(
            "boundaryFilm((Dataset) null)",
            () -> boundaryFilm((Dataset) null),
            "boundaryFilm: needs data, but got null. Is its variable set before this line?"),
        row(
            "boundaryFilm((Split) null)",
            () -> boundaryFilm((Split) null),
            "boundaryFilm: needs data, but got null. Is its variable set before this line?"),
        row(
            "boundaryFilm(dataset(ones(3, 5), tensor(0, 1, 0)))",
            () -> boundaryFilm(dataset(ones(3, 5), tensor(0, 1, 0))),
            "boundaryFilm: needs data with 2 features, one for each axis, but data has features"
                + " of shape (3, 5). Train a network on two of the columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels())."),
        row(
            "precisionRecall((Layer) null, myData())",
            () -> precisionRecall((Layer) null, myData()),
            "precisionRecall: needs a network, but got null. Is its variable set before this"
                + " line?"),
        row(
            "precisionRecall(tensor(0.5, 0.7), tensor(0, 0))",
            () -> precisionRecall(tensor(0.5, 0.7), tensor(0, 0)),
            "precisionRecall: needs samples of class 1, but none of the 2 is. Look at the labels:"
                + " data.labels()."),
        row(
            "precisionRecall(tensor(0.5, 0.7), tensor(0, 1)).named(null)",
            () -> precisionRecall(tensor(0.5, 0.7), tensor(0, 1)).named(null),
            "named: needs a name, but got null. Is its variable set before this line?"),
        row(
            "activations(null, ones(3, 2))",
            () -> activations(null, ones(3, 2)),
            "activations: needs a network, but got null. Is its variable set before this line?"),
        row(
            "activations(myNet(), scalar(1))",
            () -> activations(myNet(), scalar(1)),
            "activations: needs samples along the first axis, but the input has shape (). Try"
                + " data.features()."),
        row(
            "gradients(myNet(), null, myData())",
            () -> gradients(myNet(), null, myData()),
            "gradients: needs a loss, but got null. Is its variable set before this line?"),
        row(
            "gradients(myFrozenNet(), binaryCrossEntropy(), myData())",
            () -> gradients(myFrozenNet(), binaryCrossEntropy(), myData()),
            "gradients: needs weights that can learn, but Sequential has none. Are all layers"
                + " frozen? Try net.unfreeze()."),
        row(
            "activationFunction()",
            () -> activationFunction(),
            "activationFunction: needs at least one layer, but got none. Try"
                + " activationFunction(relu())."),
        row(
            "activationFunction((Layer) null)",
            () -> activationFunction((Layer) null),
            "activationFunction: needs a layer, but got null. Is its variable set before this"
                + " line?"),
        row(
            "activationFunction(softmax())",
            () -> activationFunction(softmax()),
            "activationFunction: needs a function of one number, but Softmax depends on all of its"
                + " inputs together. Try sigmoid(), which is the softmax of x and 0."),
        row(
            "activationFunction(relu()).range(1, -1)",
            () -> activationFunction(Lectern.relu()).range(1, -1),
            "activationFunction: range needs two finite numbers, the first less than the second,"
                + " but got 1 and -1. Try range(-5, 5)."),
        row(
            "lossFunction()",
            () -> lossFunction(),
            "lossFunction: needs at least one loss, but got none. Try lossFunction(hinge(),"
                + " binaryCrossEntropy())."),
        row(
            "lossFunction((Loss) null)",
            () -> lossFunction((Loss) null),
            "lossFunction: needs a loss, but got null. Is its variable set before this line?"),
        row(
            "descent(x -> x.square(), Double.NaN)",
            () -> descent(x -> x.square(), Double.NaN),
            "descent: needs a finite start, but got NaN. Try 3."),
        row(
            "descent(x -> x.square(), 3, 0, 10)",
            () -> descent(x -> x.square(), 3, 0, 10),
            "sgd: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0: write"
                + " 0.01, with a point."),
        row(
            "descent(x -> x.square(), 3).steps(0)",
            () -> descent(x -> x.square(), 3).steps(0),
            "descent: the number of steps must be from 1 to 100000, but is 0. Try steps(20)."),
        row(
            "descent(x -> x.square(), 3).add(null)",
            () -> descent(x -> x.square(), 3).add(null),
            "descent: add: needs an optimiser, but got null. Is its variable set before this"
                + " line?"),
        row(
            "descent(x -> x.square(), 3).add(null, sgd(0.1))",
            () -> descent(x -> x.square(), 3).add(null, sgd(0.1)),
            "descent: add: needs a name, but got null. Is its variable set before this line?"),
        row(
            "descent(x -> x.square(), 3).path(1)",
            () -> descent(x -> x.square(), 3).path(1),
            "descent: a path's number must be from 0 to 0, but is 1. Paths count from 0."),
        row(
            "regularisationPath(null)",
            () -> regularisationPath(null),
            "regularisationPath: needs data, but got null. Is its variable set before this line?"),
        row(
            "regularisationPath(blobs(9, 3, 1, 1))",
            () -> regularisationPath(blobs(9, 3, 1, 1)),
            "regularisationPath: needs two classes or numbers as labels, but blobs has 3 classes."
                + " Make one class 1 and the others 0: dataset(x, labels.eq(2))."),
        row(
            "lossSurface(myNet(), binaryCrossEntropy(), null)",
            () -> lossSurface(myNet(), binaryCrossEntropy(), null),
            "lossSurface: needs data, but got null. Is its variable set before this line?"),
        row(
            "lossSurface(sequential(tanh()), squaredError(), myData())",
            () -> lossSurface(sequential(Lectern.tanh()), squaredError(), myData()),
            "lossSurface: needs a network with weights, but Sequential has none. Try"
                + " sequential(dense(2, 16), relu(), dense(16, 2))."));
  }
}
