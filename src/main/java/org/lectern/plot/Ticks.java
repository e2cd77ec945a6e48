package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Numbers;

/** Places on an axis that a person would choose: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {
  private static final double LONGEST = 130;

  private final BigDecimal step;
  private final List<BigDecimal> values;
  private final @Nullable List<String> labels;

  private Ticks(BigDecimal step, List<BigDecimal> values, @Nullable List<String> labels) {
    this.step = step;
    this.values = values;
    this.labels = labels;
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
    return new Ticks(step, values, null);
  }

  /** Ticks with labels of their own, as many. */
  static Ticks labelled(List<BigDecimal> values, List<String> labels) {
    return new Ticks(BigDecimal.ONE, values, labels);
  }

  /** Ticks at 0, 1, 2, …, labelled by names; if there are more than so many, every n-th. */
  static Ticks named(Range range, int about, List<String> names) {
    int most = Math.max(about, 1);
    int every = (names.size() + most - 1) / most;
    List<BigDecimal> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < names.size(); i += every) {
      if (range.contains(i)) {
        values.add(BigDecimal.valueOf(i));
        labels.add(TextWidth.shorten(names.get(i), Axes.FONT, LONGEST));
      }
    }
    return new Ticks(BigDecimal.ONE, values, labels);
  }

  /** The range made longer, so that it begins and ends at a tick. */
  static Range rounded(Range range, int about) {
    double size = step(range.span() / Math.max(about, 1), false).doubleValue();
    return new Range(
        StrictMath.floor(range.min() / size + 1e-9) * size,
        StrictMath.ceil(range.max() / size - 1e-9) * size);
  }

  /** The least of 1, 2, 5, 10, … that is not below a rough step. */
  static BigDecimal step(double rough, boolean whole) {
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
    if (labels != null) {
      return labels.get(values.indexOf(value));
    }
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
