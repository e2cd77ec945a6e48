package org.lectern.optim;

import org.jspecify.annotations.Nullable;
import org.lectern.display.Numbers;

/** What hyper-parameters must be, and how a refusal says it: who, needed, got, try. */
final class Checks {
  private Checks() {}

  static double learningRate(String who, double value) {
    return aboveZero(
        who,
        "learning rate",
        value,
        value == 0 ? "In Java 1/100 is 0: write 0.01, with a point." : "Try 0.01.");
  }

  static double aboveZero(String who, String what, double value, String advice) {
    if (!(value > 0) || Double.isInfinite(value)) {
      String needed = Math.abs(value) <= Double.MAX_VALUE ? "above 0" : "a finite number above 0";
      throw refused(who, what, needed, value, advice);
    }
    return value;
  }

  static double zeroOrMore(String who, String what, double value, String advice) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      String needed =
          Math.abs(value) <= Double.MAX_VALUE ? "0 or more" : "a finite number, 0 or more";
      throw refused(who, what, needed, value, advice);
    }
    return value;
  }

  /** The factor of a running average: at 1 nothing new would ever come in. */
  static double belowOne(String who, String what, double value, double usual) {
    if (!(value >= 0 && value < 1)) {
      throw refused(
          who,
          what,
          "from 0 to below 1",
          value,
          "The usual value is " + Numbers.significant(usual, 6) + ".");
    }
    return value;
  }

  static long atLeast(String who, String what, long value, long least, String advice) {
    if (value < least) {
      throw new IllegalArgumentException(
          who
              + ": the "
              + what
              + " must be "
              + least
              + " or more, but is "
              + value
              + ". "
              + advice);
    }
    return value;
  }

  static <T> T given(String who, String what, @Nullable T value, String advice) {
    if (value == null) {
      throw new IllegalArgumentException(who + ": needs " + what + ", but got null. " + advice);
    }
    return value;
  }

  private static IllegalArgumentException refused(
      String who, String what, String needed, double value, String advice) {
    return new IllegalArgumentException(
        who
            + ": the "
            + what
            + " must be "
            + needed
            + ", but is "
            + Numbers.asJava(value)
            + ". "
            + advice);
  }
}
