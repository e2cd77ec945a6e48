package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Ticks at powers of ten, and between them where there are few. */
final class LogarithmicTicks {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Axes from 0.001 to 1000 have plain numbers, longer ones powers. */
  private static final int MOST_ZEROS = 3;

  private static final int[] STEPS = {1, 2, 3, 5, 6, 10, 20, 30, 50, 100, 200};

  private LogarithmicTicks() {}

  /** The ticks inside a range of logarithms: about so many. */
  static Ticks of(Range places, int about) {
    int first = (int) StrictMath.ceil(places.min() - 1e-9);
    int last = (int) StrictMath.floor(places.max() + 1e-9);
    if (last - first >= 2) {
      return decades(first, last, about);
    }
    List<BigDecimal> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = first - 1; power <= last; power++) {
      for (int factor : new int[] {1, 2, 5}) {
        BigDecimal value = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
        double place = StrictMath.log10(value.doubleValue());
        if (place >= places.min() - 1e-9 && place <= places.max() + 1e-9) {
          at.add(BigDecimal.valueOf(place));
          labels.add(FigureText.number(value.doubleValue()));
        }
      }
    }
    return at.size() >= 2 ? Ticks.labelled(at, labels) : linear(places, about);
  }

  private static Ticks decades(int first, int last, int about) {
    int step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && (last - first) / STEPS[i] <= about; i--) {
      step = STEPS[i];
    }
    boolean plain = first >= -MOST_ZEROS && last <= MOST_ZEROS;
    List<BigDecimal> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = Math.floorDiv(first + step - 1, step) * step; power <= last; power += step) {
      at.add(BigDecimal.valueOf(power));
      labels.add(plain ? BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString() : power(power));
    }
    return Ticks.labelled(at, labels);
  }

  /** A range within less than a decade has ordinary ticks. */
  private static Ticks linear(Range places, int about) {
    Range values = new Range(StrictMath.pow(10, places.min()), StrictMath.pow(10, places.max()));
    Ticks ticks = Ticks.of(values, about, false);
    List<BigDecimal> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (BigDecimal value : ticks.values()) {
      if (value.signum() > 0) {
        at.add(BigDecimal.valueOf(StrictMath.log10(value.doubleValue())));
        labels.add(ticks.label(value));
      }
    }
    return Ticks.labelled(at, labels);
  }

  /** A power of ten as 10⁻³; 1 and 10 as they are. */
  private static String power(int exponent) {
    if (exponent == 0 || exponent == 1) {
      return exponent == 0 ? "1" : "10";
    }
    StringBuilder text = new StringBuilder("10").append(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
