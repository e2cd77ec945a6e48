package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.mySearch;
import static org.lectern.Mine.mySplit;
import static org.lectern.Mine.myTrainer;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.train.Trainer;

/** Rows of {@link RefusalTest}: searches, cross-validation and what else runs trainers */
final class SearchRefusals {
  private SearchRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "compare(null, null)",
            () -> compare(null, null),
            "compare: needs two histories, but got null. Is its variable set before this"
                + " line?"),
        row(
            "gridSearch(null, s -> myTrainer())",
            () -> gridSearch(null, s -> myTrainer()),
            "search: needs data, but got null. Is its variable set before this line?"),
        row(
            "gridSearch(mySplit(), null)",
            () -> gridSearch(mySplit(), null),
            "search: needs a function that makes a trainer, but got null. Is its variable"
                + " set before this line?"),
        row(
            "gridSearch(myData().split(0.5, 0.5), s -> myTrainer())",
            () -> gridSearch(myData().split(0.5, 0.5), s -> myTrainer()),
            "search: needs validation data to compare settings by, but the split has none."
                + " Use data.split(0.6, 0.2, 0.2)."),
        row(
            "mySearch().run()",
            () -> mySearch().run(),
            "search: needs at least one setting to try. Add .over(\"rate\", 0.01, 0.1)."),
        row(
            "mySearch().over(\"rate\")",
            () -> mySearch().over("rate"),
            "search: needs at least one value for rate, but got none. Write .over(\"rate\","
                + " 0.01, 0.1)."),
        row(
            "mySearch().over(null, 1)",
            () -> mySearch().over(null, 1),
            "search: needs the name of a setting, but got null. Is its variable set before"
                + " this line?"),
        row(
            "mySearch().over(\"rate\", 1).over(\"rate\", 2)",
            () -> mySearch().over("rate", 1).over("rate", 2),
            "search: every setting needs a name of its own, but \"rate\" comes twice. Give"
                + " all its values at once."),
        row(
            "mySearch().between(\"rate\", 0.01, 1)",
            () -> mySearch().between("rate", 0.01, 1),
            "gridSearch: needs listed values for rate. Use .over(\"rate\", …), or"
                + " randomSearch for a range."),
        row(
            "mySearch().threads(0)",
            () -> mySearch().threads(0),
            "threads: must be 1 or more, but is 0. Leave it out to use all processors."),
        row(
            "mySearch().by(null)",
            () -> mySearch().by(null),
            "by: needs the name of a curve, but got null. Is its variable set before this"
                + " line?"),
        row(
            "mySearch().over(\"rate\", 0.1).by(\"speed\").run()",
            () -> mySearch().over("rate", 0.1).by("speed").run(),
            "evaluation: there is no \"speed\", only [loss, accuracy]. Name the metrics to"
                + " measure: trainer.metrics(…)."),
        row(
            "gridSearch(mySplit(), s -> null).over(\"rate\", 0.1).run()",
            () -> gridSearch(mySplit(), s -> null).over("rate", 0.1).run(),
            "search: the function must return a trainer, but returned null. Write s ->"
                + " trainer(net, loss, optimiser), which makes all of them anew."),
        row(
            "gridSearch(mySplit(), s -> new Trainer(myNet(), binaryCrossEntropy(),"
                + " sgd(s.get(\"lr\")))).over(\"rate\", 0.1).run()",
            () ->
                gridSearch(
                        mySplit(),
                        s -> new Trainer(myNet(), binaryCrossEntropy(), sgd(s.get("lr"))))
                    .over("rate", 0.1)
                    .run(),
            "settings: there is no \"lr\", only [rate]. Add .over(\"lr\", …) to the search."),
        row(
            "gridSearch(mySplit(), s -> new Trainer(sequential(dense(2,"
                + " s.whole(\"rate\"))), binaryCrossEntropy(), sgd(0.1))).over(\"rate\","
                + " 0.1).run()",
            () ->
                gridSearch(
                        mySplit(),
                        s ->
                            new Trainer(
                                sequential(dense(2, s.whole("rate"))),
                                binaryCrossEntropy(),
                                sgd(0.1)))
                    .over("rate", 0.1)
                    .run(),
            "settings: rate must be a whole number, but is 0.1. Give the search .wholeBetween(\"rate\", 2, 64) or whole numbers, or use get(\"rate\")."),
        row(
            "randomSearch(0, mySplit(), s -> myTrainer())",
            () -> randomSearch(0, mySplit(), s -> myTrainer()),
            "randomSearch: needs at least 1 trial, but got 0. Try 20."),
        row(
            "randomSearch(3, null, s -> myTrainer())",
            () -> randomSearch(3, null, s -> myTrainer()),
            "search: needs data, but got null. Is its variable set before this line?"),
        row(
            "randomSearch(3, mySplit(), s -> myTrainer()).between(\"rate\", 0, 1)",
            () -> randomSearch(3, mySplit(), s -> myTrainer()).between("rate", 0, 1),
            "search: the range of rate must begin above 0 and end higher, but goes from 0.0"
                + " to 1.0. Try between(\"rate\", 0.001, 1)."),
        row(
            "randomSearch(3, mySplit(), s -> myTrainer()).wholeBetween(\"units\", 8, 2)",
            () -> randomSearch(3, mySplit(), s -> myTrainer()).wholeBetween("units", 8, 2),
            "search: the range of units must begin at 1 or more and end higher, but goes from 8 to"
                + " 2. Try wholeBetween(\"units\", 2, 64)."),
        row(
            "randomSearch(3, mySplit(), s -> myTrainer()).between(\"rate\", 1, Double.NaN)",
            () -> randomSearch(3, mySplit(), s -> myTrainer()).between("rate", 1, Double.NaN),
            "search: the range of rate must begin above 0 and end higher, but goes from 1.0"
                + " to NaN. Try between(\"rate\", 0.001, 1)."),
        row(
            "crossValidate(1, myData(), () -> myTrainer())",
            () -> crossValidate(1, myData(), () -> myTrainer()),
            "folds: needs from 2 folds to one for each of the 8 samples, but got 1. 5 and"
                + " 10 are usual."),
        row(
            "crossValidate(100, myData(), () -> myTrainer())",
            () -> crossValidate(100, myData(), () -> myTrainer()),
            "folds: needs from 2 folds to one for each of the 8 samples, but got 100. 5 and"
                + " 10 are usual."),
        row(
            "crossValidate(2, null, () -> myTrainer())",
            () -> crossValidate(2, null, () -> myTrainer()),
            "crossValidate: needs data, but got null. Is its variable set before this line?"),
        row(
            "crossValidate(2, myData(), null)",
            () -> crossValidate(2, myData(), null),
            "crossValidate: needs a function that makes a trainer, but got null. Is its"
                + " variable set before this line?"),
        row(
            "crossValidate(2, myData(), () -> null)",
            () -> crossValidate(2, myData(), () -> null),
            "search: the function must return a trainer, but returned null. Write s ->"
                + " trainer(net, loss, optimiser), which makes all of them anew."),
        row(
            "findLearningRate(null, myData())",
            () -> findLearningRate(null, myData()),
            "findLearningRate: needs a trainer, but got null. Is its variable set before"
                + " this line?"),
        row(
            "findLearningRate(myTrainer(), (Dataset) null)",
            () -> findLearningRate(myTrainer(), (Dataset) null),
            "findLearningRate: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "findLearningRate(myTrainer(), (Split) null)",
            () -> findLearningRate(myTrainer(), (Split) null),
            "findLearningRate: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "myTrainer().evaluate(myData()).get(\"speed\")",
            () -> myTrainer().evaluate(myData()).get("speed"),
            "evaluation: there is no \"speed\", only [loss, accuracy]. Name the metrics to"
                + " measure: trainer.metrics(…)."),
        row(
            "myTrainer().epochs(1).fit(myData()).training(\"speed\")",
            () -> myTrainer().epochs(1).fit(myData()).training("speed"),
            "history: there is no curve \"speed\". There are [loss, accuracy]."));
  }
}
