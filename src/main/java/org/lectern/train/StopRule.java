package org.lectern.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;

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
