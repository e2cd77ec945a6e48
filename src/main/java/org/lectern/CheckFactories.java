package org.lectern;

import java.math.BigDecimal;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/** Checks for notebooks and exercises: silent when all is well, an error that says what came. */
abstract class CheckFactories extends PictureFactories {
  /** What rounding in 32 bits can change after a few operations, relative to the number. */
  private static final double ROUNDING = 2e-6;

  private static final String AGAIN =
      "Run the cells from the top; if it still differs, compare with the original notebook.";

  private static final String NOTHING = "✓ nothing to compare";

  CheckFactories() {}

  /**
   * Checks a number to as many decimals as the expected one is written with: {@code check(x,
   * 0.6931)} needs |x − 0.6931| ≤ 0.00005, and {@code check(n, 25)} the number itself. Differences
   * that come from calculating in 32 bits, up to 2e-6 of the number, are let through.
   *
   * @param actual what a calculation gave
   * @param expected what it should give, rounded as you like
   * @return a line that says so, for a cell to show
   * @throws AssertionError if they differ by more
   */
  public static String check(double actual, double expected) {
    return within("check", actual, expected, tolerance(expected));
  }

  /**
   * Checks a number that may differ from the expected one by a tolerance.
   *
   * @param actual what a calculation gave
   * @param expected about what it should give
   * @param tolerance the largest difference, at least 0
   * @return a line that says so, for a cell to show
   * @throws AssertionError if they differ by more
   */
  public static String check(double actual, double expected, double tolerance) {
    return within("check", actual, expected, checked(tolerance));
  }

  /**
   * Checks all numbers of a tensor, each to as many decimals as its expected one is written with.
   *
   * @param actual what a calculation gave, of any shape
   * @param expected its numbers, row by row
   * @return a line that says so, for a cell to show
   * @throws AssertionError if there are more or fewer, or one differs
   */
  public static String check(Tensor actual, double... expected) {
    Given.required("check", "a tensor", actual);
    Given.required("check", "expected numbers", expected);
    float[] numbers = actual.toArray();
    if (numbers.length != expected.length) {
      throw failure(
          "check",
          expected.length + " numbers",
          numbers.length + ", of shape " + actual.shape(),
          "Give one expected number for each number of the tensor, row by row; a tolerance goes with a single number: check(x.item(), 0.5, 0.01).");
    }
    String line = NOTHING;
    for (int i = 0; i < numbers.length; i++) {
      line = within(who(i, numbers.length), numbers[i], expected[i], tolerance(expected[i]));
    }
    return numbers.length > 1 ? all(numbers.length) : line;
  }

  /**
   * Checks that two tensors hold the same numbers but for rounding: at most 2e-6 of the largest
   * apart.
   *
   * @param actual what one calculation gave
   * @param expected what another gave, of the same shape
   * @return a line that says so, for a cell to show
   * @throws AssertionError if the shapes differ, or numbers do
   */
  public static String check(Tensor actual, Tensor expected) {
    Given.required("check", "an expected tensor", expected);
    double largest = 0;
    for (float value : expected.toArray()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return check(actual, expected, ROUNDING * largest);
  }

  /**
   * Checks that the numbers of two tensors are no further apart than a tolerance.
   *
   * @param actual what one calculation gave
   * @param expected what another gave, of the same shape
   * @param tolerance the largest difference, at least 0
   * @return a line that says so, for a cell to show
   * @throws AssertionError if the shapes differ, or numbers do by more
   */
  public static String check(Tensor actual, Tensor expected, double tolerance) {
    Given.required("check", "a tensor", actual);
    Given.required("check", "an expected tensor", expected);
    if (!actual.shape().equals(expected.shape())) {
      throw failure(
          "check",
          "a tensor of shape " + expected.shape(),
          "one of shape " + actual.shape(),
          "reshape(…) or flatten() one of them.");
    }
    float[] numbers = actual.toArray();
    float[] others = expected.toArray();
    String line = NOTHING;
    for (int i = 0; i < numbers.length; i++) {
      line = within(who(i, numbers.length), numbers[i], others[i], checked(tolerance));
    }
    return numbers.length > 1 ? all(numbers.length) : line;
  }

  /**
   * Checks a text, such as a fingerprint, of which the beginning is enough.
   *
   * @param actual what came
   * @param expected what it should be, or should begin with
   * @return a line that says so, for a cell to show
   * @throws AssertionError if it begins otherwise
   */
  public static String check(String actual, String expected) {
    Given.required("check", "a text", actual);
    Given.required("check", "an expected text", expected);
    if (expected.isEmpty() || !actual.startsWith(expected)) {
      throw failure("check", '"' + expected + '"', '"' + actual + '"', AGAIN);
    }
    return "✓ " + expected;
  }

  /**
   * Checks a condition.
   *
   * @param holds what should be true, such as {@code accuracy(net, test) > 0.9}
   * @return a line that says so, for a cell to show
   * @throws AssertionError if it is false
   */
  public static String check(boolean holds) {
    if (!holds) {
      throw failure("check", "true", "false", AGAIN);
    }
    return "✓ true";
  }

  private static String who(int index, int count) {
    return count == 1 ? "check" : "check: number " + (index + 1) + " of " + count;
  }

  private static String all(int count) {
    return "✓ all " + count + " numbers agree";
  }

  private static double checked(double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "check: the tolerance must be a number of at least 0, but got "
              + Numbers.asJava(tolerance)
              + ". Write check(actual, expected, 0.001).");
    }
    return tolerance;
  }

  private static String within(String who, double actual, double expected, double tolerance) {
    boolean same = Double.compare(actual, expected) == 0;
    if (!same && !(Math.abs(actual - expected) <= tolerance)) {
      throw failure(
          who,
          Numbers.significant(expected, 9) + " ± " + Numbers.significant(tolerance, 2),
          Numbers.significant(actual, 9),
          AGAIN);
    }
    return "✓ " + Numbers.significant(actual, 8) + ", expected " + Numbers.significant(expected, 9);
  }

  /** Half a unit of the last decimal that a number is written with. */
  private static double tolerance(double expected) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      return 0;
    }
    BigDecimal written = new BigDecimal(Double.toString(expected)).stripTrailingZeros();
    double half =
        written.scale() <= 0
            ? 0
            : 0.5 * BigDecimal.ONE.scaleByPowerOfTen(-written.scale()).doubleValue();
    return Math.max(half, ROUNDING * Math.abs(expected));
  }

  private static AssertionError failure(String who, String needed, String came, String advice) {
    return new AssertionError(who + ": needed " + needed + ", but got " + came + ". " + advice);
  }
}
