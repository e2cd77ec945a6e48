package org.lectern.kernel.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the thread of a cell that does not end is doing, and the last means against it. */
final class StuckThread {
  private static final String LIBRARY = "org.lectern.";
  private static final String KERNEL = "org.lectern.kernel.";
  private static final List<String> IO = List.of("java.io.", "java.net.", "java.nio.", "sun.nio.");

  /** Classes of the kernel that hold locks. */
  private static final List<String> OUTLET =
      Stream.of("Outlet", "PrintSink", "CellInput").map("org.lectern.kernel.io."::concat).toList();

  private StuckThread() {}

  /** Whether it is in Lectern, which notices the interrupt flag by itself. */
  static boolean isInLibrary(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith(LIBRARY) && !name.startsWith(KERNEL));
  }

  /** Whether it prints or reads, and so may hold a lock that all others need. */
  static boolean isInOutlet(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> OUTLET.stream().anyMatch(name::startsWith));
  }

  /** A thread that waits for bytes counts as running too, but uses no processor. */
  static boolean isBusy(Thread thread) {
    StackTraceElement[] frames = thread.getStackTrace();
    return thread.getState() == Thread.State.RUNNABLE
        && (frames.length == 0 || IO.stream().noneMatch(frames[0].getClassName()::startsWith));
  }

  /** The only way to end {@code while (true) {}}, up to Java 19. */
  @SuppressWarnings({"deprecation", "removal"})
  static void stop(Thread thread) {
    try {
      thread.stop();
    } catch (UnsupportedOperationException | NoSuchMethodError newerJava) {
      // the thread is abandoned instead
    }
  }
}
