package org.lectern.kernel.install;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An installed Java.
 *
 * @param home its folder
 * @param version such as {@code 17.0.9}; empty if it doesn't run
 * @param fault why the kernel can't run on it; empty if it can
 */
public record JavaHome(Path home, String version, String fault) {
  /** The oldest Java that will do. */
  public static final int OLDEST = 17;

  private static final List<String> COMPILER = List.of("jdk.compiler", "jdk.jshell");

  /** Named on the command line of each kernel: a Java without it would not start. */
  private static final String VECTOR = "jdk.incubator.vector";

  private static final String WITHOUT_VECTOR = "lacks the module " + VECTOR;

  /**
   * The Java that runs this program.
   *
   * @return it, which may be a JRE
   */
  public static JavaHome running() {
    Path home = Path.of(System.getProperty("java.home"));
    boolean compiles =
        COMPILER.stream().allMatch(name -> ModuleLayer.boot().findModule(name).isPresent());
    boolean vector = ModuleFinder.ofSystem().find(VECTOR).isPresent();
    return new JavaHome(home, System.getProperty("java.version"), fault(compiles, vector));
  }

  private static String fault(boolean compiles, boolean vector) {
    if (!compiles) {
      return "is a JRE: it has no compiler (the modules " + String.join(" and ", COMPILER) + ")";
    }
    return vector ? "" : WITHOUT_VECTOR;
  }

  /**
   * Looks at a folder.
   *
   * @param home the folder that holds {@code bin/java}
   * @return what is there, with its fault if it will not do
   */
  public static JavaHome of(Path home) {
    if (isSame(home, Path.of(System.getProperty("java.home")))) {
      JavaHome running = running();
      return new JavaHome(home.toAbsolutePath().normalize(), running.version, running.fault);
    }
    Path folder = home.toAbsolutePath().normalize();
    Path java = java(folder);
    if (!Files.isExecutable(java)) {
      return new JavaHome(folder, "", "has no " + folder.relativize(java));
    }
    Optional<String> properties = properties(java);
    if (properties.isEmpty()) {
      return new JavaHome(folder, "", "has a java that does not run");
    }
    String version = property("java\\.version", properties.get());
    int feature = feature(property("java\\.specification\\.version", properties.get()));
    if (feature < OLDEST) {
      return new JavaHome(folder, version, "is too old");
    }
    String modules = Program.output(List.of(java.toString(), "--list-modules")).orElse("");
    boolean compiles = COMPILER.stream().allMatch(name -> modules.contains(name + "@"));
    return new JavaHome(folder, version, fault(compiles, modules.contains(VECTOR + "@")));
  }

  /** The Java behind a program, which may be a link or a version manager's shim. */
  static JavaHome ofProgram(Path java) {
    String home = properties(java).map(text -> property("java\\.home", text)).orElse("");
    return home.isEmpty() ? new JavaHome(java, "", "does not run") : of(Path.of(home));
  }

  private static Optional<String> properties(Path java) {
    return Program.output(List.of(java.toString(), "-XshowSettings:properties", "-version"));
  }

  private static boolean isSame(Path one, Path other) {
    return Files.isDirectory(one) && real(one).equals(real(other));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static String property(String name, String text) {
    Matcher matcher = Pattern.compile("(?m)^ *" + name + " = (.*?)\\s*$").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The number of a release: 8 for {@code 1.8}. */
  static int feature(String version) {
    Matcher matcher = Pattern.compile("(?:1\\.)?(\\d+).*").matcher(version);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static Path java(Path home) {
    Path windows = home.resolve("bin").resolve("java.exe");
    return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
  }

  /**
   * Its {@code java} program.
   *
   * @return the path of {@code bin/java}
   */
  public Path java() {
    return java(home);
  }

  /**
   * Whether the kernel can run on it.
   *
   * @return whether it has no fault
   */
  public boolean willDo() {
    return fault.isEmpty();
  }

  /** The number of its release. */
  int feature() {
    return feature(version);
  }

  @Override
  public String toString() {
    return "Java " + (version.isEmpty() ? "?" : version) + ", " + home;
  }
}
