package org.lectern.kernel;

import java.util.Optional;

/** Ends the kernel when the Jupyter that started it is gone. */
public final class ParentWatch {
  /** Names the parent; on Windows by a handle, which says nothing to Java. */
  public static final String VARIABLE = "JPY_PARENT_PID";

  private ParentWatch() {}

  static void start() {
    String pid = System.getenv(VARIABLE);
    if (pid == null || !pid.matches("[0-9]{2,18}")) {
      return;
    }
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    // a parent that can't be seen, as from inside a container, is not gone
    Optional<ProcessHandle> parent =
        windows ? ProcessHandle.current().parent() : ProcessHandle.of(Long.parseLong(pid));
    parent.ifPresent(process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }
}
