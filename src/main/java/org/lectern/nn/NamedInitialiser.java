package org.lectern.nn;

import org.lectern.random.RandomStream;

/**
 * An initialiser that says what it is, for tables.
 *
 * @param name such as normal(0.01)
 * @param rule the initialiser
 */
record NamedInitialiser(String name, Initialiser rule) implements Initialiser {
  /** The variance, or the square of the bound, from fan-in and fan-out. */
  interface Square {
    double of(int in, int out);
  }

  static Initialiser normal(String name, Square variance) {
    return new NamedInitialiser(
        name, (n, in, out, stream) -> stream.normal(n, 0, (float) Math.sqrt(variance.of(in, out))));
  }

  static Initialiser uniform(String name, Square square) {
    return new NamedInitialiser(
        name,
        (n, in, out, stream) -> {
          float bound = (float) Math.sqrt(square.of(in, out));
          return stream.uniform(n, -bound, bound);
        });
  }

  /**
   * The first n of the stream's standard normal numbers that lie within ±2, times the deviation.
   * Number i of a stream does not depend on how many are drawn, so neither does the result: one in
   * 22 is left out, and where the reserve is too small a longer start of the same stream is drawn.
   */
  static float[] truncated(int n, float deviation, RandomStream stream) {
    float[] out = new float[n];
    for (int reserve = 16; ; reserve *= 2) {
      int kept = 0;
      for (float z : stream.normal(n + n / 16 + reserve, 0, 1)) {
        if (kept < n && Math.abs(z) <= 2) {
          out[kept++] = z * deviation;
        }
      }
      if (kept == n) {
        return out;
      }
    }
  }

  @Override
  public float[] draw(int n, int in, int out, RandomStream stream) {
    return rule.draw(n, in, out, stream);
  }

  @Override
  public String toString() {
    return name;
  }
}
