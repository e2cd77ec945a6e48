package org.lectern.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The library of the kernel that cells see until a notebook brings its own: Gson, since
 * basekernel's comms take and give its objects. To the JVM a class of another loader is another
 * class, so what has used the kernel's keeps it; only cells that are compiled later get the
 * notebook's.
 */
final class Lending {
  /** What a cell with a comm is told once the notebook has brought its own. */
  static final String MIXTURE =
      "Comms take and give objects of the kernel's own Gson only. To use them, restart the kernel"
          + " and load no other Gson.";

  private static final String CLASS = ".class";

  private final CellClassLoader loader;
  private final List<Path> jars;
  private @Nullable StandardJavaFileManager compiler;
  private boolean ended;

  Lending(CellClassLoader loader) {
    this.loader = loader;
    jars =
        KernelLibraries.lent(System.getProperty("java.class.path", "")).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .toList();
  }

  /** Takes the compiler's files; the library is not on their class path yet. */
  void compiler(StandardJavaFileManager files) {
    compiler = files;
    toCompiler();
  }

  /** Whether an error of the JVM is about classes of both libraries. */
  static boolean isMixture(String message) {
    return message.contains("loader constraint") && message.contains("com/google/gson/");
  }

  /** The jars of the library. */
  List<Path> jars() {
    return jars;
  }

  /** Whether a jar is one of the library's. */
  boolean has(Path jar) {
    return jars.contains(jar);
  }

  /** Whether cells still see it. */
  boolean isOpen() {
    return !ended;
  }

  /** Whether any cell has used it. */
  boolean isUsed() {
    return loader.hasLent();
  }

  /**
   * Gives way to a library of the notebook.
   *
   * @return whether it could: not if classes of jars that the notebook has added use it
   */
  boolean end() {
    if (classes().stream().anyMatch(loader::hasBound)) {
      return false;
    }
    ended = true;
    loader.stopLending();
    return true;
  }

  private List<String> classes() {
    List<String> names = new ArrayList<>();
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile())) {
        jar.stream()
            .map(JarEntry::getName)
            .filter(entry -> entry.endsWith(CLASS))
            .map(entry -> entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'))
            .filter(KernelLibraries::isLent)
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  /** Puts the library at the end of the compiler's class path, which JShell has just replaced. */
  void toCompiler() {
    StandardJavaFileManager files = compiler;
    if (ended || jars.isEmpty() || files == null) {
      return;
    }
    List<File> path = new ArrayList<>();
    Iterable<? extends File> present = files.getLocation(StandardLocation.CLASS_PATH);
    if (present != null) {
      present.forEach(path::add);
    }
    jars.forEach(jar -> path.add(jar.toFile()));
    try {
      files.setLocation(StandardLocation.CLASS_PATH, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
