package org.lectern.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's options that a user adds by LECTERN_JAVA_OPTS, where no shell has put them into the
 * command: the kernel starts itself once more, with them.
 */
public final class MoreOptions {
  private static final String PROPERTY = "lectern.more.options";

  /** The flag of a command that leaves this to the kernel. */
  public static final String ASK = "-D" + PROPERTY + "=ask";

  private MoreOptions() {}

  /**
   * Runs the kernel with the options, if there are some and the command leaves it to us.
   *
   * @return the exit status of that kernel; negative if this process is the kernel
   */
  static int run(String[] args) throws IOException {
    String options = System.getenv().getOrDefault("LECTERN_JAVA_OPTS", "").strip();
    if (options.isEmpty() || System.getProperty(PROPERTY) == null) {
      return -1;
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.remove(ASK);
    // without quotes, as the shell does it elsewhere
    command.addAll(List.of(options.split("\\s+")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // this process ends with Jupyter, and the kernel with this process
    ParentWatch.start();
    builder.environment().put(ParentWatch.VARIABLE, Long.toString(ProcessHandle.current().pid()));
    try {
      return builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
