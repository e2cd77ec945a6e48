package org.lectern.plot;

/** Numbers as brightness, as in photographs: one number is black, another white. */
record Brightness(double black, double white) implements Tone {
  private static final double BYTE = 255;

  /** Whole numbers up to here may be grey values of fewer than 256 steps. */
  private static final double FEW = 64;

  /** The range that the finite numbers seem to have: 0 to 1, 0 to 255, −1 to 1, or their own. */
  static Brightness of(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (float value : values) {
      if (Range.shows(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        whole &= value == Math.rint(value);
      }
    }
    if (least > most || least >= 0 && most <= 1) {
      return new Brightness(0, 1);
    }
    if (least >= 0) {
      return new Brightness(0, whole && most > FEW && most <= BYTE ? BYTE : most);
    }
    return least >= -1 && most <= 1 ? new Brightness(-1, 1) : new Brightness(least, most);
  }

  /** Whether numbers are as images usually have them: 0 to 1, or bytes. */
  boolean isUsual() {
    return black == 0 && (white == 1 || white == BYTE);
  }

  @Override
  public int rgb(double value) {
    if (!Range.shows(value)) {
      return GAP;
    }
    double share = white > black ? (value - black) / (white - black) : 0;
    int level = (int) Math.round(BYTE * Math.max(0, Math.min(1, share)));
    return level << 16 | level << 8 | level;
  }

  @Override
  public String text() {
    return "black is " + FigureText.number(black) + ", white " + FigureText.number(white);
  }
}
