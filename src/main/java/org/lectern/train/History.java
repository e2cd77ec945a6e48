package org.lectern.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Numbers;

/**
 * What happened in a training: for each epoch the loss and the metrics, on training data as a mean
 * over the epoch's batches while the network changed, on validation data at the end of the epoch.
 */
public final class History {
  /** The name of the loss among the curves. */
  public static final String LOSS = "loss";

  private final Map<String, List<Double>> training = new LinkedHashMap<>();
  private final Map<String, List<Double>> validation = new LinkedHashMap<>();
  private final String summary;
  private final Run run;
  private final int firstEpoch;
  private final Set<String> rising = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private @Nullable String note;
  private long shownInCell = -1;

  History(String summary, int firstEpoch) {
    this(summary, firstEpoch, new Run(Map.of(), ""));
  }

  History(String summary, int firstEpoch, Run run) {
    this.summary = summary;
    this.firstEpoch = firstEpoch;
    this.run = run;
  }

  void addTraining(Map<String, Double> values) {
    add(training, values);
  }

  void addValidation(Map<String, Double> values) {
    add(validation, values);
  }

  /** Of these curves more is better, of the others less. */
  void rising(Set<String> curves) {
    rising.addAll(curves);
  }

  boolean higherIsBetter(String curve) {
    return rising.contains(curve);
  }

  void note(String text) {
    note = text;
  }

  /** A further sentence after those already there. */
  void addNote(String text) {
    note = note == null ? text : note + " " + text;
  }

  /** Something that the one who trains should know, such as a finding of the doctor. */
  void remark(String text) {
    if (!remarks.contains(text)) {
      remarks.add(text);
    }
  }

  private static void add(Map<String, List<Double>> curves, Map<String, Double> values) {
    values.forEach(
        (name, value) -> curves.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
  }

  /**
   * The names of the curves: {@code loss} and those of the metrics.
   *
   * @return the names, empty before the first epoch
   */
  public List<String> names() {
    return List.copyOf(training.keySet());
  }

  /**
   * One curve on the training data.
   *
   * @param name a name from {@link #names}
   * @return a value for each epoch
   */
  public double[] training(String name) {
    return curve(training, name);
  }

  /**
   * One curve on the validation data.
   *
   * @param name a name from {@link #names}
   * @return a value for each epoch, empty without validation data
   */
  public double[] validation(String name) {
    return validation.isEmpty() ? new double[0] : curve(validation, name);
  }

  /**
   * The training loss of each epoch.
   *
   * @return the curve
   */
  public double[] loss() {
    return training.isEmpty() ? new double[0] : training(LOSS);
  }

  private double[] curve(Map<String, List<Double>> curves, String name) {
    List<Double> values = curves.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "history: there is no curve \"" + name + "\". There are " + names() + ".");
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * How many whole epochs were trained.
   *
   * @return the number of values in each curve
   */
  public int epochs() {
    return training.isEmpty() ? 0 : training.values().iterator().next().size();
  }

  /**
   * How many epochs the network had seen before: this training continues from there.
   *
   * @return 0 for a fresh network
   */
  public int firstEpoch() {
    return firstEpoch;
  }

  /**
   * Why training ended early, if it did.
   *
   * @return one sentence, or null
   */
  public @Nullable String note() {
    return note;
  }

  /**
   * What was trained and how, in short.
   *
   * @return one line
   */
  public String summary() {
    return summary;
  }

  /**
   * What was trained, how, and on what.
   *
   * @return values by name, as {@link Run#settings()}
   */
  public Map<String, String> settings() {
    return run.settings();
  }

  /**
   * The record of the training.
   *
   * @return settings, duration and fingerprints
   */
  public Run run() {
    return run;
  }

  /**
   * What was noticed about the training, such as dead units.
   *
   * @return sentences, none if all seems well
   */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * Remembers that a live view shows this history in a cell, so that the value of the same cell
   * need not repeat the picture.
   *
   * @param cell the cell's number
   */
  public void shownIn(long cell) {
    shownInCell = cell;
  }

  /**
   * The cell where a live view shows it.
   *
   * @return the cell's number, or −1
   */
  public long shownInCell() {
    return shownInCell;
  }

  /** The last values, in a line or two. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (firstEpoch > 0) {
      text.append("continued from epoch ").append(firstEpoch).append(", ");
    }
    text.append(epochs()).append(epochs() == 1 ? " epoch" : " epochs");
    append(text, "", training);
    append(text, "validation ", validation);
    if (note != null) {
      text.append('\n').append(note);
    }
    remarks.forEach(remark -> text.append('\n').append(remark));
    return text.toString();
  }

  private static void append(StringBuilder text, String prefix, Map<String, List<Double>> curves) {
    curves.forEach(
        (name, values) ->
            text.append(", ")
                .append(prefix)
                .append(name)
                .append(' ')
                .append(Numbers.significant(values.get(values.size() - 1), 4)));
  }
}
