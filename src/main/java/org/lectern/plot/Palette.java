package org.lectern.plot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The colours: those of Okabe and Ito, which people with the common colour vision deficiencies tell
 * apart, without their yellow, which is too pale for lines on white.
 */
final class Palette {
  static final String TEXT = "#333333";
  static final String AXIS = "#767676";
  static final String GRID = "#e4e4e4";
  static final String REMARK = "#a33f00";

  private static final int[] COLOURS = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x444444
  };

  /** How many colours there are until they come again. */
  static final int SIZE = COLOURS.length;

  /** The last colour, which says least. */
  static final int GREY = SIZE - 1;

  private Palette() {}

  /** All colours, in the order in which they are used. */
  static List<String> all() {
    return IntStream.range(0, SIZE).mapToObj(Palette::colour).toList();
  }

  static String colour(int index) {
    return hex(COLOURS[index % COLOURS.length]);
  }

  /** A colour mixed with white: share 1 is the colour itself. */
  static String tint(int index, double share) {
    int colour = COLOURS[index % COLOURS.length];
    return hex(mix(colour >> 16, share) << 16 | mix(colour >> 8, share) << 8 | mix(colour, share));
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 - (255 - (channel & 255)) * share);
  }

  /** The colour for Plotly, partly transparent. */
  static String clear(int index, String share) {
    int colour = COLOURS[index % COLOURS.length];
    return "rgba("
        + (colour >> 16)
        + ","
        + (colour >> 8 & 255)
        + ","
        + (colour & 255)
        + ","
        + share
        + ")";
  }

  static String hex(int rgb) {
    String digits = Integer.toHexString(rgb);
    return "#" + "0".repeat(6 - digits.length()) + digits;
  }
}
