package org.lectern.nn;

/** How far a network has been trained. The network owns it, so a later fit continues the count. */
public final class Progress {
  private long steps;
  private int epochs;

  Progress() {}

  /**
   * A point of a training that may not have happened, to ask a schedule about.
   *
   * @param steps steps done, 0 or more
   * @param epochs epochs done, 0 or more
   * @return counters of their own
   */
  public static Progress at(long steps, int epochs) {
    Progress progress = new Progress();
    progress.restore(steps, epochs);
    return progress;
  }

  /**
   * How many optimiser steps the network has seen.
   *
   * @return the number of steps
   */
  public long steps() {
    return steps;
  }

  /**
   * How many epochs the network has seen.
   *
   * @return the number of whole epochs
   */
  public int epochs() {
    return epochs;
  }

  /** Counts one step. */
  public void countStep() {
    steps++;
  }

  /** Counts one epoch. */
  public void countEpoch() {
    epochs++;
  }

  /**
   * Goes on from a saved count.
   *
   * @param savedSteps steps, 0 or more
   * @param savedEpochs epochs, 0 or more
   */
  public void restore(long savedSteps, int savedEpochs) {
    if (savedSteps < 0 || savedEpochs < 0) {
      throw new IllegalArgumentException(
          "restore: counts must be 0 or more, but are "
              + savedSteps
              + " steps and "
              + savedEpochs
              + " epochs.");
    }
    steps = savedSteps;
    epochs = savedEpochs;
  }

  void reset() {
    steps = 0;
    epochs = 0;
  }
}
