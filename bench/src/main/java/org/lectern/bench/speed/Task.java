package org.lectern.bench.speed;

import java.util.Map;
import java.util.function.Supplier;

/** Work that Lectern and its peers do alike: a row of the table. */
interface Task {
  /** A short name for the command line. */
  String name();

  /** What is done, for the table. */
  String title();

  /** The sides by name, Lectern first; each is set up when it is asked for. */
  Map<String, Supplier<Side>> sides();

  /** How far outcomes may differ, as a part of the largest number, or as it is for accuracies. */
  Tolerance tolerance();

  /** Tasks of one group share a process. */
  default String group() {
    return name();
  }

  /** Whether one run is long, so that a few do. */
  default boolean isLong() {
    return false;
  }
}
