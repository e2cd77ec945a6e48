package org.lectern.plot;

import org.jspecify.annotations.Nullable;
import org.lectern.display.Svg;

/** A part with a way around it, which may hold a projection; both are added below. */
final class ResidualPiece extends Piece {
  private static final double BRANCH = 10;
  private static final double PLUS = 11;

  private final Piece inner;
  private final @Nullable Piece projection;
  private final double around;

  ResidualPiece(Piece inner, @Nullable Piece projection) {
    this.inner = inner;
    this.projection = projection;
    around = inner.toRight + 22 + (projection == null ? 0 : projection.toLeft);
    toLeft = inner.toLeft;
    toRight = around + (projection == null ? 12 : projection.toRight + 4);
    double longest = Math.max(inner.height, projection == null ? 0 : projection.height);
    height = BRANCH + GAP - 6 + longest + GAP + 2 * PLUS;
  }

  @Override
  boolean beginsWithLine() {
    return true;
  }

  @Override
  void draw(Svg svg, double x, double y) {
    double start = y + BRANCH + GAP - 6;
    double plus = y + height - PLUS;
    line(svg, true, x, y, x, start - 1);
    inner.draw(svg, x, start);
    line(svg, true, x, start + inner.height, x, plus - PLUS - 1);
    double side = x + around;
    if (projection == null) {
      line(svg, false, x, y + BRANCH, side, y + BRANCH, side, plus, x + PLUS, plus);
    } else {
      line(svg, true, x, y + BRANCH, side, y + BRANCH, side, start - 1);
      projection.draw(svg, side, start);
      line(svg, false, side, start + projection.height, side, plus, x + PLUS, plus);
    }
    svg.element("circle", "cx", x, "cy", y + BRANCH, "r", 2.5, "fill", LINE);
    svg.element("circle", "cx", x, "cy", plus, "r", PLUS, "fill", "#ffffff", "stroke", LINE);
    text(svg, "+", x, plus + 5, FONT + 2, "middle");
  }
}
