package org.lectern.kernel.io;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Puts the notebook in the place of the process's standard streams, once and for all threads. */
public final class Streams {
  private Streams() {}

  /**
   * Replaces {@code System.out}, {@code System.err} and {@code System.in}.
   *
   * @param outlet receives what is printed
   * @param input gives what is read
   */
  public static void install(Outlet outlet, CellInput input) {
    System.setOut(stream(outlet, Outlet.STDOUT));
    System.setErr(stream(outlet, Outlet.STDERR));
    System.setIn(input);
  }

  private static PrintStream stream(Outlet outlet, String name) {
    return new PrintStream(new PrintSink(outlet, name), true, StandardCharsets.UTF_8) {
      /** A closed stream would print nothing for the rest of the notebook. */
      @Override
      public void close() {
        flush();
      }
    };
  }
}
