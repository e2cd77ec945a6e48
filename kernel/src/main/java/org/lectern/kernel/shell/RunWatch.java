package org.lectern.kernel.shell;

import java.lang.management.ManagementFactory;
import org.lectern.kernel.magic.MagicHost;

/** Measures the code of cells while it runs, without the time that compiling it takes. */
final class RunWatch implements MagicHost.Watch {
  private final CellControl control;
  private int depth;
  private long wallStart;
  private long processorStart;
  private long wall;
  private long processor;

  RunWatch(CellControl control) {
    this.control = control;
    // the first call takes long
    usedNanos();
  }

  /** A statement begins; one that a statement runs is part of that. */
  synchronized void begin() {
    if (depth++ == 0) {
      processorStart = usedNanos();
      wallStart = System.nanoTime();
    }
  }

  /** A statement has ended. */
  synchronized void end() {
    if (--depth == 0) {
      wall += System.nanoTime() - wallStart;
      processor += usedNanos() - processorStart;
    }
  }

  @Override
  public synchronized long wallNanos() {
    return wall;
  }

  @Override
  public synchronized long processorNanos() {
    return processor;
  }

  @Override
  public void close() {
    control.unwatch(this);
  }

  /** The processor time of all threads so far; 0 if this JVM can't tell. */
  private static long usedNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }
}
