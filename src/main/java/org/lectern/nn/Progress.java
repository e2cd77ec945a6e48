package org.lectern.nn;

/** How far a network has been trained. The network owns it, so a later fit continues the count. */
public final class Progress {
  private long steps;
  private int epochs;

  Progress() {}

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

  void reset() {
    steps = 0;
    epochs = 0;
  }
}
