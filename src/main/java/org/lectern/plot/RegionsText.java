package org.lectern.plot;

import java.util.StringJoiner;
import org.lectern.display.Numbers;

/** Regions as a small map of letters. */
final class RegionsText {
  private static final int COLUMNS = 40;
  private static final int ROWS = 14;

  private RegionsText() {}

  static String of(Panel panel) {
    Regions regions = panel.regions();
    if (regions == null) {
      return "";
    }
    StringJoiner text = new StringJoiner("\n");
    text.add(
        FigureText.between(panel.xLabel(), regions.x())
            + " (left to right), "
            + FigureText.between(panel.yLabel(), regions.y())
            + " (bottom to top)");
    for (int row = ROWS - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS; column++) {
        int i = column * (regions.side() - 1) / (COLUMNS - 1);
        int j = row * (regions.side() - 1) / (ROWS - 1);
        line.append(letter(regions.winner(j * regions.side() + i)));
      }
      text.add(line);
    }
    double[] shares = regions.shares();
    StringJoiner key = new StringJoiner(", ");
    for (int k = 0; k < shares.length; k++) {
      key.add(
          letter(k)
              + " = "
              + regions.names().get(k)
              + " ("
              + Numbers.fixed(shares[k] * 100, 0)
              + " % of the area)");
    }
    return text.add(key.toString()).toString();
  }

  private static char letter(int k) {
    return k < 0 ? '?' : (char) ('A' + k % 26);
  }
}
