package org.lectern.compute;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many threads compute: the property lectern.threads, else LECTERN_THREADS, else all. */
final class Threads {
  /** The number, and what is wrong with the setting, if anything. */
  record Choice(int count, @Nullable String problem) {}

  private static final int MOST = 256;

  private Threads() {}

  static Choice choose(@Nullable String property, @Nullable String environment, int processors) {
    if (property != null) {
      return parse("system property lectern.threads", property);
    }
    if (environment != null && !environment.isBlank()) {
      return parse("environment variable LECTERN_THREADS", environment);
    }
    return new Choice(Math.min(processors, MOST), null);
  }

  private static Choice parse(String where, String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 1 && count <= MOST) {
        return new Choice(count, null);
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    String problem =
        "Lectern: the %s must be a whole number from 1 to %d, but is \"%s\". Leave it out to use all"
            + " processors.";
    return new Choice(1, String.format(Locale.ROOT, problem, where, MOST, text));
  }
}
