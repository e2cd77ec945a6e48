package org.lectern.optim;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.lectern.nn.Progress;

/**
 * How the learning rate changes during training: a factor on the optimiser's learning rate η, from
 * how far the network has been trained. Steps and epochs count over the network's life, so a later
 * fit goes on where the last one ended.
 *
 * <pre>{@code
 * sgd(0.1).schedule(stepDecay(0.5, 10))               // half the rate every 10 epochs
 * adam(0.001).schedule(warmUp(100, cosine(50)))
 * sgd(0.1).schedule(byEpoch(epoch -> 1.0 / (1 + epoch)))
 * }</pre>
 *
 * <p>To draw one, ask it about points of a training: {@code schedule.factor(Progress.at(0,
 * epoch))}. A schedule of your own is a lambda or a class with {@link #factor}.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The factor for the next step.
   *
   * @param progress how many steps and epochs are done
   * @return a number above 0
   */
  double factor(Progress progress);

  /**
   * Hears how training goes, after each epoch.
   *
   * @param loss the validation loss, or without validation data the training loss
   */
  default void observe(double loss) {}

  /**
   * The same schedule without memory of earlier losses. An optimiser keeps one for itself, so that
   * one schedule can serve several.
   *
   * @return this one, if it remembers nothing
   */
  default Schedule fresh() {
    return this;
  }

  /**
   * What it remembers, for checkpoints.
   *
   * @return finite numbers by name, none if it remembers nothing
   */
  default Map<String, Double> state() {
    return Map.of();
  }

  /**
   * Puts back what {@link #state()} gave.
   *
   * @param state numbers by name
   * @throws IllegalArgumentException if they are not this schedule's
   */
  default void restore(Map<String, Double> state) {
    if (!state.isEmpty()) {
      throw new IllegalArgumentException(
          "restore: the optimiser must have the schedule of the checkpoint, but the checkpoint has "
              + state.keySet()
              + " and this schedule remembers nothing. Set the same schedule, such as plateau(0.1,"
              + " 10).");
    }
  }

  /**
   * The same learning rate for ever, which every optimiser has at first.
   *
   * @return a schedule with the factor 1
   */
  static Schedule constant() {
    return Schedules.CONSTANT;
  }

  /**
   * Drops now and then: factor^⌊epoch/every⌋, the schedule by hand of many lectures.
   *
   * @param factor of each drop, above 0, usually 0.1 or 0.5
   * @param everyEpochs epochs between drops, at least 1
   * @return the schedule
   */
  static Schedule stepDecay(double factor, int everyEpochs) {
    return new Schedules.StepDecay(factor, everyEpochs);
  }

  /**
   * Shrinks after every epoch: factor^epoch.
   *
   * @param factor from one epoch to the next, above 0, usually 0.9 to 0.99
   * @return the schedule
   */
  static Schedule exponentialDecay(double factor) {
    return new Schedules.ExponentialDecay(factor);
  }

  /**
   * Half a cosine from 1 towards 0: (1 + cos(π·epoch/epochs))/2 (Loshchilov and Hutter 2017). It
   * would reach 0 after the last epoch; if training goes on it stays at the last epoch's value.
   *
   * @param epochs how many, at least 1
   * @return the schedule
   */
  static Schedule cosine(int epochs) {
    return new Schedules.Cosine(epochs, false);
  }

  /**
   * As {@link #cosine}, but changing at every step.
   *
   * @param steps how many, at least 1: epochs times batches in an epoch
   * @return the schedule
   */
  static Schedule cosineSteps(int steps) {
    return new Schedules.Cosine(steps, true);
  }

  /**
   * Begins gently: (step + 1)/steps until that is 1.
   *
   * @param steps how many, at least 1
   * @return the schedule
   */
  static Schedule warmUp(int steps) {
    return new Schedules.WarmUp(steps, constant());
  }

  /**
   * Begins gently and goes on with another schedule: the product of both factors.
   *
   * @param steps how many, at least 1
   * @param then the other schedule, whose epochs count from the beginning
   * @return the schedule
   */
  static Schedule warmUp(int steps, Schedule then) {
    return new Schedules.WarmUp(steps, then);
  }

  /**
   * One cycle: by half a cosine from 1 up to a maximum in the first 30 % of the steps, then by
   * another down to 1/10000 (Smith and Topin 2018). PyTorch's OneCycleLR(max_lr) is {@code
   * oneCycle(25, steps)} with the learning rate max_lr/25. After the last step it stays.
   *
   * @param max the largest factor, above 1
   * @param steps of the whole training, at least 4: epochs times batches in an epoch
   * @return the schedule
   */
  static Schedule oneCycle(double max, int steps) {
    return new Schedules.OneCycle(max, steps);
  }

  /**
   * Drops whenever the loss stops to improve: after more than {@code patience} epochs in a row
   * whose loss is not below (1 − 0.0001) times the best one. It listens to the validation loss, or
   * without validation data to the training loss.
   *
   * @param factor of each drop, above 0 and below 1, usually 0.1
   * @param patience how many epochs without improvement are forgiven, 0 or more
   * @return the schedule
   */
  static Schedule plateau(double factor, int patience) {
    return new Plateau(factor, patience);
  }

  /**
   * A function of your own.
   *
   * @param factor from the number of epochs done to a factor above 0; mind that in Java 1/2 is 0
   * @return the schedule
   */
  static Schedule byEpoch(IntToDoubleFunction factor) {
    return new Schedules.ByEpoch(factor);
  }
}
