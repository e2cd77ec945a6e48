package org.lectern.plot;

import org.lectern.display.Svg;

/** A piece of a picture that knows its size in pixels. */
interface Part {
  double width();

  double height();

  void draw(Svg svg, double left, double top);
}
