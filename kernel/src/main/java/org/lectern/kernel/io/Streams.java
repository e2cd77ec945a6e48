package org.lectern.kernel.io;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts the notebook in the place of the process's standard streams, for all threads. */
public final class Streams {
  private static volatile @Nullable Outlet notebook;

  private Streams() {}

  /**
   * Replaces {@code System.out}, {@code System.err} and {@code System.in}.
   *
   * @param outlet receives what is printed
   * @param input gives what is read
   */
  public static void install(Outlet outlet, CellInput input) {
    notebook = outlet;
    System.setIn(input);
    renew();
  }

  /**
   * Makes new streams for printing. A thread that could not be stopped may hold the locks of the
   * old ones for ever, or have put others in their place. What it prints itself goes nowhere,
   * whatever the stream; the old streams still serve other threads that have kept one.
   */
  public static void renew() {
    Outlet outlet = notebook;
    if (outlet != null) {
      System.setOut(new Printer(outlet, Outlet.STDOUT));
      System.setErr(new Printer(outlet, Outlet.STDERR));
    }
  }

  private static final class Printer extends PrintStream {
    Printer(Outlet outlet, String name) {
      super(new PrintSink(outlet, name), true, StandardCharsets.UTF_8);
    }

    /** A closed stream would print nothing for the rest of the notebook. */
    @Override
    public void close() {
      flush();
    }

    /** Calls {@code toString} of what to put in outside the lock: that may never return. */
    @Override
    public PrintStream format(String format, @Nullable Object... args) {
      print(String.format(format, args));
      return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... args) {
      print(String.format(locale, format, args));
      return this;
    }
  }
}
