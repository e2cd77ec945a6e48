package org.lectern.train;

/**
 * Something that watches a training, and may end it by {@link Fit#stop}: override the events you
 * need. Each epoch is {@code beforeEpoch}, for each batch {@code beforeBatch}, {@code
 * afterBackward}, {@code afterBatch}, then {@code afterEpoch}. Parameters are read through {@code
 * fit.network()}; what a callback draws or computes in evaluation changes nothing that follows.
 */
public interface Callback {
  /**
   * Before the first batch.
   *
   * @param fit the training
   */
  default void beforeFit(Fit fit) {}

  /**
   * Before each epoch.
   *
   * @param fit the training
   */
  default void beforeEpoch(Fit fit) {}

  /**
   * Before each batch.
   *
   * @param fit the training; {@link Fit#samples()} is the batch
   */
  default void beforeBatch(Fit fit) {}

  /**
   * After the backward pass of each batch: gradients are known, the parameters not changed yet.
   *
   * @param fit the training
   */
  default void afterBackward(Fit fit) {}

  /**
   * After each batch, the parameters already changed.
   *
   * @param fit the training
   */
  default void afterBatch(Fit fit) {}

  /**
   * After each epoch, its values already in the history. An epoch that was cut short has none.
   *
   * @param fit the training
   */
  default void afterEpoch(Fit fit) {}

  /**
   * After the last batch, also when training stopped early or by an error. The callback that was
   * added last ends first, as with nested brackets: a picture that was added before a rule shows
   * what the rule did.
   *
   * @param fit the training
   */
  default void afterFit(Fit fit) {}

  /**
   * Whether it only tells a person how training goes: searches, which train many networks, leave
   * such callbacks out.
   *
   * @return false unless overridden
   */
  default boolean isForShow() {
    return false;
  }
}
