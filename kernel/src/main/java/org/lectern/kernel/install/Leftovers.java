package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders that an installer works in, beside the folder of kernels, and clears afterwards. */
final class Leftovers {
  private static final Pattern NAME = Pattern.compile("\\.lectern-(?:new|old)\\.(\\d{1,18})");

  private Leftovers() {}

  /** The folder for the new kernel. */
  static Path fresh(Path beside) {
    return beside.resolve(".lectern-new." + ProcessHandle.current().pid());
  }

  /** The folder for the old kernel. */
  static Path old(Path beside) {
    return beside.resolve(".lectern-old." + ProcessHandle.current().pid());
  }

  /** Deletes what runs have left that were interrupted, or could not delete a kernel in use. */
  static void delete(Path beside) {
    try (Stream<Path> all = Files.list(beside)) {
      List<Path> left = all.filter(Leftovers::isLeft).toList();
      left.forEach(Leftovers::deleteQuietly);
    } catch (IOException e) {
      // no such folder yet
    }
  }

  private static boolean isLeft(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    long pid = Long.parseLong(name.group(1));
    // another that has this process's number has ended
    return pid == ProcessHandle.current().pid()
        || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  /** Deletes one; what can't be deleted now harms nobody, and goes with the next install. */
  static void deleteQuietly(Path folder) {
    try {
      Folder.delete(folder);
    } catch (IOException e) {
      // the next install tries again
    }
  }
}
