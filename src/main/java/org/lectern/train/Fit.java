package org.lectern.train;

import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;

/** A training that is running, as callbacks see it. */
public final class Fit {
  private final Layer network;
  private final History history;
  private final int epochs;
  private final int batches;
  private final Optimiser optimiser;
  private final boolean validation;
  private @Nullable String stop;
  @Nullable Dataset samples;
  int epoch;
  int batch;
  double batchLoss = Double.NaN;

  /** Whether an epoch has ended and the next has not begun. */
  boolean between;

  boolean interrupted;
  boolean failed;

  Fit(
      Layer network,
      Optimiser optimiser,
      History history,
      int epochs,
      int batches,
      boolean validation) {
    this.network = network;
    this.optimiser = optimiser;
    this.history = history;
    this.epochs = epochs;
    this.batches = batches;
    this.validation = validation;
  }

  /**
   * The network in training.
   *
   * @return the network
   */
  public Layer network() {
    return network;
  }

  /**
   * What changes the parameters.
   *
   * @return the optimiser
   */
  public Optimiser optimiser() {
    return optimiser;
  }

  /**
   * The samples of the batch in work, or of the last one.
   *
   * @return the batch, null before the first
   */
  public @Nullable Dataset samples() {
    return samples;
  }

  /**
   * Ends training after the batch in work, or after the epoch if an epoch has just ended.
   *
   * @param reason one sentence, which becomes the history's note
   */
  public void stop(String reason) {
    if (stop == null) {
      stop = reason;
      history.note(reason);
    }
  }

  /**
   * Whether there is validation data.
   *
   * @return true if each epoch is measured on it
   */
  public boolean hasValidation() {
    return validation;
  }

  /**
   * Whether training has been asked to end.
   *
   * @return true after {@link #stop}
   */
  public boolean isStopped() {
    return stop != null;
  }

  /**
   * The values of the epochs so far.
   *
   * @return the history, still growing
   */
  public History history() {
    return history;
  }

  /**
   * How many epochs this training has.
   *
   * @return the number of epochs
   */
  public int epochs() {
    return epochs;
  }

  /**
   * How many epochs are done.
   *
   * @return from 0
   */
  public int epoch() {
    return epoch;
  }

  /**
   * How many batches an epoch has.
   *
   * @return at least 1
   */
  public int batches() {
    return batches;
  }

  /**
   * How many batches of the running epoch are done.
   *
   * @return from 0
   */
  public int batch() {
    return batch;
  }

  /**
   * The loss of the last batch.
   *
   * @return the loss, NaN before the first batch
   */
  public double batchLoss() {
    return batchLoss;
  }

  /** How many epochs the network has seen, those of earlier trainings included. */
  int networkEpoch() {
    return history.firstEpoch() + epoch;
  }

  /** Where training is, for notes. */
  String where() {
    return between
        ? "after epoch " + networkEpoch()
        : "in epoch "
            + (networkEpoch() + 1)
            + " after "
            + batch
            + " of "
            + batches
            + (batches == 1 ? " batch" : " batches");
  }
}
