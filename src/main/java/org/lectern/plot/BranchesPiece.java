package org.lectern.plot;

import java.util.List;
import org.lectern.display.Svg;

/** Parts side by side: from one input or from several, to one output or to several. */
final class BranchesPiece extends Piece {
  private static final double SPACE = 22;
  private static final double JOIN = 24;

  private final List<Piece> parts;
  private final List<String> inputs;
  private final List<String> outputs;
  private final double longest;

  /**
   * Branches.
   *
   * @param inputs the name of each part's own input; none where all get the same
   * @param outputs the name of each part's own output; none where they are joined
   */
  BranchesPiece(List<Piece> parts, List<String> inputs, List<String> outputs) {
    this.parts = parts;
    this.inputs = inputs;
    this.outputs = outputs;
    double width = SPACE * (parts.size() - 1);
    double most = 0;
    for (Piece part : parts) {
      width += part.width();
      most = Math.max(most, part.height);
    }
    longest = most;
    toLeft = width / 2;
    toRight = width / 2;
    height = above() + longest + (outputs.isEmpty() ? GAP + JOIN : GAP + 18);
  }

  private double above() {
    return inputs.isEmpty() ? 10 + GAP - 6 : 18 + GAP - 6;
  }

  @Override
  boolean beginsWithLine() {
    return inputs.isEmpty();
  }

  @Override
  void draw(Svg svg, double x, double y) {
    double start = y + above();
    double end = start + longest + GAP - 8;
    double left = x - toLeft;
    if (inputs.isEmpty()) {
      line(svg, false, x, y, x, y + 10);
    }
    for (int i = 0; i < parts.size(); i++) {
      Piece part = parts.get(i);
      double at = left + part.toLeft;
      if (inputs.isEmpty()) {
        line(svg, true, x, y + 10, at, y + 10, at, start - 1);
      } else {
        text(svg, inputs.get(i), at, y + 13, FONT, "middle");
        line(svg, true, at, y + 18, at, start - 1);
      }
      part.draw(svg, at, start);
      if (outputs.isEmpty()) {
        line(svg, true, at, start + part.height, at, end + 7);
      } else {
        line(svg, true, at, start + part.height, at, end);
        text(svg, outputs.get(i), at, end + 17, FONT, "middle");
      }
      left += part.width() + SPACE;
    }
    if (outputs.isEmpty()) {
      box(svg, x, end + 8, Math.max(80, width() - 20), JOIN, "#f4f4f4");
      text(svg, "joined", x, end + 8 + 16, SMALL + 1, "middle");
    }
  }
}
