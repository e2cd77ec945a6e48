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

  /** Says which points have no place on a logarithmic axis. */
  static void addPlaceless(List<String> remarks, String unit, Series series, Panel panel) {
    Series placed = panel.placed(series);
    int count = 0;
    int first = -1;
    for (int i = 0; i < placed.x().length; i++) {
      boolean shows = Range.shows(series.x()[i]) && Range.shows(series.y()[i]);
      if (shows && !(Range.shows(placed.x()[i]) && Range.shows(placed.y()[i]))) {
        count++;
        first = first < 0 ? i : first;
      }
    }
    if (count > 0) {
      remarks.add(
          series.name()
              + ": "
              + (count == 1 ? "1 point is" : count + " points are")
              + " left out, the first at "
              + unit
              + " "
              + FigureText.number(series.x()[first])
              + ": numbers that are not above 0 have no place on a logarithmic axis");
    }
  }
}
