package org.lectern.plot;

/**
 * Numbers as colours: pale is 0 or the least number, positive numbers are orange and negative ones
 * blue, the darker the larger. With both signs the scale is symmetric, so that equal sizes are
 * equally dark.
 */
record Shades(double low, double high) implements Tone {
  /** Steps from pale to dark: more are not to be told apart, and every image holds its colours. */
  private static final int STEPS = 60;

  private static final int PALE = 0xF5F5F3;
  private static final int[] POSITIVE = {0xDD9A5F, 0x833F00};
  private static final int[] NEGATIVE = {0x6FA6D2, 0x0B4A8F};

  /** Where the middle one of its colours lies. */
  private static final double MIDDLE = 0.5;

  /** The scale for the finite ones among some numbers. */
  static Shades of(float[]... arrays) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float[] values : arrays) {
      for (float value : values) {
        if (Range.shows(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (low > high || low == 0 && high == 0) {
      return new Shades(0, 1);
    }
    if (low < 0 && high > 0) {
      double size = Math.max(-low, high);
      return new Shades(-size, size);
    }
    // With zero where it is near, or where there is but one number.
    boolean towards = low > 0 ? low < high / 2 || low == high : high > low / 2 || low == high;
    return towards ? new Shades(Math.min(low, 0), Math.max(high, 0)) : new Shades(low, high);
  }

  boolean isSigned() {
    return low < 0 && high > 0;
  }

  /** The number that is pale. */
  private double zero() {
    return isSigned() ? 0 : high > 0 ? low : high;
  }

  @Override
  public int rgb(double value) {
    if (!Range.shows(value)) {
      return GAP;
    }
    double size = value >= zero() ? high - zero() : zero() - low;
    double share = size == 0 ? 0 : Math.min(1, Math.abs(value - zero()) / size);
    share = Math.round(share * STEPS) / (double) STEPS;
    int[] colours = value >= zero() && high > 0 ? POSITIVE : NEGATIVE;
    return share < MIDDLE
        ? mix(PALE, colours[0], share / MIDDLE)
        : mix(colours[0], colours[1], (share - MIDDLE) / (1 - MIDDLE));
  }

  private static int mix(int from, int to, double share) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      rgb = rgb << 8 | (int) Math.round(a + (b - a) * share);
    }
    return rgb;
  }

  @Override
  public String text() {
    String least = FigureText.number(low);
    String most = FigureText.number(high);
    if (isSigned()) {
      return least + " (blue) to " + most + " (orange), 0 is pale";
    }
    return high > 0
        ? least + " (pale) to " + most + " (orange)"
        : least + " (blue) to " + most + " (pale)";
  }
}
