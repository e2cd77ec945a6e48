package org.lectern.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What magics may ask of the kernel. All of it on the thread of cells. */
public interface MagicHost {
  /**
   * Runs Java that stands in the running cell, right behind the magic's name.
   *
   * @param code the text
   * @return the value of its last expression
   */
  @Nullable Object runHere(String code);

  /**
   * Runs a text as a cell.
   *
   * @param label its name in messages
   * @param code the text
   * @return the value of its last expression
   */
  @Nullable Object run(String label, String code);

  /**
   * Makes classes usable in cells; prints what can't be, as another version is loaded.
   *
   * @param asked jars and folders of classes that the user named
   * @param needed others that those need
   */
  void addToClasspath(List<Path> asked, List<Path> needed);

  /**
   * What cells have declared.
   *
   * @return one line for each
   */
  List<Declared> declared();

  /**
   * Whether every loop of the cells to come can be stopped by force, which makes them slower.
   *
   * @param on whether to do so
   */
  void interruptible(boolean on);

  /** Forgets all that cells have declared and imported. */
  void reset();

  /**
   * Measures what cells run from now on.
   *
   * @return a watch that runs until it is closed
   */
  Watch watch();

  /** Time that code of cells has taken, without that of its compilation. */
  interface Watch extends AutoCloseable {
    /**
     * By the clock.
     *
     * @return nanoseconds
     */
    long wallNanos();

    /**
     * By the processors, of all threads of the kernel.
     *
     * @return nanoseconds, or 0 if this JVM can't tell
     */
    long processorNanos();

    @Override
    void close();
  }

  /**
   * A declaration.
   *
   * @param kind {@code variable}, {@code method} or {@code class}
   * @param name its name
   * @param type its type or signature; for a class empty
   */
  record Declared(String kind, String name, String type) {}
}
