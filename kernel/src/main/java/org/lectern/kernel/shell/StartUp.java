package org.lectern.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jdk.jshell.JShell;
import org.lectern.kernel.magic.Globs;
import org.lectern.kernel.magic.MagicHost;
import org.lectern.kernel.magic.Words;

/**
 * What environment variables ask for at the start: IJava's, such as {@code IJAVA_CLASSPATH}, each
 * also with {@code LECTERN_} for {@code IJAVA_}. What fails is told with the first cell.
 */
final class StartUp {
  private static final List<String> PREFIXES = List.of("IJAVA_", "LECTERN_");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  StartUp(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What went wrong, told once; empty if nothing did. */
  String problems() {
    synchronized (problems) {
      String text = String.join("\n", problems);
      problems.clear();
      return text;
    }
  }

  private void problem(String variable, String text) {
    synchronized (problems) {
      problems.add("At the start of the kernel, " + variable + ": " + text);
    }
  }

  /** The limit for one statement: Lectern's own variable before the one it shares with IJava. */
  StatementTimeout timeout(CellRunner runner) {
    for (String prefix : List.of("LECTERN_", "IJAVA_")) {
      String name = prefix + "TIMEOUT";
      String limit = environment.get(name);
      if (limit != null && !limit.isBlank()) {
        try {
          return new StatementTimeout(limit, runner);
        } catch (IllegalArgumentException e) {
          problem(
              name,
              "needs a number and a unit, but is %s. Write for example 30 SECONDS"
                  .formatted(limit));
        }
      }
    }
    return new StatementTimeout("-1", runner);
  }

  /** A shell with the options asked for, or without them if the compiler refuses them. */
  JShell shell(Function<List<String>, JShell> builder) {
    List<String> options = new ArrayList<>();
    each("COMPILER_OPTS", (name, value) -> options.addAll(Words.of(value)));
    if (!options.isEmpty()) {
      try {
        JShell shell = builder.apply(options);
        shell.eval("0").forEach(event -> shell.drop(event.snippet()));
        return shell;
      } catch (IllegalArgumentException | IllegalStateException e) {
        problem(
            "the compiler's options",
            "javac refuses %s (%s).".formatted(String.join(" ", options), e.getMessage()));
      }
    }
    return builder.apply(List.of());
  }

  /**
   * Adds the class path and runs the scripts.
   *
   * @param host adds to the class path
   * @param scripts runs a text under a name
   */
  void run(MagicHost host, BiConsumer<String, String> scripts) {
    each("CLASSPATH", (name, value) -> host.addToClasspath(find(name, value), List.of()));
    each(
        "STARTUP_SCRIPTS_PATH",
        (name, value) -> {
          for (Path script : find(name, value)) {
            if (Files.isRegularFile(script)) {
              scripts.accept(String.valueOf(script.getFileName()), read(script));
            }
          }
        });
    each("STARTUP_SCRIPT", scripts);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + " can't be read: " + e, e);
    }
  }

  private List<Path> find(String name, String patterns) {
    List<Path> found = new ArrayList<>();
    for (String pattern : patterns.split(File.pathSeparator)) {
      List<Path> paths = pattern.isBlank() ? List.of() : Globs.find(pattern.strip());
      if (paths.isEmpty() && !pattern.isBlank()) {
        problem(name, pattern + " names no file.");
      }
      found.addAll(paths);
    }
    return found.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  private void each(String name, BiConsumer<String, String> use) {
    for (String prefix : PREFIXES) {
      String value = environment.get(prefix + name);
      if (value != null && !value.isBlank()) {
        try {
          use.accept(prefix + name, value);
        } catch (CellFailure failure) {
          problem(prefix + name, String.join("\n", failure.error().traceback()));
        } catch (RuntimeException | LinkageError e) {
          problem(prefix + name, e.toString());
        }
      }
    }
  }
}
