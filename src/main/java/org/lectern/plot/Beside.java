package org.lectern.plot;

import java.util.List;
import org.lectern.display.Svg;

/** Parts side by side. */
record Beside(List<Part> parts) implements Part {
  private static final double GAP = 24;

  @Override
  public double width() {
    double width = -GAP;
    for (Part part : parts) {
      width += part.width() + GAP;
    }
    return width;
  }

  @Override
  public double height() {
    return parts.stream().mapToDouble(Part::height).max().orElse(0);
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    double x = left;
    for (Part part : parts) {
      part.draw(svg, x, top);
      x += part.width() + GAP;
    }
  }
}
