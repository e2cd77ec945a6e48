package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;

/** Places on an axis that a person would choose: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {
  private final BigDecimal step;
  private final List<BigDecimal> values;

  private Ticks(BigDecimal step, List<BigDecimal> values) {
    this.step = step;
    this.values = values;
  }

  /** The ticks inside a range: about so many, never more than twice that. */
  static Ticks of(Range range, int about, boolean whole) {
    BigDecimal step = step(range.span() / Math.max(about, 1), whole);
    double size = step.doubleValue();
    List<BigDecimal> values = new ArrayList<>();
    double last = StrictMath.floor(range.max() / size + 1e-9);
    for (double k = StrictMath.ceil(range.min() / size - 1e-9); k <= last; k++) {
      values.add(step.multiply(new BigDecimal(k)));
    }
    return new Ticks(step, values);
  }

  /** The range made longer, so that it begins and ends at a tick. */
  static Range rounded(Range range, int about) {
    double size = step(range.span() / Math.max(about, 1), false).doubleValue();
    return new Range(
        StrictMath.floor(range.min() / size + 1e-9) * size,
        StrictMath.ceil(range.max() / size - 1e-9) * size);
  }

  /** The least of 1, 2, 5, 10, … that is not below a rough step. */
  private static BigDecimal step(double rough, boolean whole) {
    int exponent = (int) StrictMath.floor(StrictMath.log10(rough));
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    BigDecimal step = power.multiply(BigDecimal.TEN);
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal candidate = power.multiply(BigDecimal.valueOf(factor));
      if (candidate.doubleValue() >= rough * (1 - 1e-9)) {
        step = candidate;
        break;
      }
    }
    return whole && step.compareTo(BigDecimal.ONE) < 0 ? BigDecimal.ONE : step;
  }

  List<BigDecimal> values() {
    return values;
  }

  /** The tick as text, all of an axis with the same number of decimals. */
  String label(BigDecimal value) {
    BigDecimal largest =
        values.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
    int exponent = exponent(largest);
    String text;
    if (value.signum() == 0) {
      text = "0";
    } else if (exponent < -4 || exponent > 5) {
      text = Numbers.significant(value.doubleValue(), Math.max(1, exponent - exponent(step) + 1));
    } else {
      text = Numbers.fixed(value.doubleValue(), Math.max(0, -exponent(step)));
    }
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }
}
