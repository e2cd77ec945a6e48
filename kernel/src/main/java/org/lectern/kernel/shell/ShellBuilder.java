package org.lectern.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Makes a JShell whose compiler sees the class path without {@link KernelLibraries}. */
final class ShellBuilder {
  private static final String CLASS_PATH = "java.class.path";

  private ShellBuilder() {}

  /**
   * Makes a shell. As a compiler option the class path would come back before each snippet, without
   * jars that have been added; so the file manager gets it. JShell itself reads the property, once,
   * as what such jars are added to.
   *
   * @param options for the compiler, beside the usual ones
   * @param lending what the compiler sees beside that
   */
  static JShell build(ExecutionControl control, List<String> options, Lending lending) {
    String all = System.getProperty(CLASS_PATH, "");
    String shared = KernelLibraries.remove(all);
    System.setProperty(CLASS_PATH, shared);
    try {
      return JShell.builder()
          .executionEngine(provider(control), Map.of())
          .compilerOptions(CompilerOptions.get(options))
          .fileManager(files -> withClassPath(files, shared, lending))
          .build();
    } finally {
      System.setProperty(CLASS_PATH, all);
    }
  }

  private static StandardJavaFileManager withClassPath(
      StandardJavaFileManager files, String classPath, Lending lending) {
    try {
      files.setLocation(
          StandardLocation.CLASS_PATH,
          Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
              .map(File::new)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lending.compiler(files);
    return files;
  }

  private static ExecutionControlProvider provider(ExecutionControl control) {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "lectern";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control;
      }
    };
  }
}
