package org.lectern.kernel.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processes that use the jars of a folder. On Windows such jars can be neither deleted nor moved.
 */
final class RunningKernels {
  private RunningKernels() {}

  /**
   * The processes, in words.
   *
   * @param folder the folder of the kernel
   * @param java the folder of the Java that it runs on, if it is known
   */
  static String of(Path folder, Optional<Path> java) {
    List<String> found = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(process -> uses(process.info(), folder, java))
        .forEach(process -> found.add(name(process)));
    return found.isEmpty() ? "another program has files of it open" : String.join(", ", found);
  }

  private static String name(ProcessHandle process) {
    boolean own = process.pid() == ProcessHandle.current().pid();
    return "process " + process.pid() + (own ? " (this command)" : "");
  }

  private static boolean uses(ProcessHandle.Info info, Path folder, Optional<Path> java) {
    Optional<String[]> arguments = info.arguments();
    if (arguments.isPresent()) {
      return List.of(arguments.get()).stream().anyMatch(word -> word.contains(folder.toString()));
    }
    // Windows tells the program only: any process of this Java may be a kernel
    return java.isPresent()
        && info.command().filter(program -> Path.of(program).startsWith(java.get())).isPresent();
  }
}
