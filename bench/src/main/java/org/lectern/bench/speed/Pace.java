package org.lectern.bench.speed;

/**
 * How long a fork measures.
 *
 * @param warmUpSeconds for each side, before anything counts
 * @param leastWarmUps runs in the warm-up, however long they take
 * @param blockMillis how long a block takes at least, so that the clock is exact
 * @param rounds blocks of each side
 */
record Pace(double warmUpSeconds, int leastWarmUps, double blockMillis, int rounds) {
  /** Reads {@code warm-up,block,rounds}; tasks with long runs need fewer of them. */
  static Pace parse(String text, boolean isLong) {
    String[] parts = text.split(",");
    int rounds = Integer.parseInt(parts[2]);
    return new Pace(
        Double.parseDouble(parts[0]),
        isLong ? 1 : 10,
        Double.parseDouble(parts[1]),
        isLong ? Math.max(1, rounds / 4) : rounds);
  }
}
