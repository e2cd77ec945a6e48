package org.lectern.plot;

import java.util.List;
import java.util.Map;
import org.lectern.display.Svg;

/**
 * Something drawn between axes that is not a line or points: bars, bands, boxes, a heat map. Each
 * kind draws itself, says its numbers, and knows its form for Plotly.
 */
interface Mark {
  /** Values that the x axis must show. */
  double[] xs();

  /** Values that the y axis must show. */
  double[] ys();

  /** Whether there is nothing to draw. */
  boolean isEmpty();

  /** Draws it, behind the lines and points of the panel. */
  void draw(Svg svg, Axes axes);

  /** Lines of text with its numbers. */
  List<String> text(Panel panel);

  /** Its traces for Plotly, without axes. */
  List<Map<String, Object>> traces(Panel panel);

  /** Whether it may touch the frame; points must keep away from it. */
  default boolean fillsFrame() {
    return true;
  }

  /** Whether it covers the grid. */
  default boolean coversGrid() {
    return false;
  }

  /** Whether axes mean something for it. */
  default boolean needsAxes() {
    return true;
  }

  /** Whether it writes a label above the axes, at their right end. */
  default boolean hasLabelAbove() {
    return false;
  }

  /** Room at the right of the axes, in pixels. */
  default double rightMargin() {
    return 0;
  }
}
