package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** What JShell's compiler is told: among others the Vector API, if the JVM has it. */
final class CompilerOptions {
  private static final String VECTOR = "jdk.incubator.vector";

  private CompilerOptions() {}

  /**
   * The options. The class path is none of them: see {@link ShellBuilder}.
   *
   * @param more those that a start-up variable adds
   */
  static String[] get(List<String> more) {
    List<String> options = new ArrayList<>();
    options.add("-proc:none");
    if (ModuleLayer.boot().findModule(VECTOR).isPresent()) {
      options.add("--add-modules");
      options.add(VECTOR);
    }
    options.addAll(more);
    return options.toArray(String[]::new);
  }
}
