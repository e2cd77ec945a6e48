package org.lectern.nn;

import org.lectern.random.RandomStream;

/**
 * What a forward pass is for: training, where layers may be random, or evaluation, where they never
 * are. It travels with the call, so the two can't be mixed up by a forgotten switch.
 */
public final class Pass {
  /** Prediction and evaluation: nothing random. */
  public static final Pass EVALUATION = new Pass(false, 0, "");

  private final boolean training;
  private final long seed;
  private final String step;

  private Pass(boolean training, long seed, String step) {
    this.training = training;
    this.seed = seed;
    this.step = step;
  }

  /**
   * A pass of a training step.
   *
   * @param seed the network's seed
   * @param step the number of the step, counted over the network's life
   * @return the pass
   */
  public static Pass training(long seed, long step) {
    return new Pass(true, seed, "/step " + step);
  }

  /**
   * The same pass for a layer that is used again at a further place: its random numbers are others.
   */
  Pass again(int earlierUses) {
    return earlierUses == 0 || !training
        ? this
        : new Pass(true, seed, step + "/use " + (earlierUses + 1));
  }

  /**
   * Whether this is a training step.
   *
   * @return false for evaluation
   */
  public boolean isTraining() {
    return training;
  }

  /**
   * Random numbers for one purpose in this step.
   *
   * @param purpose such as {@code dropout/layer 2}
   * @return the stream {@code purpose/step n}
   * @throws IllegalStateException in evaluation, which must not be random
   */
  public RandomStream stream(String purpose) {
    if (!training) {
      throw new IllegalStateException(
          purpose + ": an evaluation pass has no random numbers. Look at isTraining() first.");
    }
    return RandomStream.of(seed, purpose + step);
  }
}
