package org.lectern.kernel.magic;

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
                "Runs code and prints how long that took, with compiling apart.",
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
    long start = System.nanoTime();
    try (MagicHost.Watch watch = host.watch()) {
      try {
        return host.runHere(code);
      } finally {
        System.out.println(text(watch, System.nanoTime() - start));
      }
    }
  }

  private static String text(MagicHost.Watch watch, long total) {
    long processors = watch.processorNanos();
    return "%s (%scompiling: %s)"
        .formatted(
            seconds(watch.wallNanos()),
            processors > 0 ? "processors: " + seconds(processors) + ", " : "",
            seconds(total - watch.wallNanos()));
  }

  static String seconds(long nanos) {
    double seconds = nanos / NANOS;
    return seconds >= 1
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " µs";
  }

  /** A number below 1000 with three digits. */
  private static String digits(double number) {
    int decimals = number < 10 ? 2 : number < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
