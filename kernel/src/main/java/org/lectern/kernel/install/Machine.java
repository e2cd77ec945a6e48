package org.lectern.kernel.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the installer sees of a computer.
 *
 * @param system the kind of operating system
 * @param environment the environment variables
 * @param home the user's folder
 */
public record Machine(System system, Map<String, String> environment, Path home) {
  /**
   * A computer. Windows takes ProgramData and PROGRAMDATA for the same variable.
   *
   * @param system the kind of operating system
   * @param environment the environment variables
   * @param home the user's folder
   */
  public Machine {
    if (system == System.WINDOWS) {
      Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      anyCase.putAll(environment);
      environment = anyCase;
    }
  }

  /** Kinds of operating systems, as far as Jupyter's folders tell them apart. */
  public enum System {
    /** Linux and other Unixes. */
    LINUX,
    /** macOS. */
    MAC,
    /** Windows. */
    WINDOWS
  }

  /**
   * This computer.
   *
   * @return it, with its environment and user
   */
  public static Machine here() {
    Map<String, String> environment = java.lang.System.getenv();
    String home = java.lang.System.getProperty("user.home");
    System system = system(java.lang.System.getProperty("os.name", ""));
    // Java takes the home from the list of users; shells and Jupyter take the variable
    String given = system == System.WINDOWS ? home : environment.getOrDefault("HOME", home);
    return new Machine(system, environment, Path.of(given.isEmpty() ? home : given));
  }

  private static System system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return System.WINDOWS;
    }
    return lower.startsWith("mac") ? System.MAC : System.LINUX;
  }

  boolean isWindows() {
    return system == System.WINDOWS;
  }

  /**
   * A folder that a variable names.
   *
   * @param variable such as {@code JAVA_HOME}
   * @return the folder, which need not exist; empty if the variable is not set, or names none
   */
  public Optional<Path> folder(String variable) {
    String value = unquoted(environment.getOrDefault(variable, ""));
    return value.isEmpty() || !isPath(value) ? Optional.empty() : Optional.of(Path.of(value));
  }

  /** People set variables on Windows with the quotes that a command line would need. */
  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  /** The folders that a variable lists. */
  List<Path> folders(String variable) {
    String value = environment.getOrDefault(variable, "");
    return List.of(value.split(File.pathSeparator)).stream()
        .map(Machine::unquoted)
        .filter(name -> !name.isEmpty() && isPath(name))
        .map(Path::of)
        .toList();
  }

  private static boolean isPath(String name) {
    try {
      Path.of(name);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Looks for a program on the search path.
   *
   * @param name its name, without {@code .exe}
   * @return its file, if there is one
   */
  public Optional<Path> find(String name) {
    List<String> endings = isWindows() ? List.of(".exe", ".cmd", ".bat") : List.of("");
    return folders("PATH").stream()
        .flatMap(folder -> endings.stream().map(ending -> folder.resolve(name + ending)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  /**
   * How this user gets a JDK.
   *
   * @return what to do, in words
   */
  public String howToGetJdk() {
    String packages = "";
    if (system == System.MAC) {
      packages = "brew install temurin, or ";
    } else if (isWindows()) {
      packages = "winget install EclipseAdoptium.Temurin.21.JDK, or ";
    } else if (find("apt-get").isPresent()) {
      packages = "sudo apt-get install openjdk-17-jdk (or newer), or ";
    } else if (find("dnf").isPresent()) {
      packages = "sudo dnf install java-21-openjdk-devel, or ";
    }
    return packages + "a JDK from https://adoptium.net";
  }
}
