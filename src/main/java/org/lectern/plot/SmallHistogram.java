package org.lectern.plot;

import org.lectern.display.Svg;

/** How many values fall into each of some intervals of equal length, as bars that touch. */
record SmallHistogram(Range range, int[] counts) {
  static SmallHistogram of(float[] values, Range range, int bins) {
    int[] counts = new int[bins];
    for (float value : values) {
      if (range.contains(value)) {
        int bin = (int) ((value - range.min()) / range.span() * bins);
        counts[Math.min(bin, bins - 1)]++;
      }
    }
    return new SmallHistogram(range, counts);
  }

  /** The largest count, at least 1. */
  int most() {
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }

  void draw(Svg svg, Axes axes) {
    StringBuilder path = new StringBuilder();
    double width = (axes.right - axes.left) / counts.length;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        // The least bar that can be seen: one value is not none.
        double height = Math.max(1, (axes.bottom - axes.top) * counts[i] / most());
        Axes.move(path, axes.left + i * width, axes.bottom);
        path.append('v');
        Svg.number(path, -height);
        path.append('h');
        Svg.number(path, width);
        path.append('v');
        Svg.number(path, height);
        path.append('z');
      }
    }
    if (path.length() > 0) {
      svg.element("path", "d", path, "fill", Palette.colour(0));
    }
  }
}
