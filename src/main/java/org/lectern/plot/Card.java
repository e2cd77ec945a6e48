package org.lectern.plot;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Svg;

/** A picture of several parts, one below the other, on a white card. */
final class Card {
  static final double MARGIN = 14;
  static final double WIDTH = 640;
  private static final double GAP = 12;
  private static final double TITLE = 28;

  private Card() {}

  /** How wide a part may be. */
  static double room() {
    return WIDTH - 2 * MARGIN;
  }

  /**
   * The picture and its text.
   *
   * @param title above the picture
   * @param text what it shows, in words and numbers
   */
  static MimeBundle bundle(String title, String text, List<Part> parts) {
    return bundle(title, text, text, parts);
  }

  /** The same where the text is too long to stand in the picture too, as its description. */
  static MimeBundle bundle(String title, String text, String description, List<Part> parts) {
    double width = room();
    double height = MARGIN + TITLE;
    for (Part part : parts) {
      width = Math.max(width, part.width());
      height += part.height() + GAP;
    }
    Svg svg = new Svg(width + 2 * MARGIN, height, title, description);
    FigureSvg.drawBackground(svg, width + 2 * MARGIN, height);
    FigureSvg.drawTitle(svg, title, width + 2 * MARGIN);
    double top = MARGIN + TITLE;
    for (Part part : parts) {
      part.draw(svg, MARGIN, top);
      top += part.height() + GAP;
    }
    return MimeBundle.text(text).with(MimeBundle.SVG, svg.toString());
  }

  /** A number as text in a picture, with a true minus. */
  static String minus(String number) {
    return number.startsWith("-") ? "−" + number.substring(1) : number;
  }
}
