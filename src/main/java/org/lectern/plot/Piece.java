package org.lectern.plot;

import org.lectern.display.Svg;

/** A part of a block diagram, with a size. What flows through it enters above and leaves below. */
abstract class Piece {
  static final double FONT = 14;
  static final double SMALL = 12;
  static final double GAP = 26;
  static final String LINE = "#7a7a7a";

  /** How far it reaches to the left and to the right of the line that flows through it. */
  double toLeft;

  double toRight;
  double height;

  double width() {
    return toLeft + toRight;
  }

  /** Draws it below y, with its line at x; the line enters at the top and ends at the bottom. */
  abstract void draw(Svg svg, double x, double y);

  /** Whether it begins with a line, so that an arrow into it would stand in the middle of one. */
  boolean beginsWithLine() {
    return false;
  }

  /** A line through points, with an arrow at its end if asked for. */
  static void line(Svg svg, boolean arrow, double... points) {
    StringBuilder path = new StringBuilder("M");
    for (int i = 0; i < points.length; i += 2) {
      path.append(i == 0 ? "" : "L");
      path.append(Svg.number(points[i])).append(' ').append(Svg.number(points[i + 1]));
    }
    if (arrow) {
      double x = points[points.length - 2];
      double y = points[points.length - 1];
      path.append('M').append(Svg.number(x - 4)).append(' ').append(Svg.number(y - 6.5));
      path.append("l4 6l4-6");
    }
    svg.element("path", "d", path, "fill", "none", "stroke", LINE, "stroke-width", 1.5);
  }

  static void box(Svg svg, double x, double y, double width, double height, String fill) {
    svg.element(
        "rect",
        "x",
        x - width / 2,
        "y",
        y,
        "width",
        width,
        "height",
        height,
        "rx",
        5,
        "fill",
        fill,
        "stroke",
        "#a0a0a0");
  }

  static void text(Svg svg, String text, double x, double y, double size, String anchor) {
    svg.text(text, x, y, "font-size", size, "text-anchor", anchor, "fill", Palette.TEXT);
  }
}
