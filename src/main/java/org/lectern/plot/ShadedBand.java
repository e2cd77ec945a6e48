package org.lectern.plot;

import org.lectern.display.Svg;

/** The area between two lines, in a colour that others shine through. */
record ShadedBand(double[] x, double[] low, double[] high, int colour) implements Picture.Painter {
  private static final double OPACITY = 0.25;

  @Override
  public void paint(Svg svg, Axes axes) {
    StringBuilder path = new StringBuilder();
    int start = 0;
    while (start < x.length) {
      int end = start;
      while (end < x.length && isWhole(end)) {
        end++;
      }
      piece(path, axes, start, end);
      start = end + 1;
    }
    if (path.length() > 0) {
      svg.element("path", "d", path, "fill", Palette.colour(colour), "fill-opacity", OPACITY);
    }
  }

  private boolean isWhole(int i) {
    return Range.shows(x[i]) && Range.shows(low[i]) && Range.shows(high[i]);
  }

  /** Along the upper line and back along the lower one; beyond the axes both are cut. */
  private void piece(StringBuilder path, Axes axes, int from, int to) {
    if (to - from < 2) {
      return;
    }
    for (int i = from; i < to; i++) {
      Axes.point(path, i == from ? 'M' : 'L', axes.px(x[i]), py(axes, high[i]));
    }
    for (int i = to - 1; i >= from; i--) {
      Axes.point(path, 'L', axes.px(x[i]), py(axes, low[i]));
    }
    path.append('z');
  }

  private static double py(Axes axes, double value) {
    return axes.py(Math.max(axes.y.min(), Math.min(axes.y.max(), value)));
  }
}
