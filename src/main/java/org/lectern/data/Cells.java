package org.lectern.data;

/** What the text of a cell stands for. */
final class Cells {
  private Cells() {}

  /** Whether a cell holds no value. */
  static boolean isMissing(String cell) {
    return switch (cell) {
      case "", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?" -> true;
      default -> false;
    };
  }

  /**
   * Whether a cell is a decimal number such as -1.5e3. Java's parser alone is too lenient: it takes
   * 1d, 0x1p3 and Infinity.
   */
  static boolean isNumber(String cell) {
    int at = sign(cell, 0);
    int whole = digits(cell, at);
    int point = at + whole;
    int fraction = 0;
    if (point < cell.length() && cell.charAt(point) == '.') {
      fraction = digits(cell, point + 1);
      point += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (point < cell.length() && (cell.charAt(point) == 'e' || cell.charAt(point) == 'E')) {
      int power = sign(cell, point + 1);
      int length = digits(cell, power);
      return length > 0 && power + length == cell.length();
    }
    return point == cell.length();
  }

  /** Whether a cell is true or false. */
  static boolean isBoolean(String cell) {
    return isTrue(cell) || cell.equalsIgnoreCase("false");
  }

  /** Whether a cell is true. */
  static boolean isTrue(String cell) {
    return cell.equalsIgnoreCase("true");
  }

  private static int sign(String cell, int at) {
    boolean signed = at < cell.length() && (cell.charAt(at) == '-' || cell.charAt(at) == '+');
    return signed ? at + 1 : at;
  }

  private static int digits(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
