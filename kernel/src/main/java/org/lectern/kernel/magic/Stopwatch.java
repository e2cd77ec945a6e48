package org.lectern.kernel.magic;

/** What {@code %time} within braces becomes: the code beside it runs where it stands. */
public final class Stopwatch implements AutoCloseable {
  private final long start = System.nanoTime();

  private Stopwatch() {}

  /**
   * Starts.
   *
   * @return a watch that runs
   */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /**
   * Stops, and prints how long it took to compute a value.
   *
   * @param <T> the value's type
   * @param watch the watch that was started before
   * @param value the value
   * @return the value
   */
  public static <T> T stop(Stopwatch watch, T value) {
    watch.close();
    return value;
  }

  /** Stops, and prints the time. */
  @Override
  public void close() {
    long nanos = System.nanoTime() - start;
    System.out.println(TimeMagics.seconds(nanos));
  }
}
