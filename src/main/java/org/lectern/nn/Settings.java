package org.lectern.nn;

import org.lectern.display.Numbers;

/** Checks of the numbers that layers and initialisers are made with. */
final class Settings {
  private Settings() {}

  static void finite(String who, String what, double value, String hint) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw refused(who, what, "a finite number", Numbers.asJava(value), hint);
    }
  }

  static void positive(String who, String what, double value, String hint) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      String needed = Math.abs(value) <= Double.MAX_VALUE ? "above 0" : "a finite number above 0";
      throw refused(who, what, needed, Numbers.asJava(value), hint);
    }
  }

  static void atLeast(String who, String what, int value, int least, String hint) {
    if (value < least) {
      throw refused(who, what, "at least " + least, Integer.toString(value), hint);
    }
  }

  /** The trap of whole numbers where a 0 came, else another hint. */
  static String trapOr(double value, String trap, String hint) {
    return value == 0 ? "In Java " + trap + ", with a point." : hint;
  }

  private static IllegalArgumentException refused(
      String who, String what, String needed, String value, String hint) {
    return new IllegalArgumentException(
        who + ": the " + what + " must be " + needed + ", but is " + value + ". " + hint);
  }
}
