package org.lectern;

import java.util.function.Function;
import java.util.function.Supplier;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.tensor.Given;
import org.lectern.train.CrossValidation;
import org.lectern.train.Doctor;
import org.lectern.train.LearningRateCurve;
import org.lectern.train.LearningRateFinder;
import org.lectern.train.Search;
import org.lectern.train.Settings;
import org.lectern.train.Trainer;

/** Factories of searches for good settings, of cross validation and diagnosis. */
abstract class SearchFactories extends TrainingFactories {
  SearchFactories() {}

  /**
   * A search over every combination of settings, judged by the validation data: add {@code
   * .over("rate", 0.01, 0.1)} for each, then {@code .run()}.
   *
   * @param data training and validation data
   * @param make builds a new network and its trainer for some settings
   * @return the search
   */
  public static Search gridSearch(Split data, Function<Settings, Trainer> make) {
    return Search.grid(data, make);
  }

  /**
   * A search over settings drawn by chance: add {@code .between("rate", 0.001, 1)} for each, then
   * {@code .run()}.
   *
   * @param trials how many
   * @param data training and validation data
   * @param make builds a new network and its trainer for some settings
   * @return the search
   */
  public static Search randomSearch(int trials, Split data, Function<Settings, Trainer> make) {
    return Search.random(trials, data, make);
  }

  /**
   * k-fold cross validation, with features standardised by each training part.
   *
   * @param k how many folds
   * @param data all samples to use
   * @param make builds a new network and its trainer
   * @return what the k networks reached on the parts they had not seen
   */
  public static CrossValidation crossValidate(int k, Dataset data, Supplier<Trainer> make) {
    return CrossValidation.of(k, data, make, true);
  }

  /**
   * Tries learning rates from very small to very large, and takes every step back.
   *
   * @param trainer whose network, loss, optimiser and batch size to use
   * @param data the training samples
   * @return the loss over the rates, with a suggestion
   */
  public static LearningRateCurve findLearningRate(Trainer trainer, Dataset data) {
    return LearningRateFinder.run(trainer, data);
  }

  /**
   * Tries learning rates from very small to very large on the training part, and takes every step
   * back.
   *
   * @param trainer whose network, loss, optimiser and batch size to use
   * @param data the parts
   * @return the loss over the rates, with a suggestion
   */
  public static LearningRateCurve findLearningRate(Trainer trainer, Split data) {
    Given.required("findLearningRate", "data", data);
    return LearningRateFinder.run(trainer, data.train());
  }

  /**
   * Watches a training and explains what goes wrong: give it to {@code trainer(…).callback(…)}.
   *
   * @return the doctor
   */
  public static Doctor doctor() {
    return new Doctor();
  }
}
