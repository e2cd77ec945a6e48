package org.lectern.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jars that this program runs from: those are installed. */
public final class OwnJars {
  private static final String DEVELOPMENT = "development";

  private OwnJars() {}

  /**
   * The version of the kernel's jar.
   *
   * @return such as {@code 0.1.0}, or {@code development} outside a jar
   */
  public static String version() {
    String version = OwnJars.class.getPackage().getImplementationVersion();
    return version == null ? DEVELOPMENT : version;
  }

  /** Whether the jars of Lectern in a folder are not the ones of this program. */
  static boolean differ(Path lib) throws IOException {
    for (Path jar : entries()) {
      String name = jar.getFileName().toString();
      Path there = lib.resolve(name);
      if (name.startsWith("lectern-")
          && (!Files.exists(there) || Files.mismatch(jar, there) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  static List<Path> all() throws Refusal {
    List<Path> entries = entries();
    Optional<Path> folder = entries.stream().filter(Files::isDirectory).findFirst();
    if (folder.isPresent()) {
      throw new Refusal(
          "the kernel can be installed from its jars only.",
          "java -jar lectern-kernel.jar install",
          "classes in the folder " + folder.get(),
          "mvn package, then that command in kernel/target");
    }
    return entries;
  }

  /**
   * The kernelspec whose folder lib holds this program's jar.
   *
   * @return its folder, if there is one
   */
  public static Optional<Path> spec() {
    return entries().stream()
        .filter(file -> file.getFileName().toString().startsWith("lectern-kernel-"))
        .map(file -> file.toAbsolutePath().getParent())
        // the one jar is unpacked into a temporary folder, beside which anyone may put files
        .filter(lib -> lib.endsWith(InstalledKernel.LIB))
        .map(Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(InstalledKernel.RECORD)))
        .findFirst();
  }
}
