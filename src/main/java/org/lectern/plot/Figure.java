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
 */
record Figure(
    String title,
    String name,
    List<Panel> panels,
    List<Series> legend,
    List<String> caption,
    List<String> remarks,
    double progress) {
  /** A figure of one panel; its name is the title, or else the kind of chart. */
  static Figure of(
      String title, String kind, Panel panel, List<Series> legend, List<String> remarks) {
    return new Figure(
        title, title.isEmpty() ? kind : title, List.of(panel), legend, List.of(), remarks, -1);
  }

  /** A figure of several panels, two of them side by side; its name is the title. */
  static Figure of(
      String title,
      List<Panel> panels,
      List<Series> legend,
      List<String> caption,
      List<String> remarks) {
    return new Figure(title, title, panels, legend, caption, remarks, -1);
  }

  /** How many panels lie side by side. */
  int columns() {
    return panels.size() > 1 ? 2 : 1;
  }

  /** How many rows of panels there are. */
  int rows() {
    return (panels.size() + columns() - 1) / columns();
  }
}
