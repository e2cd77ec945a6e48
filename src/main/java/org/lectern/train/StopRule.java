package org.lectern.train;

import org.lectern.data.Dataset;
import org.jspecify.annotations.Nullable;
import java.util.List;

/** A callback that may end training: what it needs is checked before anything begins. */
interface StopRule extends Callback {
  /**
   * Refuses a training that it could not watch.
   *
   * @param curves the names of the curves
   * @param validation the validation data, or null
   */
  default void check(List<String> curves, @Nullable Dataset validation) {}
}
