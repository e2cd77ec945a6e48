package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What JShell's compiler is told: the kernel's class path, and the Vector API if the JVM has it.
 */
final class CompilerOptions {
  private static final String VECTOR = "jdk.incubator.vector";

  private CompilerOptions() {}

  static String[] get() {
    List<String> options = new ArrayList<>();
    options.add("-classpath");
    options.add(System.getProperty("java.class.path", ""));
    options.add("-proc:none");
    if (ModuleLayer.boot().findModule(VECTOR).isPresent()) {
      options.add("--add-modules");
      options.add(VECTOR);
    }
    return options.toArray(String[]::new);
  }
}
