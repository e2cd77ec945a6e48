package org.lectern.train;

/** Something that watches a training: override what you need. */
public interface Callback {
  /**
   * Before the first batch.
   *
   * @param fit the training
   */
  default void beforeFit(Fit fit) {}

  /**
   * After each batch, the parameters already changed.
   *
   * @param fit the training
   */
  default void afterBatch(Fit fit) {}

  /**
   * After each epoch, its values already in the history.
   *
   * @param fit the training
   */
  default void afterEpoch(Fit fit) {}

  /**
   * After the last batch, also when training stopped early.
   *
   * @param fit the training
   */
  default void afterFit(Fit fit) {}
}
