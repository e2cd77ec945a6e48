package org.lectern.plot;

import java.util.List;
import java.util.StringJoiner;
import org.lectern.display.Numbers;

/** What a bar chart says, without how it looks. */
record Bars(String title, String label, List<Bar> bars, List<String> remarks) {
  private static final int WIDTH = 24;

  record Bar(String name, double value) {
    boolean shows() {
      return Range.shows(value);
    }

    /** Its size where it can be drawn, else 0. */
    double size() {
      return shows() ? Math.abs(value) : 0;
    }
  }

  double largest() {
    return bars.stream().mapToDouble(Bar::size).max().orElse(0);
  }

  boolean anyNegative() {
    return bars.stream().anyMatch(b -> b.shows() && b.value() < 0);
  }

  /** Where there are signs, the colours of signs. */
  int colour(boolean negative) {
    return anyNegative() && !negative ? 1 : 0;
  }

  boolean anyPositive() {
    return bars.stream().anyMatch(b -> b.shows() && b.value() > 0);
  }

  String text() {
    StringJoiner text = new StringJoiner("\n");
    text.add(label.isEmpty() ? title : title + " (" + label + ")");
    if (bars.isEmpty()) {
      text.add("no values");
    }
    int names = bars.stream().mapToInt(b -> b.name().length()).max().orElse(0);
    int numbers = bars.stream().mapToInt(b -> number(b).length()).max().orElse(0);
    double largest = largest();
    for (Bar bar : bars) {
      int length = largest == 0 ? 0 : (int) Math.round(WIDTH * (bar.size() / largest));
      String line =
          bar.name()
              + " ".repeat(names - bar.name().length() + 2)
              + " ".repeat(numbers - number(bar).length())
              + number(bar)
              + "  "
              + (bar.value() < 0 ? "░" : "█").repeat(length);
      text.add(line.stripTrailing());
    }
    remarks.forEach(text::add);
    return text.toString();
  }

  static String number(Bar bar) {
    double value = bar.value();
    boolean count = value == Math.rint(value) && Math.abs(value) < 1e7;
    return count ? Numbers.fixed(value, 0) : FigureText.number(value);
  }
}
