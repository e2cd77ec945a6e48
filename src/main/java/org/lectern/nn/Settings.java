package org.lectern.nn;

import org.lectern.display.Numbers;

/** Checks of the numbers that layers and initialisers are made with. */
final class Settings {
  private Settings() {}

  static void finite(String who, String what, double value, String hint) {
    require(Math.abs(value) <= Double.MAX_VALUE, who, what, "a finite number", value, hint);
  }

  static void positive(String who, String what, double value, String hint) {
    boolean good = value > 0 && value <= Double.MAX_VALUE;
    String trap = value == 0 ? "In Java 1/100 is 0: write 0.01, with a point." : hint;
    require(good, who, what, "a finite number above 0", value, trap);
  }

  static void atLeast(String who, String what, int value, int least, String hint) {
    require(value >= least, who, what, "at least " + least, value, hint);
  }

  private static void require(
      boolean good, String who, String what, String needed, double value, String hint) {
    if (!good) {
      throw new IllegalArgumentException(
          who
              + ": the "
              + what
              + " must be "
              + needed
              + ", but is "
              + Numbers.significant(value, 7)
              + ". "
              + hint);
    }
  }
}
