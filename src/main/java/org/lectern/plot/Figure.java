package org.lectern.plot;

import java.util.List;

/**
 * What a picture says, without how it looks.
 *
 * @param title above the picture, or empty
 * @param name what the picture is, for those who don't see it
 * @param legend one entry for each style, none where there is nothing to tell apart
 * @param caption lines below
 * @param remarks lines below that must be noticed
 * @param progress how much is done, from 0 to 1, or negative for no bar
 * @param columns how many panels lie side by side
 */
record Figure(
    String title,
    String name,
    List<Panel> panels,
    List<Series> legend,
    List<String> caption,
    List<String> remarks,
    double progress,
    int columns) {
  /** A figure with its panels in one column or two. */
  Figure(
      String title,
      String name,
      List<Panel> panels,
      List<Series> legend,
      List<String> caption,
      List<String> remarks,
      double progress) {
    this(title, name, panels, legend, caption, remarks, progress, Math.min(2, panels.size()));
  }

  /** A figure of one panel; its name is the title, or else the kind of chart. */
  static Figure of(
      String title, String kind, Panel panel, List<Series> legend, List<String> remarks) {
    return new Figure(
        title, title.isEmpty() ? kind : title, List.of(panel), legend, List.of(), remarks, -1);
  }

  /** The same with so many panels side by side, for small multiples. */
  Figure inColumns(int count) {
    return new Figure(title, name, panels, legend, caption, remarks, progress, Math.max(1, count));
  }
}
