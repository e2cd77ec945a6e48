package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Svg;

/** Lines of text as a part of a picture. */
record Lines(List<String> lines, String colour, boolean bold) implements Part {
  static final double ROW = 18;
  static final double FONT = 13;
  private static final int MOST = 4;

  /** Texts in as many lines as they need, a long one cut after the fourth. */
  static Lines of(List<String> texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(TextWidth.wrap(text, FONT, Card.room(), MOST));
    }
    return new Lines(lines, Palette.TEXT, false);
  }

  static Lines heading(String text, double room) {
    // Bold type is wider.
    return new Lines(List.of(TextWidth.shorten(text, Axes.FONT, room * 0.95)), Palette.TEXT, true);
  }

  @Override
  public double width() {
    return lines.stream().mapToDouble(line -> TextWidth.of(line, FONT)).max().orElse(0);
  }

  @Override
  public double height() {
    return lines.size() * ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    svg.open(
        "g",
        "font-size",
        bold ? Axes.FONT : FONT,
        "fill",
        colour,
        "font-weight",
        bold ? "bold" : "normal");
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), left, top + i * ROW + FONT);
    }
    svg.close();
  }
}
