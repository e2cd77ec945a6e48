package org.lectern.data;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;

/**
 * A data set in parts: one to train on, one to choose settings by (validation, which may be
 * missing) and one to test on at the end. Immutable.
 */
public final class Split implements Displayable {
  private final Dataset train;
  private final @Nullable Dataset validation;
  private final Dataset test;
  private final @Nullable Normaliser normaliser;

  private Split(
      Dataset train, @Nullable Dataset validation, Dataset test, @Nullable Normaliser normaliser) {
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.normaliser = normaliser;
  }

  /**
   * Training and test data that came apart.
   *
   * @param train the data to train on
   * @param test the data to test on
   * @return both
   * @throws ShapeException if their samples differ in shape
   */
  public static Split of(Dataset train, Dataset test) {
    checkAlike(train, test, "test");
    return new Split(train, null, test, null);
  }

  /**
   * Training, validation and test data that came apart.
   *
   * @param train the data to train on
   * @param validation the data to choose settings by
   * @param test the data to test on
   * @return the three
   * @throws ShapeException if their samples differ in shape
   */
  public static Split of(Dataset train, Dataset validation, Dataset test) {
    checkAlike(train, validation, "validation");
    checkAlike(train, test, "test");
    return new Split(train, validation, test, null);
  }

  /**
   * The data to train on.
   *
   * @return the training part
   */
  public Dataset train() {
    return train;
  }

  /**
   * The data to choose settings by.
   *
   * @return the validation part, or null without one
   */
  public @Nullable Dataset validation() {
    return validation;
  }

  /**
   * Whether there is validation data.
   *
   * @return false after {@code split(train, test)}
   */
  public boolean hasValidation() {
    return validation != null;
  }

  /**
   * The data to test on at the end, which training never sees.
   *
   * @return the test part
   */
  public Dataset test() {
    return test;
  }

  /**
   * All parts with features of mean 0 and deviation 1: (x − mean) / deviation, with the statistics
   * of the training part only. A second call changes nothing.
   *
   * @return the standardised split
   * @throws IllegalArgumentException if a training feature is not a finite number
   * @throws IllegalStateException if {@link #minMax()} has been applied
   */
  public Split standardise() {
    return normalise("standardise", Standardiser.class, Standardiser::fit);
  }

  /**
   * All parts with features from 0 to 1: (x − min) / (max − min), with the statistics of the
   * training part only; other parts may reach beyond. A second call changes nothing.
   *
   * @return the scaled split
   * @throws IllegalArgumentException if a training feature is not a finite number
   * @throws IllegalStateException if {@link #standardise()} has been applied
   */
  public Split minMax() {
    return normalise("minMax", MinMax.class, MinMax::fit);
  }

  /**
   * Whether the features have been normalised.
   *
   * @return true after {@link #standardise()} or {@link #minMax()}
   */
  public boolean isNormalised() {
    return normaliser != null;
  }

  /**
   * The statistics by which the features have been normalised, to apply to new data.
   *
   * @return the normaliser
   * @throws IllegalStateException if the features have not been normalised
   */
  public Normaliser normaliser() {
    if (normaliser == null) {
      throw new IllegalStateException(
          "normaliser: this split has not been normalised. Use split.standardise() or"
              + " split.minMax(), which give a new split.");
    }
    return normaliser;
  }

  private Split normalise(
      String who, Class<? extends Normaliser> kind, Function<Dataset, Normaliser> fit) {
    if (kind.isInstance(normaliser)) {
      return this; // a cell may run twice
    }
    if (normaliser != null) {
      throw new IllegalStateException(
          who
              + ": this split has been normalised already, by "
              + normaliser
              + ". Start from the split before that.");
    }
    Normaliser fitted = fit.apply(train);
    return new Split(
        fitted.apply(train),
        validation == null ? null : fitted.apply(validation),
        fitted.apply(test),
        fitted);
  }

  private static void checkAlike(Dataset train, Dataset other, String part) {
    Given.required("Split.of", "training data", train);
    Given.required("Split.of", part + " data", other);
    checkFurther(train, other, part);
    if (!Shapes.ofSample(train.features()).equals(Shapes.ofSample(other.features()))) {
      throw new ShapeException(
          "Split.of: the parts need samples of one shape, but the training features are "
              + train.features().shape()
              + " and the "
              + part
              + " features "
              + other.features().shape()
              + ".");
    }
    if (!train.classNames().equals(other.classNames())) {
      throw new IllegalArgumentException(
          "Split.of: the parts need the same classes, but the training data has "
              + classes(train)
              + " and the "
              + part
              + " data "
              + classes(other)
              + ". Give both the same withClasses(…).");
    }
  }

  private static void checkFurther(Dataset train, Dataset other, String part) {
    if (!train.further().isLike(other.further())) {
      throw new IllegalArgumentException(
          "Split.of: the parts need the same further inputs and targets, but the training data has"
              + train.further().orNone()
              + " and the "
              + part
              + " data"
              + other.further().orNone()
              + ". Give both the same withInput(…) and withTarget(…).");
    }
  }

  private static String classes(Dataset data) {
    return data.isClassification() ? Names.list(data.classNames()) : "none (regression)";
  }

  @Override
  public MimeBundle toMimeBundle() {
    return DatasetDisplay.bundle(this);
  }

  @Override
  public String toString() {
    return DatasetDisplay.text(this);
  }
}
