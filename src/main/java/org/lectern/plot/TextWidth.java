package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text will be, roughly: the front end's fonts are not known here, so widths are those of
 * a common sans-serif type, a little generous.
 */
final class TextWidth {
  private TextWidth() {}

  static double of(String text, double size) {
    double em = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      em += em(text.codePointAt(i));
    }
    return em * size;
  }

  private static double em(int c) {
    if ("ijl'|".indexOf(c) >= 0) {
      return 0.25;
    }
    if ("It.,:;!()[]{}r-/f\" ".indexOf(c) >= 0) {
      return 0.33;
    }
    if ("cksvxyz".indexOf(c) >= 0) {
      return 0.52;
    }
    if ("mwMW@%".indexOf(c) >= 0) {
      return 0.9;
    }
    if (c >= 'A' && c <= 'Z') {
      return 0.72;
    }
    return c < 0x2E80 ? 0.57 : 1.05;
  }

  /** The text, cut with an ellipsis where it would be too wide. */
  static String shorten(String text, double size, double width) {
    if (of(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end).stripTrailing() + "…", size) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** The text in lines; what does not fit into so many is cut. */
  static List<String> wrap(String text, double size, double width, int lines) {
    List<String> out = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String[] words = text.strip().split("\\s+");
    for (int i = 0; i < words.length; i++) {
      boolean fits = line.length() == 0 || of(line + " " + words[i], size) <= width;
      if (fits || out.size() == lines - 1) {
        line.append(line.length() == 0 ? "" : " ").append(words[i]);
      } else {
        out.add(shorten(line.toString(), size, width));
        line = new StringBuilder(words[i]);
      }
    }
    if (line.length() > 0) {
      out.add(shorten(line.toString(), size, width));
    }
    return out;
  }
}
