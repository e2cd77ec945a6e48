package org.lectern.train;

import org.lectern.nn.Layer;

/** A training that is running, as callbacks see it. */
public final class Fit {
  private final Layer network;
  private final History history;
  private final int epochs;
  private final int batches;
  int epoch;
  int batch;
  double batchLoss = Double.NaN;

  Fit(Layer network, History history, int epochs, int batches) {
    this.network = network;
    this.history = history;
    this.epochs = epochs;
    this.batches = batches;
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
}
