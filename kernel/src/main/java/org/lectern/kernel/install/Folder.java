package org.lectern.kernel.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders and their contents. */
public final class Folder {
  private Folder() {}

  /** Deletes one file or empty folder; on Windows that fails for a jar that a process has open. */
  interface Remover {
    void remove(Path path) throws IOException;
  }

  /**
   * Deletes a folder, or what lies in its place, if it is there. Links are not followed.
   *
   * @param folder the folder
   * @throws IOException if something can't be deleted; the rest is
   */
  public static void delete(Path folder) throws IOException {
    delete(folder, Files::deleteIfExists);
  }

  /** Deletes all that can be deleted; the first failure comes last. */
  static void delete(Path folder, Remover remover) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    @Nullable IOException failure = null;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        try {
          remover.remove(path);
        } catch (IOException e) {
          failure = failure == null ? e : failure;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The jars in a folder, by name. */
  static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Copies files into a folder. */
  static void copyInto(Path folder, List<Path> files) throws IOException {
    Files.createDirectories(folder);
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
  }
}
