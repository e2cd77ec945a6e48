package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myFrozenNet;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Mine.mySplit;
import static org.lectern.Mine.myTrainer;
import static org.lectern.Refusal.row;

import java.time.Duration;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.loss.Losses;
import org.lectern.metric.Metric;
import org.lectern.train.Convergence;
import org.lectern.train.Trainer;

/** Rows of {@link RefusalTest}: the trainer */
final class TrainingRefusals {
  private TrainingRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "trainer(null, squaredError(), sgd(0.1))",
            () -> trainer(null, squaredError(), sgd(0.1)),
            "trainer: needs a network, but got null. Try sequential(dense(2, 1))."),
        row(
            "trainer(myNet(), (Loss) null, sgd(0.1))",
            () -> trainer(myNet(), (Loss) null, sgd(0.1)),
            "trainer: needs a loss, but got null. Try crossEntropy()."),
        row(
            "trainer(myNet(), (Losses) null, sgd(0.1))",
            () -> trainer(myNet(), (Losses) null, sgd(0.1)),
            "trainer: needs a loss, but got null. Try crossEntropy()."),
        row(
            "trainer(myNet(), squaredError(), null)",
            () -> trainer(myNet(), squaredError(), null),
            "trainer: needs an optimiser, but got null. Try sgd(0.1)."),
        row(
            "myTrainer().epochs(0)",
            () -> myTrainer().epochs(0),
            "epochs: must be 1 or more, but is 0. epochs(100) goes through the data 100"
                + " times."),
        row(
            "myTrainer().batch(0)",
            () -> myTrainer().batch(0),
            "batch: must be 1 or more, but is 0. For all samples at once write fullBatch()."),
        row(
            "myTrainer().metrics((Metric) null)",
            () -> myTrainer().metrics((Metric) null),
            "metrics: each must be a metric, but one is null. Try metrics(accuracy())."),
        row(
            "myTrainer().metrics(accuracy(), accuracy())",
            () -> myTrainer().metrics(accuracy(), accuracy()),
            "metrics: every curve needs a name of its own, but \"accuracy\" comes twice."
                + " Leave one of them out."),
        row(
            "myTrainer().metrics(\"kind\", (Metric) null)",
            () -> myTrainer().metrics("kind", (Metric) null),
            "metrics: each must be a metric, but one is null. Try metrics(accuracy())."),
        row(
            "myTrainer().metrics((String) null, accuracy())",
            () -> myTrainer().metrics((String) null, accuracy()),
            "metrics: needs the name of an output, but got null. Is its variable set before"
                + " this line?"),
        row(
            "myTrainer().metrics(\"kind\", accuracy()).fit(myData())",
            () -> myTrainer().metrics("kind", accuracy()).fit(myData()),
            "fit: metrics(\"kind\", …) needs the name of an output, but there is [label]."
                + " Name one of these, or leave the name out."),
        row(
            "myTrainer().callback(null)",
            () -> myTrainer().callback(null),
            "trainer: needs a callback, but got null. Try earlyStopping(10)."),
        row(
            "myTrainer().earlyStopping(0)",
            () -> myTrainer().earlyStopping(0),
            "earlyStopping: the patience must be 1 epoch or more, but is 0. Try"
                + " earlyStopping(10)."),
        row(
            "myTrainer().earlyStopping(5).fit(myData())",
            () -> myTrainer().earlyStopping(5).fit(myData()),
            "earlyStopping: needs validation data, on which to see when learning turns into"
                + " memorising, but fit got training data alone. Write fit(data.split(0.6, 0.2,"
                + " 0.2)), or fit(train, validation)."),
        row(
            "myTrainer().untilConverged(1 / 1000)",
            () -> myTrainer().untilConverged(1 / 1000),
            "untilConverged: the threshold must be above 0, but is 0.0. In Java 1/1000 is"
                + " 0: write 0.001, with a point."),
        row(
            "myTrainer().untilConverged(Double.NaN)",
            () -> myTrainer().untilConverged(Double.NaN),
            "untilConverged: the threshold must be above 0, but is NaN. Try 1e-6."),
        row(
            "myTrainer().timeBudget(null)",
            () -> myTrainer().timeBudget(null),
            "trainer: needs a duration, but got null. Try minutes(2)."),
        row(
            "myTrainer().timeBudget(Duration.ZERO)",
            () -> myTrainer().timeBudget(Duration.ZERO),
            "timeBudget: needs some time, but got PT0S. Try"
                + " timeBudget(Duration.ofMinutes(2)), or minutes(2)."),
        row(
            "myTrainer().minutes(1 / 2)",
            () -> myTrainer().minutes(1 / 2),
            "minutes: the time budget must be above 0, but is 0.0. Try minutes(2); half a"
                + " minute is 0.5, for 1/2 is 0 in Java."),
        row(
            "myTrainer().minutes(Double.NaN)",
            () -> myTrainer().minutes(Double.NaN),
            "minutes: the time budget must be above 0, but is NaN. Try minutes(2); half a"
                + " minute is 0.5, for 1/2 is 0 in Java."),
        row(
            "myTrainer().checkpoint(null)",
            () -> myTrainer().checkpoint(null),
            "trainer: needs a path, but got null. Try \"run.safetensors\"."),
        row(
            "myTrainer().checkpoint(\"\")",
            () -> myTrainer().checkpoint(""),
            "trainer: needs a path, but got an empty one. Try \"run.safetensors\"."),
        row(
            "myTrainer().resume(null)",
            () -> myTrainer().resume(null),
            "trainer: needs a path, but got null. Try \"run.safetensors\"."),
        row(
            "myTrainer().resume(\"\")",
            () -> myTrainer().resume(""),
            "trainer: needs a path, but got an empty one. Try \"run.safetensors\"."),
        row(
            "myTrainer().resume(\"no such file.safetensors\").fit(myData())",
            () -> myTrainer().resume("no such file.safetensors").fit(myData()),
            "resume: there is no file {here}/no such file.safetensors. Check the path; the"
                + " working directory is {here}."),
        row(
            "myTrainer().fit((Dataset) null)",
            () -> myTrainer().fit((Dataset) null),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        row(
            "myTrainer().fit((Split) null)",
            () -> myTrainer().fit((Split) null),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        row(
            "myTrainer().fit(myNumbers())",
            () -> myTrainer().fit(myNumbers()),
            "binaryCrossEntropy: labels must be from 0 to 1, but label 1 of the 3 passed is"
                + " 1.5 (counted from 0). For more than two classes use crossEntropy()."),
        row(
            "myTrainer().fit(myData(), dataset(ones(3, 5), tensor(0, 1, 0)))",
            () -> myTrainer().fit(myData(), dataset(ones(3, 5), tensor(0, 1, 0))),
            "fit, validation data: samples have the shape (5), those of the training data"
                + " (2). Dense(2→3), layer 1 of Sequential: the last axis must be 2, but the"
                + " input has shape (1, 5). Write dense(5, 3) to take it.\nOn the way there:"
                + "\n  input (1, 5)\n  1 Dense(2→3) ← here"),
        row(
            "myTrainer().evaluate(null)",
            () -> myTrainer().evaluate(null),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        row(
            "myTrainer().estimate((Dataset) null)",
            () -> myTrainer().estimate((Dataset) null),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        row(
            "myTrainer().predict(null)",
            () -> myTrainer().predict(null),
            "Sequential: needs an input, but got null. Is its variable set before this" + " line?"),
        row(
            "myTrainer().predictAll(null)",
            () -> myTrainer().predictAll(null),
            "predictAll: needs data, but got null. Is its variable set before this line?"),
        row(
            "myTrainer().classes(ones(3, 2))",
            () -> myTrainer().classes(ones(3, 2)),
            "classes: this network ends in one raw score and was not trained by a trainer,"
                + " so nothing says where one class ends. Let it end in sigmoid(), or write"
                + " predict(x).gt(0)."),
        row(
            "new Trainer(myFrozenNet(), binaryCrossEntropy(), sgd(0.1)).fit(myData())",
            () -> new Trainer(myFrozenNet(), binaryCrossEntropy(), sgd(0.1)).fit(myData()),
            "fit: needs a parameter that can change, but all of Sequential is frozen. Call"
                + " unfreeze() on the layer that should learn."),
        row(
            "new Trainer(relu(), squaredError(), sgd(0.1)).fit(myData())",
            () -> new Trainer(relu(), squaredError(), sgd(0.1)).fit(myData()),
            "fit: Relu has no parameters, so there is nothing to learn. Add a dense layer."),
        row(
            "new Trainer(sequential(dense(2, 2), softmax()), binaryCrossEntropy(),"
                + " sgd(0.1)).fit(myData())",
            () ->
                new Trainer(sequential(dense(2, 2), softmax()), binaryCrossEntropy(), sgd(0.1))
                    .fit(myData()),
            "binaryCrossEntropy: needs a network that ends in sigmoid() or in raw scores,"
                + " but this one ends in softmax(). Change the last layer, or the loss to"
                + " crossEntropy()."),
        row(
            "new Trainer(sequential(dense(2, 1), sigmoid()), hinge()," + " sgd(0.1)).fit(myData())",
            () -> new Trainer(sequential(dense(2, 1), sigmoid()), hinge(), sgd(0.1)).fit(myData()),
            "hinge: needs a network that ends in raw scores, but this one ends in"
                + " sigmoid(). Remove the last layer, or change the loss to binaryCrossEntropy()."),
        row(
            "new Trainer(sequential(dense(3, 1)), binaryCrossEntropy(),"
                + " sgd(0.1)).fit(myData())",
            () ->
                new Trainer(sequential(dense(3, 1)), binaryCrossEntropy(), sgd(0.1)).fit(myData()),
            "Dense(3→1), layer 1 of Sequential: the last axis must be 3, but the input has"
                + " shape (1, 2). Write dense(2, 1) to take it.\nOn the way there:\n  input (1,"
                + " 2)\n  1 Dense(3→1) ← here"),
        row(
            "new Trainer(sequential(dense(2, 1)), crossEntropy(), sgd(0.1)).fit(myData())",
            () -> new Trainer(sequential(dense(2, 1)), crossEntropy(), sgd(0.1)).fit(myData()),
            "crossEntropy: needs one score for each class, in a shape (samples, classes)"
                + " with at least 2 classes, but the network gives (8, 1). For one output use"
                + " binaryCrossEntropy()."),
        row(
            "new Trainer(sequential(dense(2, 2)), crossEntropy()," + " sgd(0.1)).fit(myNumbers())",
            () -> new Trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1)).fit(myNumbers()),
            "crossEntropy: class ids must be whole numbers from 0 to 1 (the network has 2"
                + " outputs), but label 0 of the 3 passed is 0.5 (labels and ids count from 0)."
                + " For numbers use squaredError()."),
        row(
            "new Trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1)).fit(blobs(9, 3,"
                + " 1, 1))",
            () ->
                new Trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1))
                    .fit(blobs(9, 3, 1, 1)),
            "fit: the data have 3 classes, but the network gives 2 outputs, which tell 2"
                + " classes apart. Let the last layer give 3."),
        row(
            "new Trainer(myNet(), losses(binaryCrossEntropy(), squaredError()),"
                + " sgd(0.1)).fit(myData())",
            () ->
                new Trainer(myNet(), losses(binaryCrossEntropy(), squaredError()), sgd(0.1))
                    .fit(myData()),
            "fit: needs one loss for each target of the data, but there are 2 losses and"
                + " the data have [label]. Write data.withTarget(\"name\", labels) for each"
                + " further one."),
        row(
            "new Trainer(sequential(dense(2, 3), batchNorm(3), dense(3, 1)),"
                + " binaryCrossEntropy(), sgd(0.1)).batch(7).fit(myData())",
            () ->
                new Trainer(
                        sequential(dense(2, 3), batchNorm(3), dense(3, 1)),
                        binaryCrossEntropy(),
                        sgd(0.1))
                    .batch(7)
                    .fit(myData()),
            "BatchNorm(3), layer 2 of Sequential: needs at least 2 values of each feature"
                + " in a training pass, to have a variance, but got one sample: (1, 3). Choose a"
                + " batch size that leaves no single sample for the last batch.\nOn the way"
                + " there:\n  input (1, 2)\n  1 Dense(2→3) → (1, 3)\n  2 BatchNorm(3) ← here"),
        row(
            "new Trainer(myNet(), binaryCrossEntropy(), sgd(0.1)).fit(dataset(tensor(new"
                + " double[] {1, Double.NaN}, new double[] {1, 2}), tensor(0, 1)))",
            () ->
                new Trainer(myNet(), binaryCrossEntropy(), sgd(0.1))
                    .fit(
                        dataset(
                            tensor(new double[] {1, Double.NaN}, new double[] {1, 2}),
                            tensor(0, 1))),
            "fit: the features must be numbers, but row 0, column 1 is NaN (rows and"
                + " columns count from 0). Leave such rows out, or fill them."),
        row(
            "earlyStopping(0)",
            () -> earlyStopping(0),
            "earlyStopping: the patience must be 1 epoch or more, but is 0. Try"
                + " earlyStopping(10)."),
        row(
            "earlyStopping(5).watch(null)",
            () -> earlyStopping(5).watch(null),
            "earlyStopping: watch: needs the name of a curve, but got null. Is its variable"
                + " set before this line?"),
        row(
            "myTrainer().callback(earlyStopping(5).watch(\"accurracy\")).fit(mySplit())",
            () -> myTrainer().callback(earlyStopping(5).watch("accurracy")).fit(mySplit()),
            "earlyStopping: there is no curve \"accurracy\" to watch. There are [loss,"
                + " accuracy]."),
        row(
            "earlyStopping(5).improvement(-1)",
            () -> earlyStopping(5).improvement(-1),
            "earlyStopping: the least improvement must be 0 or more, but is -1.0. Try"
                + " improvement(0.001)."),
        row(
            "earlyStopping(5).improvement(Double.NaN)",
            () -> earlyStopping(5).improvement(Double.NaN),
            "earlyStopping: the least improvement must be 0 or more, but is NaN. Try"
                + " improvement(0.001)."),
        row(
            "new Convergence(0)",
            () -> new Convergence(0),
            "untilConverged: the threshold must be above 0, but is 0.0. In Java 1/1000 is"
                + " 0: write 0.001, with a point."));
  }
}
