package org.lectern.bench.speed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the table: a task, a peer, a number of threads and a JDK; a number for each fork. */
final class Row {
  final String task;
  final String title;
  final String peer;
  final int threads;
  final String jdk;

  /** Peer time / Lectern time, of each fork. */
  final List<Double> ratios = new ArrayList<>();

  /** Nanoseconds of one run, of each fork. */
  final List<Double> lectern = new ArrayList<>();

  final List<Double> theirs = new ArrayList<>();

  /** Bytes of Java's heap that Lectern allocates in one run; null if not measured. */
  @Nullable Double allocated;

  /** Largest resident memory of a process that does this alone, in MiB. */
  @Nullable Double lecternMemory;

  @Nullable Double theirMemory;

  /** Accuracies after an epoch; null for other tasks. */
  @Nullable Double lecternAccuracy;

  @Nullable Double theirAccuracy;

  Row(String task, String title, String peer, int threads, String jdk) {
    this.task = task;
    this.title = title;
    this.peer = peer;
    this.threads = threads;
    this.jdk = jdk;
  }

  void add(double lecternNanos, double theirNanos) {
    lectern.add(lecternNanos);
    theirs.add(theirNanos);
    ratios.add(theirNanos / lecternNanos);
  }
}
