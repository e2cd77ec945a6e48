package org.lectern.kernel.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code %jars} and {@code %classpath}: classes that lie on this machine. */
final class ClasspathMagics {
  private final MagicHost host;

  ClasspathMagics(MagicHost host) {
    this.host = host;
  }

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
            "jars",
            "FILE…",
            "Adds jars to the class path: files, patterns such as lib/*.jar, or folders of jars.",
            this::jars));
    magics.register(
        Magic.line(
            "classpath",
            "PATH…",
            "Adds jars or folders of classes to the class path.",
            this::classpath));
  }

  private List<String> jars(List<String> args) {
    List<Path> jars = new ArrayList<>();
    for (Path path : existing("jars", "lib/*.jar", args)) {
      if (Files.isDirectory(path)) {
        jars.addAll(jarsIn(path));
      } else {
        jars.add(path);
      }
    }
    return add(jars);
  }

  private List<String> classpath(List<String> args) {
    return add(existing("classpath", "build/classes", args));
  }

  /** The paths that patterns name; one that names none is an error. */
  private static List<Path> existing(String magic, String example, List<String> patterns) {
    if (patterns.isEmpty()) {
      throw new MagicException(
          "%%%s: needs a path, but got none. Write for example %%%s %s"
              .formatted(magic, magic, example));
    }
    List<Path> paths = new ArrayList<>();
    for (String pattern : patterns) {
      List<Path> found = Globs.find(pattern);
      if (found.isEmpty()) {
        throw new MagicException(
            "%%%s: needs files, but %s names none in %s. Check the path; it starts from the folder of the notebook."
                .formatted(magic, pattern, Path.of("").toAbsolutePath()));
      }
      paths.addAll(found);
    }
    return paths;
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new MagicException(
            "%%jars: needs jars, but the folder %s holds none. For a folder of classes write %%classpath %s"
                .formatted(folder, folder));
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> add(List<Path> paths) {
    List<Path> entries = paths.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
    host.addToClasspath(entries, List.of());
    return entries.stream().map(Path::toString).toList();
  }
}
