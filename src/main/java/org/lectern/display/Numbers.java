package org.lectern.display;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every machine: {@code Float.toString} differs between Java versions
 * and {@code String.format} follows the language of the computer.
 */
public final class Numbers {
  private Numbers() {}

  /**
   * A number with so many significant digits, without trailing zeros; very large and very small
   * numbers as in 1.2e-7.
   *
   * @param value the number
   * @param digits how many significant digits, at least 1
   * @return the text
   */
  public static String significant(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -5 || exponent >= Math.max(digits, 9)) {
      return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return rounded.toPlainString();
  }

  /**
   * A number with so many decimals.
   *
   * @param value the number
   * @param decimals how many digits after the point
   * @return the text
   */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value);
    }
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /**
   * A number as Java writes a double, so that a 0.0 that came from 1/100 is recognised: 0.0, 1.0,
   * 0.25, 1e-7.
   *
   * @param value the number
   * @return the text, with up to 7 significant digits
   */
  public static String asJava(double value) {
    String text = significant(value, 7);
    return value == Math.rint(value) && text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9')
        ? text + ".0"
        : text;
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
  }
}
