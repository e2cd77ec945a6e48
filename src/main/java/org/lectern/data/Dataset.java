package org.lectern.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Samples to learn from: features of shape (n, …), one row a sample, and their labels. For
 * classification the labels are class ids, whole numbers from 0, of shape (n); for regression they
 * are numbers of shape (n) or (n, k). Immutable.
 *
 * <pre>{@code
 * var data = Dataset.of(features, labels).named("e-mails").withClasses("ham", "spam");
 * var parts = data.split(0.8, 0.2);
 * }</pre>
 */
public final class Dataset implements Displayable {
  private final String name;
  private final Tensor features;
  private final Tensor labels;
  private final List<String> featureNames;
  private final String labelName;
  private final List<String> classNames;
  private final Further further;
  private @Nullable String fingerprint;

  private Dataset(
      String name,
      Tensor features,
      Tensor labels,
      List<String> featureNames,
      String labelName,
      List<String> classNames,
      Further further) {
    this.name = name;
    this.features = features;
    this.labels = labels;
    this.featureNames = featureNames;
    this.labelName = labelName;
    this.classNames = classNames;
    this.further = further;
  }

  /**
   * A data set. Labels of shape (n) that are the whole numbers 0 … k−1, each of which occurs (k at
   * least 2), are taken as class ids, all others as numbers; {@link #withClasses}, {@link
   * #asClassification()} and {@link #asRegression()} say otherwise.
   *
   * @param features shape (n, …)
   * @param labels shape (n) or (n, k)
   * @return the data set
   * @throws ShapeException if the shapes do not fit
   * @throws IllegalArgumentException if there are no samples, or a label is NaN
   */
  public static Dataset of(Tensor features, Tensor labels) {
    Labels.check(features, labels);
    List<String> names = features.rank() == 2 ? Names.numbered("x", features.size(1)) : List.of();
    int classes = labels.rank() == 1 ? Labels.countClasses(labels) : 0;
    return new Dataset(
        "data",
        features.detach(),
        labels.detach(),
        names,
        "label",
        Names.ids(classes),
        Further.NONE);
  }

  // The same data, described otherwise

  /**
   * The same data under a name, for displays.
   *
   * @param newName the name
   * @return the named data set
   */
  public Dataset named(String newName) {
    given("named", newName);
    return new Dataset(newName, features, labels, featureNames, labelName, classNames, further);
  }

  /**
   * The same data with names for the feature columns.
   *
   * @param names one name for each column
   * @return the data set
   * @throws ShapeException if there is not one name for each column
   */
  public Dataset withFeatureNames(String... names) {
    if (features.rank() != 2 || names.length != features.size(1)) {
      throw new ShapeException(
          "withFeatureNames: needs one name for each feature column, but the features have the"
              + " shape "
              + features.shape()
              + " and got "
              + Names.count(names.length, "name")
              + ". Write them in the order of the columns.");
    }
    given("withFeatureNames", names);
    return new Dataset(name, features, labels, List.of(names), labelName, classNames, further);
  }

  /**
   * The same data with a name for the label, for displays.
   *
   * @param newName the name
   * @return the data set
   */
  public Dataset withLabelName(String newName) {
    given("withLabelName", newName);
    if (further.targets().containsKey(newName)) {
      throw new IllegalArgumentException(
          "withLabelName: every target needs a name of its own, but \""
              + newName
              + "\" is that of a further target.");
    }
    return new Dataset(name, features, labels, featureNames, newName, classNames, further);
  }

  /**
   * The same data with class ids as labels, and a name for each class.
   *
   * @param names the name of class 0, of class 1, …
   * @return the data set
   * @throws IllegalArgumentException if a label is not a whole number from 0 to names.length − 1
   */
  public Dataset withClasses(String... names) {
    given("withClasses", names);
    Labels.checkIds(labels, names.length);
    return new Dataset(name, features, labels, featureNames, labelName, List.of(names), further);
  }

  /**
   * The same samples with each distinct label as a class: the smallest becomes class 0, and its
   * number the name. For labels such as 1, 2, 3, or ids of which some do not occur.
   *
   * @return a data set for classification
   * @throws IllegalArgumentException if the labels are not whole numbers of shape (n)
   */
  public Dataset asClassification() {
    if (isClassification()) {
      return this;
    }
    float[] values = Labels.distinct(labels);
    return new Dataset(
        name,
        features,
        Labels.rank(labels, values),
        featureNames,
        labelName,
        Names.ids(values),
        further);
  }

  /**
   * The same data with the labels as numbers.
   *
   * @return a data set for regression
   */
  public Dataset asRegression() {
    return new Dataset(name, features, labels, featureNames, labelName, List.of(), further);
  }

  /**
   * The same samples with one more input, for a network with several: it follows the features, and
   * stays with its samples through splits and batches. Normalisers change the features alone.
   *
   * @param input shape (n, …)
   * @return the data set
   * @throws ShapeException if there is not one row for each sample
   */
  public Dataset withInput(Tensor input) {
    return with(further.withInput(size(), input));
  }

  /**
   * The same samples with one more target, for a network with several outputs: it follows the
   * labels.
   *
   * @param targetName its name, for curves and displays
   * @param target class ids or numbers of shape (n) or (n, k)
   * @return the data set
   * @throws ShapeException if there is not one row for each sample
   * @throws IllegalArgumentException if a value is NaN, or the name is taken
   */
  public Dataset withTarget(String targetName, Tensor target) {
    return with(further.withTarget(size(), labelName, targetName, target));
  }

  private Dataset with(Further newFurther) {
    return new Dataset(name, features, labels, featureNames, labelName, classNames, newFurther);
  }

  /**
   * The same samples with other features of the same number, named alike where the shape allows.
   */
  private static void given(String who, String... names) {
    for (String name : names) {
      Given.required(who, "a name", name);
    }
  }

  Dataset withFeatures(Tensor newFeatures) {
    return new Dataset(
        name, newFeatures.detach(), labels, featureNames, labelName, classNames, further);
  }

  // What it is

  /**
   * The name.
   *
   * @return the name, {@code data} unless given
   */
  public String name() {
    return name;
  }

  /**
   * The features.
   *
   * @return a tensor of shape (n, …)
   */
  public Tensor features() {
    return features;
  }

  /**
   * The labels: class ids of shape (n), or numbers of shape (n) or (n, k).
   *
   * @return a tensor with n rows
   */
  public Tensor labels() {
    return labels;
  }

  /**
   * All inputs: the features, then those of {@link #withInput}.
   *
   * @return at least one tensor, each with n rows
   */
  public List<Tensor> inputs() {
    return Further.after(features, further.inputs());
  }

  /**
   * All targets: the labels, then those of {@link #withTarget}.
   *
   * @return at least one tensor, each with n rows
   */
  public List<Tensor> targets() {
    return Further.after(labels, List.copyOf(further.targets().values()));
  }

  /**
   * The names of the targets: that of the labels, then those of {@link #withTarget}.
   *
   * @return a name for each target
   */
  public List<String> targetNames() {
    return Further.after(labelName, List.copyOf(further.targets().keySet()));
  }

  /**
   * How many samples.
   *
   * @return n, at least 1
   */
  public int size() {
    return features.size(0);
  }

  /**
   * The names of the feature columns.
   *
   * @return x1, x2, … unless given; empty where a sample is more than a row of numbers
   */
  public List<String> featureNames() {
    return featureNames;
  }

  /**
   * The name of the label.
   *
   * @return the name, {@code label} unless given
   */
  public String labelName() {
    return labelName;
  }

  /**
   * The names of the classes.
   *
   * @return "0", "1", … unless given; empty for regression
   */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * How many classes, counting those that do not occur in this part of the data.
   *
   * @return the number, 0 for regression
   */
  public int classes() {
    return classNames.size();
  }

  /**
   * Whether the labels are class ids.
   *
   * @return false for regression
   */
  public boolean isClassification() {
    return !classNames.isEmpty();
  }

  /**
   * The fingerprint of features, labels and what came with them; equal fingerprints mean equal
   * bits.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      List<Tensor> all = new ArrayList<>(List.of(features, labels));
      all.addAll(further.inputs());
      all.addAll(further.targets().values());
      known = Fingerprint.of(all);
      fingerprint = known;
    }
    return known;
  }

  // Parts of it

  /**
   * Some samples, in any order; an index may repeat.
   *
   * @param indices which samples, from 0
   * @return the smaller data set
   * @throws IllegalArgumentException if there is no index
   * @throws ShapeException if an index is out of range
   */
  public Dataset take(int... indices) {
    if (indices.length == 0) {
      throw new IllegalArgumentException(
          "take: needs at least one index, but got none. A data set cannot be empty.");
    }
    for (int index : indices) {
      if (index < 0 || index >= size()) {
        throw new ShapeException(
            "take: "
                + name
                + " has "
                + Names.count(size(), "row")
                + ", so an index must be from 0 to "
                + (size() - 1)
                + ", but got "
                + index
                + ". Rows count from 0.");
      }
    }
    return rows(indices);
  }

  /**
   * The first samples, or all if there are fewer.
   *
   * @param n how many, at least 1
   * @return the smaller data set
   * @throws IllegalArgumentException if n is below 1
   */
  public Dataset first(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "first: needs at least 1 row, but got " + n + ". Try first(5).");
    }
    return range(0, Math.min(n, size()));
  }

  /**
   * The samples in a random order, from the notebook's seed: the same for each call.
   *
   * @return the shuffled data set
   */
  public Dataset shuffle() {
    return shuffle(Seed.current());
  }

  /**
   * The samples in a random order: the permutation of the stream {@code shuffle/dataset}.
   *
   * @param seed the seed
   * @return the shuffled data set
   */
  public Dataset shuffle(long seed) {
    return rows(RandomStream.of(seed, "shuffle/dataset").permutation(size()));
  }

  /**
   * Training and test data: the samples are shuffled with the notebook's seed, then cut.
   *
   * @param train the fraction for training
   * @param test the fraction for the test
   * @return both parts
   * @throws IllegalArgumentException if the fractions do not add up to 1, or a part gets no row
   */
  public Split split(double train, double test) {
    return Splitting.split(this, Seed.current(), train, test);
  }

  /**
   * Training, validation and test data: the samples are shuffled with the notebook's seed, then
   * cut.
   *
   * @param train the fraction for training
   * @param validation the fraction to choose settings by
   * @param test the fraction for the test at the end
   * @return the three parts
   * @throws IllegalArgumentException if the fractions do not add up to 1, or a part gets no row
   */
  public Split split(double train, double validation, double test) {
    return Splitting.split(this, Seed.current(), train, validation, test);
  }

  /**
   * Training and test data, or with three fractions training, validation and test data, with a seed
   * of its own: the samples are shuffled by the stream {@code split}, then cut.
   *
   * @param seed the seed
   * @param fractions two or three parts, which must add up to 1
   * @return the parts
   * @throws IllegalArgumentException if the fractions do not add up to 1, or a part gets no sample
   */
  public Split splitWithSeed(long seed, double... fractions) {
    if (fractions.length < 2 || fractions.length > 3) {
      throw new IllegalArgumentException(
          "splitWithSeed: needs two or three fractions, as in splitWithSeed(7, 0.6, 0.2, 0.2), but"
              + " got "
              + fractions.length
              + ". Leave the second of three out to have no validation data.");
    }
    return Splitting.split(this, seed, fractions);
  }

  /**
   * The samples in k parts for cross validation: each part is once the test data and otherwise
   * among the training data. Rows are dealt by the stream {@code folds} of the notebook's seed;
   * each part gets its share of every class.
   *
   * @param k how many parts
   * @return k splits into training and test data
   * @throws IllegalArgumentException if k is below 2 or above the number of samples
   */
  public List<Split> folds(int k) {
    return Folds.of(this, k, Seed.current());
  }

  /**
   * The samples in batches, in their order, for a training loop of your own; the last may be
   * smaller.
   *
   * <pre>{@code
   * for (var batch : data.shuffle(epoch).batches(32)) {
   *   var loss = crossEntropy().ofScores(net.forward(batch.features(), net.trainingPass()), batch.labels());
   *   loss.backward();
   *   optimiser.step(net);
   * }
   * }</pre>
   *
   * @param size samples in a batch, at least 1
   * @return the batches, each made when it is asked for
   * @throws IllegalArgumentException if the size is below 1
   */
  public Iterable<Dataset> batches(int size) {
    return batches(size, null);
  }

  /**
   * The samples in batches; the last may be smaller.
   *
   * @param size samples in a batch, at least 1
   * @param order the stream whose permutation gives the order, or null for the order as it is
   * @return the batches, each made when it is asked for
   * @throws IllegalArgumentException if the size is below 1
   */
  public Iterable<Dataset> batches(int size, @Nullable RandomStream order) {
    return new Batches(this, size, order);
  }

  /** Samples by index, unchecked. */
  Dataset rows(int... indices) {
    return with(x -> x.take(0, indices));
  }

  /** Samples from (inclusive) to (exclusive), unchecked. */
  Dataset range(int from, int to) {
    return with(x -> x.slice(0, from, to));
  }

  private Dataset with(UnaryOperator<Tensor> part) {
    return new Dataset(
        name,
        part.apply(features),
        part.apply(labels),
        featureNames,
        labelName,
        classNames,
        further.map(part));
  }

  Further further() {
    return further;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return DatasetDisplay.bundle(this);
  }

  @Override
  public String toString() {
    return DatasetDisplay.headline(this);
  }
}
