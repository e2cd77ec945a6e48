package org.lectern.bench.speed;

/**
 * How long a fork measures.
 *
 * @param windowSeconds a part of the warm-up: it ends when two parts have brought nothing
 * @param mostWindows parts of the warm-up of one side, at most
 * @param blockMillis how long a block takes at least, so that the clock is exact
 * @param rounds blocks of each side
 */
record Pace(double windowSeconds, int mostWindows, double blockMillis, int rounds) {
  private static final int WINDOWS = 24;

  /** Reads {@code window,block,rounds}; tasks with long runs need fewer of them. */
  static Pace parse(String text, boolean isLong) {
    String[] parts = text.split(",");
    if (parts.length != 3) {
      throw new IllegalArgumentException("pace: needs three numbers, but is " + text);
    }
    int rounds = Integer.parseInt(parts[2]);
    return new Pace(
        Double.parseDouble(parts[0]),
        WINDOWS,
        Double.parseDouble(parts[1]),
        isLong ? Math.max(1, rounds / 4) : rounds);
  }
}
