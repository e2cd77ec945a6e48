package org.lectern.plot;

import java.util.List;

/** Sentences that a picture must not leave out. */
final class Remarks {
  private Remarks() {}

  /** Says where a line has gaps and why. */
  static void addGaps(List<String> remarks, String name, String unit, Series series) {
    int gaps = series.gaps();
    if (gaps == 0) {
      return;
    }
    int first = 0;
    while (Range.shows(series.y()[first]) && Range.shows(series.x()[first])) {
      first++;
    }
    String at = unit.isEmpty() ? "" : " at " + unit + " " + FigureText.number(series.x()[first]);
    remarks.add(
        name
            + ": "
            + (gaps == 1 ? "1 value is" : gaps + " values are")
            + " NaN or infinite and can't be drawn, the first"
            + (at.isEmpty() ? " at place " + first : at));
  }
}
