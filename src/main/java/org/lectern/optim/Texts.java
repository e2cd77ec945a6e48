package org.lectern.optim;

import org.lectern.display.Numbers;

/** How settings read, in text and in LaTeX. */
final class Texts {
  private Texts() {}

  /** RmsProp becomes rmsProp, as its factory is called. */
  static String name(Class<?> type) {
    String simple = type.getSimpleName();
    return simple.isEmpty()
        ? "optimiser"
        : Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }

  static String number(double value) {
    return Numbers.significant(value, 6);
  }

  /** A count and its unit, such as 1 epoch or 10 epochs. */
  static String count(long n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }

  /** The schedule's text, "" for a constant one; a lambda has none of its own that is stable. */
  static String of(Schedule schedule) {
    String text = schedule.toString();
    String unnamed =
        schedule.getClass().getName()
            + "@"
            + Integer.toHexString(System.identityHashCode(schedule));
    return text.equals(unnamed) ? "a schedule of its own" : text;
  }

  /** A number in a formula: 1e-8 as a power of ten. */
  static String latex(double value) {
    String text = number(value);
    int e = text.indexOf('e');
    if (e < 0) {
      return text.replace("∞", "\\infty");
    }
    String mantissa = text.substring(0, e);
    return (mantissa.equals("1") ? "" : mantissa + "\\cdot ")
        + "10^{"
        + text.substring(e + 1)
        + "}";
  }

  /** Text inside a formula, without the characters that would end it. */
  static String inLatex(String text) {
    StringBuilder out = new StringBuilder("\\text{");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append("$%&#_{}\\^~".indexOf(c) < 0 ? c : ' ');
    }
    return out.append('}').toString();
  }
}
