package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** What JShell's compiler is told: among others the Vector API, if the JVM has it. */
final class CompilerOptions {
  private static final String VECTOR = "jdk.incubator.vector";

  private CompilerOptions() {}

  /** The options. The class path is none of them: see {@link ShellBuilder}. */
  static String[] get() {
    List<String> options = new ArrayList<>();
    options.add("-proc:none");
    if (ModuleLayer.boot().findModule(VECTOR).isPresent()) {
      options.add("--add-modules");
      options.add(VECTOR);
    }
    return options.toArray(String[]::new);
  }
}
