package org.lectern.kernel.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Tells whether a jar or folder of classes still holds what it held. */
final class Contents {
  /** Of a folder no more than this is looked at. */
  private static final int MAX_FILES = 20_000;

  private Contents() {}

  /** A number that another content would most likely not have. */
  static long of(Path path) throws IOException {
    return Files.isDirectory(path) ? ofFolder(path) : ofJar(path);
  }

  /** By the checksums that the jar keeps itself. */
  private static long ofJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream()
          .mapToLong(entry -> mixed(Objects.hash(entry.getName(), entry.getSize(), entry.getCrc())))
          .sum();
    }
  }

  private static long ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .limit(MAX_FILES)
          .filter(file -> file.toString().endsWith(".class"))
          .mapToLong(Contents::ofFile)
          .sum();
    } catch (UncheckedIOException e) {
      // a folder that can't be looked into holds no classes for us either
      return 0;
    }
  }

  private static long ofFile(Path file) {
    try {
      return mixed(
          Objects.hash(file.toString(), Files.size(file), Files.getLastModifiedTime(file)));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Spreads the bits, so that a sum tells more than the sum of small numbers. */
  private static long mixed(int hash) {
    long spread = (hash + 1L) * 0x9E3779B97F4A7C15L;
    return spread ^ spread >>> 32;
  }
}
