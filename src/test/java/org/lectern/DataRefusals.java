package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Mine.myTable;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.MinMax;
import org.lectern.data.Split;
import org.lectern.data.Standardiser;
import org.lectern.tensor.Tensor;
import tech.tablesaw.api.Table;

/** Rows of {@link RefusalTest}: data sets */
final class DataRefusals {
  private DataRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "blobs(0, 2, 1)",
            () -> blobs(0, 2, 1),
            "blobs: needs at least one sample for each of 2 classes, but n is 0. Try 200."),
        row(
            "blobs(10, 1, 1)",
            () -> blobs(10, 1, 1),
            "blobs: needs at least 2 classes to tell apart, but got 1. Try 2 or 3."),
        row(
            "blobs(10, 2, -1)",
            () -> blobs(10, 2, -1),
            "blobs: the deviation must be 0 or more, but is -1.0. Try 0.1."),
        row(
            "blobs(2, 3, 1)",
            () -> blobs(2, 3, 1),
            "blobs: needs at least one sample for each of 3 classes, but n is 2. Try 200."),
        row(
            "blobs(10, 2, Double.NaN, 1)",
            () -> blobs(10, 2, Double.NaN, 1),
            "blobs: the deviation must be 0 or more, but is NaN. Try 0.1."),
        row(
            "moons(0, 0.1)",
            () -> moons(0, 0.1),
            "moons: needs at least one sample for each of 2 classes, but n is 0. Try 200."),
        row(
            "moons(10, -0.1)",
            () -> moons(10, -0.1),
            "moons: the noise must be 0 or more, but is -0.1. Try 0.1."),
        row(
            "moons(10, Double.NaN, 1)",
            () -> moons(10, Double.NaN, 1),
            "moons: the noise must be 0 or more, but is NaN. Try 0.1."),
        row(
            "circles(10, Double.POSITIVE_INFINITY)",
            () -> circles(10, Double.POSITIVE_INFINITY),
            "circles: the noise must be finite, but is ∞. Try 0.1."),
        row(
            "spirals(10, 0, 0.1)",
            () -> spirals(10, 0, 0.1),
            "spirals: needs at least 2 classes to tell apart, but got 0. Try 2 or 3."),
        row(
            "spirals(10, 2, -1)",
            () -> spirals(10, 2, -1),
            "spirals: the noise must be 0 or more, but is -1.0. Try 0.1."),
        row(
            "xor(0, 0.1)",
            () -> xor(0, 0.1),
            "xor: needs at least one sample for each of 2 classes, but n is 0. Try 200."),
        row(
            "xor(10, -0.1)",
            () -> xor(10, -0.1),
            "xor: the noise must be 0 or more, but is -0.1. Try 0.1."),
        row(
            "spam(0)",
            () -> spam(0),
            "spam: needs at least one sample for each of 2 classes, but n is 0. Try 200."),
        row("digits(0)", () -> digits(0), "digits: needs at least 1 image, but n is 0. Try 1000."),
        row(
            "digits(-1, 7)",
            () -> digits(-1, 7),
            "digits: needs at least 1 image, but n is -1. Try 1000."),
        row(
            "augmentation().shift(-1)",
            () -> augmentation().shift(-1),
            "Augmentation.shift: the largest shift must be finite and 0 or more, but is -1.0. Try"
                + " shift(2)."),
        row(
            "augmentation().rotate(200)",
            () -> augmentation().rotate(200),
            "Augmentation.rotate: the largest angle must be from 0 to 180.0, but is 200.0. Try"
                + " rotate(10)."),
        row(
            "augmentation().scale(1.5)",
            () -> augmentation().scale(1.5),
            "Augmentation.scale: the fraction must be from 0 to 0.9, but is 1.5. Try scale(0.1), for"
                + " sizes from 0.9 to 1.1."),
        row(
            "augmentation().noise(Double.NaN)",
            () -> augmentation().noise(Double.NaN),
            "Augmentation.noise: the deviation must be finite and 0 or more, but is NaN. Try"
                + " noise(0.1)."),
        row(
            "augmentation().apply(myData(), 4)",
            () -> augmentation().apply(myData(), 4),
            "Augmentation.apply: needs images, features of shape (n, channels, height, width), but"
                + " the features of moons have the shape (8, 2). Use it before anything is"
                + " flattened."),
        row(
            "augmentation().apply(digits(3), 0)",
            () -> augmentation().apply(digits(3), 0),
            "Augmentation.apply: needs at least 1 copy of each image, but got 0. Try apply(data,"
                + " 4)."),
        row(
            "augmentation().apply(digits(3), 1_000_000)",
            () -> augmentation().apply(digits(3), 1_000_000),
            "Augmentation.apply: a tensor can have at most 2147483639 numbers, but images and copies"
                + " have 2352002352. Take fewer copies."),
        row(
            "augmentation().apply((Dataset) null, 4)",
            () -> augmentation().apply((Dataset) null, 4),
            "Augmentation.apply: needs a data set, but got null. Is its variable set before this"
                + " line?"),
        row(
            "augmentation().apply((Split) null, 4)",
            () -> augmentation().apply((Split) null, 4),
            "Augmentation.apply: needs a split, but got null. Is its variable set before this"
                + " line?"),
        row(
            "augmentation().apply(digits(20).split(0.5, 0.5).minMax(), 4)",
            () -> augmentation().apply(digits(20).split(0.5, 0.5).minMax(), 4),
            "Augmentation.apply: needs images whose background is 0, but this split has been"
                + " normalised by MinMax (x − min) / (max − min), 784 features. Augment first, then"
                + " normalise."),
        row(
            "dataset(ones(3, 2), ones(4))",
            () -> dataset(ones(3, 2), ones(4)),
            "Dataset.of: each sample needs one label, but there are 3 rows of features,"
                + " shape (3, 2), and 4 labels, shape (4). Samples go along the first axis of"
                + " both."),
        row(
            "dataset(ones(3), ones(3))",
            () -> dataset(ones(3), ones(3)),
            "Dataset.of: the features need one row for each sample, a shape (n, …), but"
                + " their shape is (3). For samples with one feature each, use reshape(3, 1)."),
        row(
            "dataset(ones(0, 2), ones(0))",
            () -> dataset(ones(0, 2), ones(0)),
            "Dataset.of: needs at least one sample with one feature and one label, but the"
                + " features have the shape (0, 2) and the labels (0). Was everything filtered"
                + " out?"),
        row(
            "dataset(ones(3, 2), tensor(0, 1, Double.NaN))",
            () -> dataset(ones(3, 2), tensor(0, 1, Double.NaN)),
            "Dataset.of: every label must be a number, but 1 of 3 labels is NaN, the first"
                + " in row 2 (rows count from 0). Leave those samples out."),
        row(
            "dataset(ones(3, 2), ones(3, 1, 1))",
            () -> dataset(ones(3, 2), ones(3, 1, 1)),
            "Dataset.of: the labels need the shape (n) or (n, k), but their shape is (3, 1,"
                + " 1). One number for each sample is a vector."),
        row(
            "dataset((Tensor) null, ones(3))",
            () -> dataset((Tensor) null, ones(3)),
            "Dataset.of: needs features, but got null. Is its variable set before this" + " line?"),
        row(
            "dataset(ones(3, 2), null)",
            () -> dataset(ones(3, 2), null),
            "Dataset.of: needs labels, but got null. Is its variable set before this line?"),
        row(
            "dataset((Table) null, \"kind\")",
            () -> dataset((Table) null, "kind"),
            "dataset: needs a table, but got null. Is its variable set before this line?"),
        row(
            "dataset(myTable(), \"kind\", \"size\")",
            () -> dataset(myTable(), "kind", "size"),
            "dataset: column \"size\" must hold numbers, but row 1 (rows count from 0) has"
                + " \"two\". Correct that value, or leave it empty and drop the row."),
        row(
            "dataset(myTable(), \"kinds\")",
            () -> dataset(myTable(), "kinds"),
            "dataset: there is no column \"kinds\" in flowers, which has \"kind\","
                + " \"size\", \"length\". Did you mean \"kind\"?"),
        row(
            "dataset(myTable(), null)",
            () -> dataset(myTable(), null),
            "dataset: needs the name of a column, but got null. Is its variable set before"
                + " this line?"),
        row(
            "csv(null)",
            () -> csv(null),
            "read: needs a path, but got null. Is its variable set before this line?"),
        row(
            "csv(\"no such folder/data.csv\")",
            () -> csv("no such folder/data.csv"),
            "read: there is no file {here}/no such folder/data.csv. \"no such"
                + " folder/data.csv\" was looked for in the working directory {here}. That folder"
                + " does not exist either. Check the path."),
        row(
            "csv(\"https://example.org/data.csv\")",
            () -> csv("https://example.org/data.csv"),
            "read: needs a file on this computer, but got the address"
                + " https://example.org/data.csv. Download it first, then give its path."),
        row(
            "idx(\"no images\", \"no labels\")",
            () -> idx("no images", "no labels"),
            "idx: there is no file {here}/no images. Check the path."),
        row(
            "idx(null, \"labels\")",
            () -> idx(null, "labels"),
            "idx: needs a path of images, but got null. Is its variable set before this"
                + " line?"),
        row(
            "idx(\"images\", null)",
            () -> idx("images", null),
            "idx: needs a path of labels, but got null. Is its variable set before this"
                + " line?"),
        row(
            "mnist(\"no such folder\")",
            () -> mnist("no such folder"),
            "mnist: needs train-images-idx3-ubyte.gz or t10k-images-idx3-ubyte.gz and the"
                + " labels, but they are not in {here}/no such folder. Download them and give the"
                + " folder."),
        row(
            "mnist(null)",
            () -> mnist(null),
            "mnist: needs a folder, but got null. Is its variable set before this line?"),
        row(
            "standardise(null)",
            () -> standardise(null),
            "Standardiser.fit: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "minMax(null)",
            () -> minMax(null),
            "MinMax.fit: needs data, but got null. Is its variable set before this line?"),
        row(
            "standardise(dataset(tensor(new double[] {1, Double.NaN}, new double[] {1, 2}),"
                + " tensor(0, 1)))",
            () ->
                standardise(
                    dataset(
                        tensor(new double[] {1, Double.NaN}, new double[] {1, 2}), tensor(0, 1))),
            "Standardiser.fit: every feature must be a finite number, but NaN or infinity"
                + " is in column \"x2\" (1 of 2 rows). Leave those rows out, or put a number"
                + " there first."),
        row(
            "standardise(myData()).apply(ones(3, 5))",
            () -> standardise(myData()).apply(ones(3, 5)),
            "Standardiser.apply: fitted on samples of shape (2), so it needs the shape (n,"
                + " 2), but got (3, 5). Use the same columns as for fit."),
        row(
            "minMax(myData()).apply(ones(3, 5))",
            () -> minMax(myData()).apply(ones(3, 5)),
            "MinMax.apply: fitted on samples of shape (2), so it needs the shape (n, 2),"
                + " but got (3, 5). Use the same columns as for fit."),
        row(
            "minMax(myData()).invert(ones(3, 5))",
            () -> minMax(myData()).invert(ones(3, 5)),
            "MinMax.invert: fitted on samples of shape (2), so it needs the shape (n, 2),"
                + " but got (3, 5). Use the same columns as for fit."),
        row(
            "Standardiser.of(ones(2), ones(3))",
            () -> Standardiser.of(ones(2), ones(3)),
            "Standardiser.of: mean and deviation need the shape of one sample, but are (2)"
                + " and (3). Give both one number for each feature."),
        row(
            "Standardiser.of(ones(2), tensor(1, -1))",
            () -> Standardiser.of(ones(2), tensor(1, -1)),
            "Standardiser.of: needs finite means and deviations of 0 or more, but element 1"
                + " has mean 1 and deviation -1. Standardiser.fit(data) works them out."),
        row(
            "MinMax.of(ones(2), ones(3))",
            () -> MinMax.of(ones(2), ones(3)),
            "MinMax.of: min and max need the shape of one sample, but are (2) and (3). Give"
                + " both one number for each feature."),
        row(
            "MinMax.of(ones(2), zeros(2))",
            () -> MinMax.of(ones(2), zeros(2)),
            "MinMax.of: needs finite numbers with min ≤ max, but element 0 has min 1 and"
                + " max 0. MinMax.fit(data) works them out."),
        row(
            "myData().split(0.8, 0.1)",
            () -> myData().split(0.8, 0.1),
            "split: the fractions must add up to 1, but 0.8 + 0.1 = 0.9. Try split(0.6,"
                + " 0.2, 0.2)."),
        row(
            "myData().split(80, 20)",
            () -> myData().split(80, 20),
            "split: the fractions must add up to 1, but 80 + 20 = 100. Write percentages as"
                + " fractions: 0.8 for 80 %."),
        row(
            "myData().split(1, 0)",
            () -> myData().split(1, 0),
            "split: every fraction must be above 0, but that for the test is 0.0. To train"
                + " on everything, no split is needed."),
        row(
            "myData().split(8 / 10, 2 / 10)",
            () -> myData().split(8 / 10, 2 / 10),
            "split: every fraction must be above 0, but that for training is 0.0. In Java"
                + " 8/10 is 0: write 0.8, with a point."),
        row(
            "myData().split(0.6, 0.2, -0.2)",
            () -> myData().split(0.6, 0.2, -0.2),
            "split: every fraction must be above 0, but that for the test is -0.2. Without"
                + " validation data use split(train, test)."),
        row(
            "myData().split(0.999, 0.001)",
            () -> myData().split(0.999, 0.001),
            "split: each part needs at least one row, but the test, 0.001 of 8 rows, gets"
                + " none. Use a larger fraction, or more data."),
        row(
            "myData().split(Double.NaN, 0.5)",
            () -> myData().split(Double.NaN, 0.5),
            "split: every fraction must be above 0, but that for training is NaN. To train"
                + " on everything, no split is needed."),
        row(
            "myData().splitWithSeed(1, 1)",
            () -> myData().splitWithSeed(1, 1),
            "splitWithSeed: needs two or three fractions, as in splitWithSeed(7, 0.6, 0.2,"
                + " 0.2), but got 1. Leave the second of three out to have no validation data."),
        row(
            "myData().folds(1)",
            () -> myData().folds(1),
            "folds: needs from 2 folds to one for each of the 8 samples, but got 1. 5 and"
                + " 10 are usual."),
        row(
            "myData().folds(100)",
            () -> myData().folds(100),
            "folds: needs from 2 folds to one for each of the 8 samples, but got 100. 5 and"
                + " 10 are usual."),
        row(
            "myData().first(0)",
            () -> myData().first(0),
            "first: needs at least 1 row, but got 0. Try first(5)."),
        row(
            "myData().take()",
            () -> myData().take(),
            "take: needs at least one index, but got none. A data set cannot be empty."),
        row(
            "myData().take(8)",
            () -> myData().take(8),
            "take: moons has 8 rows, so an index must be from 0 to 7, but got 8. Rows count"
                + " from 0."),
        row(
            "myData().take(-1)",
            () -> myData().take(-1),
            "take: moons has 8 rows, so an index must be from 0 to 7, but got -1. Rows"
                + " count from 0."),
        row(
            "myData().batches(0, null)",
            () -> myData().batches(0, null),
            "batches: a batch needs at least 1 sample, but the size is 0. For all samples"
                + " in one batch, use 8."),
        row(
            "myData().named(null)",
            () -> myData().named(null),
            "named: needs a name, but got null. Is its variable set before this line?"),
        row(
            "myData().withLabelName(null)",
            () -> myData().withLabelName(null),
            "withLabelName: needs a name, but got null. Is its variable set before this"
                + " line?"),
        row(
            "myData().withFeatureNames(\"a\")",
            () -> myData().withFeatureNames("a"),
            "withFeatureNames: needs one name for each feature column, but the features"
                + " have the shape (8, 2) and got 1 name. Write them in the order of the columns."),
        row(
            "myData().withFeatureNames(\"a\", null)",
            () -> myData().withFeatureNames("a", null),
            "withFeatureNames: needs a name, but got null. Is its variable set before this"
                + " line?"),
        row(
            "myData().withClasses(\"only\")",
            () -> myData().withClasses("only"),
            "withClasses: with 1 name, a class id must be a whole number from 0 to 0, but"
                + " label 1 is 1. Name every class, in the order of the ids."),
        row(
            "myData().withClasses(\"no\", null)",
            () -> myData().withClasses("no", null),
            "withClasses: needs a name, but got null. Is its variable set before this line?"),
        row(
            "myData().withClasses()",
            () -> myData().withClasses(),
            "withClasses: needs a name for each class, but got none. For numbers use"
                + " asRegression()."),
        row(
            "myData().withInput(ones(3, 2))",
            () -> myData().withInput(ones(3, 2)),
            "withInput: needs one row for each sample, a shape (8, …), but the input has"
                + " the shape (3, 2). Take it from the same samples."),
        row(
            "myData().withInput(null)",
            () -> myData().withInput(null),
            "withInput: needs an input, but got null. Is its variable set before this line?"),
        row(
            "myData().withTarget(\"size\", ones(3))",
            () -> myData().withTarget("size", ones(3)),
            "withTarget: \"size\" needs one row for each sample, a shape (8) or (8, k), but"
                + " has the shape (3). Take it from the same samples."),
        row(
            "myData().withTarget(\"size\", null)",
            () -> myData().withTarget("size", null),
            "withTarget: needs labels, but got null. Is its variable set before this line?"),
        row(
            "myData().withTarget(\"\", ones(8))",
            () -> myData().withTarget("", ones(8)),
            "withTarget: every target needs a name of its own, but this one is empty. There"
                + " is \"label\"."),
        row(
            "myData().withTarget(null, ones(8))",
            () -> myData().withTarget(null, ones(8)),
            "withTarget: needs a name, but got null. Is its variable set before this line?"),
        row(
            "myData().split(0.5, 0.5).normaliser()",
            () -> myData().split(0.5, 0.5).normaliser(),
            "normaliser: this split has not been normalised. Use split.standardise() or"
                + " split.minMax(), which give a new split."),
        row(
            "Split.of(myData(), null)",
            () -> Split.of(myData(), null),
            "Split.of: needs test data, but got null. Is its variable set before this line?"),
        row(
            "Split.of(myData(), myNumbers())",
            () -> Split.of(myData(), myNumbers()),
            "Split.of: the parts need the same classes, but the training data has \"0\","
                + " \"1\" and the test data none (regression). Give both the same withClasses(…)."),
        row(
            "Split.of(myData(), myData(), null)",
            () -> Split.of(myData(), myData(), null),
            "Split.of: needs test data, but got null. Is its variable set before this line?"),
        row(
            "csv(\"no such folder/data.csv\", \"kind\")",
            () -> csv("no such folder/data.csv", "kind"),
            "dataset: there is no file {here}/no such folder/data.csv. \"no such"
                + " folder/data.csv\" was looked for in the working directory {here}. That folder"
                + " does not exist either. Check the path."));
  }
}
