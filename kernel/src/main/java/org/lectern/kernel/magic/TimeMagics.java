package org.lectern.kernel.magic;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code %time} and {@code %%time}: how long code takes. */
final class TimeMagics {
  private static final double NANOS = 1e9;

  private final MagicHost host;

  TimeMagics(MagicHost host) {
    this.host = host;
  }

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
                "time",
                "CODE",
                "Runs code and prints how long it took, compiling included.",
                args -> timed("time", String.join(" ", args)))
            .orCell((args, body) -> timed("%time", body))
            .ofCode());
  }

  private @Nullable Object timed(String magic, String code) {
    if (code.isBlank()) {
      throw new MagicException(
          "%%%s: needs code to run, but there is none. %s"
              .formatted(
                  magic,
                  magic.equals("time")
                      ? "Write for example %time a.matmul(b)"
                      : "Write it below the line with %%time."));
    }
    long processor = processorNanos();
    long start = System.nanoTime();
    try {
      return host.runHere(code);
    } finally {
      long wall = System.nanoTime() - start;
      long used = processorNanos() - processor;
      System.out.println(seconds(wall) + (used > 0 ? " (processors: " + seconds(used) + ")" : ""));
    }
  }

  /** The processor time of all threads so far; 0 if this JVM can't tell. */
  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }

  static String seconds(long nanos) {
    double seconds = nanos / NANOS;
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3g ms", seconds * 1000)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
