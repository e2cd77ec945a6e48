package org.lectern.metric;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Who is taken for whom: for each true class (row) how many samples were predicted as each class
 * (column). Right predictions lie on the diagonal. Immutable; shows itself as a shaded table, with
 * precision, recall, F1 and support of each class and their averages below.
 *
 * <p>With the true positives tp, false positives fp (others taken for the class) and false
 * negatives fn (members missed): precision = tp/(tp + fp), recall = tp/(tp + fn), F1 = 2·tp/(2·tp +
 * fp + fn), support = tp + fn. Where a denominator is 0, the value counts as 0, and the display
 * says so. Predictions of NaN are members missed, in a column of their own.
 *
 * <pre>{@code
 * confusionMatrix(net, data.test())                   // draws the table
 * confusionMatrix(net, data.test()).count(0, 1)       // class 0 taken for class 1
 * }</pre>
 */
public final class ConfusionMatrix implements Displayable {
  /** Counts by true class and predicted class, the last column for NaN. */
  private final int[][] counts;

  private final List<String> names;

  private ConfusionMatrix(int[][] counts, List<String> names) {
    this.counts = counts;
    this.names = names;
  }

  /**
   * The matrix of predictions.
   *
   * @param predictions probabilities of shape (n), (n, 1) or (n, classes)
   * @param target class ids of shape (n), or rows with one value for each class
   * @return the matrix
   * @throws ShapeException if the shapes do not fit
   * @throws IllegalArgumentException if a label is not a class id
   */
  public static ConfusionMatrix of(Tensor predictions, Tensor target) {
    return of("confusionMatrix", Link.IDENTITY, predictions, target);
  }

  static ConfusionMatrix of(String who, Link link, Tensor predictions, Tensor target) {
    int classes = Truth.classes(who, predictions);
    int[] truth = Truth.of(who, target, predictions.size(0), classes);
    return count(truth, Truth.predicted(who, link, predictions), numbered(classes));
  }

  /**
   * The matrix of predicted class ids.
   *
   * @param ids predicted class ids of shape (n)
   * @param target true class ids of shape (n)
   * @param names a name for each class, at least two
   * @return the matrix
   * @throws IllegalArgumentException if an id has no name
   */
  public static ConfusionMatrix ofClasses(Tensor ids, Tensor target, List<String> names) {
    String who = "confusionMatrix";
    if (names.size() < 2) {
      throw new IllegalArgumentException(
          who
              + ": needs at least two classes, but got "
              + names.size()
              + ". Say which numbers are class ids: data.asClassification().");
    }
    if (ids.rank() != 1) {
      throw new ShapeException(
          who + ": needs predicted class ids of shape (n), but got " + ids.shape() + ".");
    }
    int[] truth = Truth.of(who, target, ids.length(), names.size());
    int[] predicted = Truth.ids(ids);
    for (int id : predicted) {
      if (id >= names.size()) {
        throw new IllegalArgumentException(
            who
                + ": the network predicts class "
                + id
                + ", but there are only "
                + names.size()
                + " classes, counted from 0. Are these the data it was trained for?");
      }
    }
    return count(truth, predicted, names);
  }

  private static ConfusionMatrix count(int[] truth, int[] predicted, List<String> names) {
    int[][] counts = new int[names.size()][names.size() + 1];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i] == Truth.NONE ? names.size() : predicted[i]]++;
    }
    return new ConfusionMatrix(counts, List.copyOf(names));
  }

  private static List<String> numbered(int classes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  /**
   * The same matrix with names for the classes.
   *
   * @param newNames the name of class 0, of class 1, …
   * @return the matrix
   * @throws IllegalArgumentException if there is not one name for each class
   */
  public ConfusionMatrix named(String... newNames) {
    if (newNames.length != classes()) {
      throw new IllegalArgumentException(
          "named: needs one name for each of the "
              + classes()
              + " classes, but got "
              + newNames.length
              + ". Write them in the order of the ids.");
    }
    for (String name : newNames) {
      Given.required("named", "a name for each class", name);
    }
    return new ConfusionMatrix(counts, List.of(newNames));
  }

  /**
   * How many classes.
   *
   * @return at least 2
   */
  public int classes() {
    return names.size();
  }

  /**
   * The names of the classes.
   *
   * @return the names, "0", "1", … unless given
   */
  public List<String> classNames() {
    return names;
  }

  /**
   * How many samples of one class were taken for another, or for itself.
   *
   * @param truth the true class
   * @param predicted the predicted class
   * @return the count
   */
  public int count(int truth, int predicted) {
    return counts[checked(truth)][checked(predicted)];
  }

  /**
   * How many samples.
   *
   * @return the total of all counts
   */
  public int samples() {
    int samples = 0;
    for (int id = 0; id < classes(); id++) {
      samples += support(id);
    }
    return samples;
  }

  /**
   * How many samples of a class there are.
   *
   * @param id the class
   * @return the total of its row
   */
  public int support(int id) {
    int total = 0;
    for (int count : counts[checked(id)]) {
      total += count;
    }
    return total;
  }

  /**
   * How many samples were predicted as a class.
   *
   * @param id the class
   * @return the total of its column
   */
  public int predicted(int id) {
    checked(id);
    int total = 0;
    for (int[] row : counts) {
      total += row[id];
    }
    return total;
  }

  /** How many samples of a class have a prediction of NaN. */
  int undecided(int id) {
    return counts[id][classes()];
  }

  /** How many samples have a prediction. */
  int decided() {
    int decided = samples();
    for (int id = 0; id < classes(); id++) {
      decided -= undecided(id);
    }
    return decided;
  }

  /**
   * The share of right predictions.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    return right() / (double) samples();
  }

  int right() {
    int right = 0;
    for (int id = 0; id < classes(); id++) {
      right += counts[id][id];
    }
    return right;
  }

  /**
   * The share of right ones among the samples predicted as a class.
   *
   * @param id the class
   * @return from 0 to 1; 0 if it was never predicted
   */
  public double precision(int id) {
    return ratio(counts[checked(id)][id], predicted(id));
  }

  /**
   * The share of a class's samples that were found.
   *
   * @param id the class
   * @return from 0 to 1; 0 if it does not occur
   */
  public double recall(int id) {
    return ratio(counts[checked(id)][id], support(id));
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @param id the class
   * @return from 0 to 1; 0 if the class neither occurs nor was predicted
   */
  public double f1(int id) {
    return ratio(2 * counts[checked(id)][id], predicted(id) + support(id));
  }

  static double ratio(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  private int checked(int id) {
    if (id < 0 || id >= classes()) {
      throw new IllegalArgumentException(
          "confusionMatrix: a class must be from 0 to "
              + (classes() - 1)
              + ", but got "
              + id
              + ". Classes count from 0.");
    }
    return id;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return ConfusionTable.of(this);
  }

  /** The table as text. */
  @Override
  public String toString() {
    return toMimeBundle().text();
  }
}
