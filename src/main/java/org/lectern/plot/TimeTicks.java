package org.lectern.plot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Ticks at years, months, days and times of day, as ISO 8601 writes them. */
final class TimeTicks {
  private static final long DAY = 86_400;
  private static final long MONTH = 30 * DAY;

  /** Steps of a clock and of days, in seconds. */
  private static final long[] STEPS = {
    1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY,
    14 * DAY
  };

  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000};

  /** Beyond the years 1 and 9999 there are numbers only. */
  private static final double LEAST = -62_135_596_800.0;

  private static final double MOST = 253_402_300_799.0;

  private TimeTicks() {}

  static Ticks of(Range seconds, int about) {
    if (seconds.min() < LEAST || seconds.max() > MOST) {
      return Ticks.of(seconds, about, false);
    }
    double rough = seconds.span() / Math.max(about, 1);
    if (rough < 0.5) {
      return Ticks.of(seconds, about, false);
    }
    for (long step : STEPS) {
      if (step >= rough) {
        return even(seconds, step);
      }
    }
    for (int months : MONTHS) {
      if (months * (double) MONTH >= rough || months == MONTHS[MONTHS.length - 1]) {
        return months(seconds, months);
      }
    }
    throw new AssertionError();
  }

  private static Ticks even(Range seconds, long step) {
    List<BigDecimal> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    // Weeks begin on Mondays; 1970 began on a Thursday.
    long shift = step % (7 * DAY) == 0 ? 4 * DAY : 0;
    long first = (long) StrictMath.ceil((seconds.min() - shift) / step) * step + shift;
    for (long tick = first; tick <= seconds.max(); tick += step) {
      at.add(BigDecimal.valueOf(tick));
      labels.add(label(tick, step));
    }
    return Ticks.labelled(at, labels);
  }

  private static String label(long tick, long step) {
    LocalDateTime time = time(tick);
    if (step >= DAY || tick % DAY == 0) {
      return time.toLocalDate().toString();
    }
    String clock = time.toLocalTime().toString();
    return step < 60 && clock.length() == 5 ? clock + ":00" : clock;
  }

  private static Ticks months(Range seconds, int months) {
    List<BigDecimal> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    LocalDateTime start = time((long) StrictMath.floor(seconds.min()));
    int begin = Math.floorDiv(start.getYear() * 12 + start.getMonthValue() - 1, months) * months;
    for (int month = begin; ; month += months) {
      LocalDate date = LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
      long tick = date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      if (tick > seconds.max() || date.getYear() >= 9999) {
        return Ticks.labelled(at, labels);
      }
      if (tick >= seconds.min()) {
        at.add(BigDecimal.valueOf(tick));
        labels.add(date.toString().substring(0, months % 12 == 0 ? 4 : 7));
      }
    }
  }

  private static LocalDateTime time(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  /** A time as text: the date alone at midnight. */
  static String text(double seconds) {
    if (!(seconds >= LEAST && seconds <= MOST)) {
      return FigureText.number(seconds);
    }
    long whole = (long) StrictMath.floor(seconds);
    int nanos = (int) Math.min(999_999_999, Math.rint((seconds - whole) * 1000) * 1_000_000);
    LocalDateTime time =
        LocalDateTime.ofInstant(Instant.ofEpochSecond(whole, nanos), ZoneOffset.UTC);
    boolean midnight = whole % DAY == 0 && nanos == 0;
    return midnight ? time.toLocalDate().toString() : time.toString();
  }
}
