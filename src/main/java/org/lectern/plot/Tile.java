package org.lectern.plot;

import java.util.List;

/**
 * One image of a grid.
 *
 * @param lines what stands below it
 * @param marked whether the lines must be noticed
 * @param mean the mean of its numbers, for those who don't see it
 */
record Tile(Raster raster, List<String> lines, boolean marked, double mean) {
  /** In words. */
  String text() {
    String words = String.join(", ", lines);
    return words + (words.isEmpty() ? "" : ", ") + "mean " + FigureText.number(mean);
  }
}
