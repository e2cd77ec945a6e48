package org.lectern.plot;

import java.util.List;
import org.lectern.display.Svg;

/** Parts one below the other, with arrows between them and the shapes that flow beside those. */
final class ChainPiece extends Piece {
  private final List<Piece> parts;

  /** What flows out of each part; "" where it is not known. */
  private final List<String> shapes;

  ChainPiece(List<Piece> parts, List<String> shapes) {
    this.parts = parts;
    this.shapes = shapes;
    for (int i = 0; i < parts.size(); i++) {
      Piece part = parts.get(i);
      toLeft = Math.max(toLeft, part.toLeft);
      toRight = Math.max(toRight, part.toRight);
      height += part.height + (i == 0 ? 0 : GAP);
      if (i + 1 < parts.size()) {
        toRight = Math.max(toRight, TextWidth.of(shapes.get(i), SMALL) + 12);
      }
    }
  }

  @Override
  boolean beginsWithLine() {
    return parts.get(0).beginsWithLine();
  }

  @Override
  void draw(Svg svg, double x, double y) {
    double top = y;
    for (int i = 0; i < parts.size(); i++) {
      Piece part = parts.get(i);
      part.draw(svg, x, top);
      top += part.height;
      if (i + 1 < parts.size()) {
        boolean arrow = !parts.get(i + 1).beginsWithLine();
        line(svg, arrow, x, top, x, top + GAP - (arrow ? 1 : 0));
        text(svg, shapes.get(i), x + 8, top + GAP / 2 + 4, SMALL, "start");
        top += GAP;
      }
    }
  }
}
