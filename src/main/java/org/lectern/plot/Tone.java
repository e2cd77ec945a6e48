package org.lectern.plot;

/** How a number becomes the colour of a pixel. */
interface Tone {
  /** The colour of what is no finite number: it occurs in no scale. */
  int GAP = 0xF0A3CF;

  /** The colour, {@link #GAP} for NaN and infinity. */
  int rgb(double value);

  /** Which number has which colour, in words. */
  String text();

  /** Whether text on a colour must be white. */
  static boolean isDark(int rgb) {
    return 299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255) < 140_000;
  }
}
