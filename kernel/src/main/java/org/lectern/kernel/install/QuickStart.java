package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.lectern.kernel.run.KernelProcess;

/**
 * The archive of loaded classes that lets a kernel start quickly: a dynamic class-data archive, and
 * since Java 25 an ahead-of-time cache. It holds what the JVM found out while the kernel ran some
 * cells. Results do not depend on it, and a JVM for which it was not made ignores it.
 */
final class QuickStart {
  private static final int AHEAD_OF_TIME = 25;
  private static final long LIMIT_MILLIS = 180_000;
  private static final String CLAIM = "being-made.txt";

  private final InstalledKernel kernel;
  private final JavaHome java;
  private final Path folder;

  /** The archive of an installed kernel. */
  QuickStart(InstalledKernel kernel, JavaHome java) {
    this.kernel = kernel;
    this.java = java;
    folder = kernel.folder().resolve("quick");
  }

  private boolean isAheadOfTime() {
    return java.feature() >= AHEAD_OF_TIME;
  }

  private Path archive() {
    return folder.resolve(isAheadOfTime() ? "start.aot" : "start.jsa");
  }

  /** The flag that uses the archive; empty if there is none. */
  String flag() {
    String flag = isAheadOfTime() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    return Files.exists(archive()) ? flag + archive() : "";
  }

  /** Whether an archive was asked for. */
  boolean isWanted() {
    return Files.exists(madeFor());
  }

  /** Whether the archive was made by this Java from these jars, or could not be. */
  boolean isFresh() {
    try {
      return Files.readString(madeFor()).equals(signature());
    } catch (IOException e) {
      return false;
    }
  }

  /** Claims the making for this process and those that it starts; false if another is at it. */
  boolean claim() throws IOException {
    Path claim = folder.resolve(CLAIM);
    if (!Files.isWritable(folder)) {
      return false;
    }
    try {
      Files.createFile(claim);
      return true;
    } catch (FileAlreadyExistsException e) {
      // one that was left by a crash does not hold for ever
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(claim).toMillis();
      if (age > 4 * LIMIT_MILLIS) {
        Files.setLastModifiedTime(claim, FileTime.fromMillis(System.currentTimeMillis()));
        return true;
      }
      return false;
    }
  }

  private Path madeFor() {
    return folder.resolve("made-for.txt");
  }

  /** What the JVM compares too: Java's own modules, and the jars. */
  private String signature() throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(java.home().resolve("lib").resolve("modules"));
    files.addAll(Folder.jars(kernel.lib()));
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(file.getFileName()).append(' ').append(Files.size(file)).append(' ');
      text.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
    }
    return text.toString();
  }

  /**
   * Makes the archive anew: runs the kernel with some cells, and ends it, which writes it.
   *
   * @param command the kernel's command without an archive
   * @throws IOException if nothing can be written
   */
  void make(KernelCommand command) throws IOException {
    Files.createDirectories(folder);
    String signature = signature();
    Path fresh =
        folder.resolve("new-" + ProcessHandle.current().pid() + "-" + archive().getFileName());
    try {
      train(command, fresh);
      // the other kind is of no use any more, and a failed attempt leaves none
      Files.deleteIfExists(folder.resolve("start.aot"));
      Files.deleteIfExists(folder.resolve("start.jsa"));
      if (Files.exists(fresh)) {
        Files.move(fresh, archive(), StandardCopyOption.REPLACE_EXISTING);
      }
      // after a failure too: another attempt with the same Java and jars would fail again
      Files.writeString(madeFor(), signature);
    } finally {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(folder.resolve(CLAIM));
    }
  }

  private void train(KernelCommand command, Path fresh) throws IOException {
    Path place = Files.createTempDirectory("lectern-quick-start");
    String flag = isAheadOfTime() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    try (KernelProcess process =
        KernelProcess.startCommand(
            place, command.words(flag + fresh, "-D" + StaleArchive.OFF + "=true"))) {
      Training.run(process);
      if (!process.endsWithin(LIMIT_MILLIS)) {
        throw new IOException("the kernel did not end after " + LIMIT_MILLIS / 1000 + " s");
      }
    } catch (IllegalStateException e) {
      throw new IOException("the kernel did not answer", e);
    } finally {
      Folder.delete(place);
    }
  }
}
