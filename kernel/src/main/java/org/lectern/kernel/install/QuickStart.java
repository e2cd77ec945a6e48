package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.lectern.kernel.run.KernelCommand;
import org.lectern.kernel.run.KernelProcess;

/**
 * The archive of loaded classes that lets a kernel start quickly: a dynamic class-data archive, and
 * since Java 25 an ahead-of-time cache. It holds what the JVM found out while the kernel ran some
 * cells. Results do not depend on it, and a JVM for which it was not made ignores it.
 *
 * <p>Three files tell how far its making got: {@code being-made.txt} from the beginning to the end
 * or a crash; {@code made-for.txt}, written last, when the archive lies in its place and the
 * kernelspec names it; {@code failed.txt} with the reason, after which nobody tries again.
 */
final class QuickStart {
  private static final int AHEAD_OF_TIME = 25;
  private static final long LIMIT_MILLIS = 180_000;

  private final InstalledKernel kernel;
  private final JavaHome java;
  private final Path folder;
  private final Path claim;
  private final Path madeFor;
  private final Path failed;

  /** The archive of an installed kernel. */
  QuickStart(InstalledKernel kernel, JavaHome java) {
    this.kernel = kernel;
    this.java = java;
    folder = kernel.folder().resolve("quick");
    claim = folder.resolve("being-made.txt");
    madeFor = folder.resolve("made-for.txt");
    failed = folder.resolve("failed.txt");
  }

  private boolean isAheadOfTime() {
    return java.feature() >= AHEAD_OF_TIME;
  }

  private Path archive() {
    return folder.resolve(isAheadOfTime() ? "start.aot" : "start.jsa");
  }

  boolean exists() {
    return Files.exists(archive());
  }

  /** The flag that uses the archive; empty if there is none. */
  String flag() {
    String flag = isAheadOfTime() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    return exists() ? flag + archive() : "";
  }

  QuickState state() {
    if (Files.exists(failed)) {
      return QuickState.FAILED;
    }
    if (isClaimed()) {
      return QuickState.BEING_MADE;
    }
    if (isFresh()) {
      return exists() ? QuickState.FRESH : QuickState.NOT_MADE;
    }
    return Files.exists(madeFor) || Files.exists(claim) ? QuickState.STALE : QuickState.NOT_WANTED;
  }

  /** Why it could not be made; empty if it did not fail. */
  String failure() {
    try {
      return Files.exists(failed) ? Files.readString(failed).strip() : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Whether the archive was made by this Java from these jars, or this Java made none. */
  private boolean isFresh() {
    try {
      return Files.readString(madeFor).equals(signature());
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a process is at it. A claim that was left by a crash does not hold for ever. */
  private boolean isClaimed() {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(claim).toMillis();
      return age <= 4 * LIMIT_MILLIS;
    } catch (IOException e) {
      return false;
    }
  }

  /** Claims the making for this process and those that it starts; false if another is at it. */
  boolean claim() throws IOException {
    if (!Files.isWritable(folder)) {
      return false;
    }
    try {
      Files.createFile(claim);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (isClaimed()) {
        return false;
      }
      Files.setLastModifiedTime(claim, FileTime.fromMillis(System.currentTimeMillis()));
      return true;
    }
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
   * @return what the archive was made for, to be confirmed
   * @throws IOException if the kernel does not run, or nothing can be written
   */
  String make(KernelCommand command) throws IOException {
    Files.createDirectories(folder);
    claim();
    Path fresh =
        folder.resolve("new-" + ProcessHandle.current().pid() + "-" + archive().getFileName());
    try {
      String signature = signature();
      train(command, fresh);
      // the other kind is of no use any more
      Files.deleteIfExists(folder.resolve(isAheadOfTime() ? "start.jsa" : "start.aot"));
      if (Files.exists(fresh)) {
        Files.move(fresh, archive(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(archive());
      }
      return signature;
    } catch (IOException e) {
      Files.writeString(failed, e.getMessage() + "\n");
      Files.deleteIfExists(claim);
      throw e;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The archive is in use from now on. */
  void confirm(String signature) throws IOException {
    Files.writeString(madeFor, signature);
    Files.deleteIfExists(failed);
    Files.deleteIfExists(claim);
  }

  private void train(KernelCommand command, Path fresh) throws IOException {
    Path place = Files.createTempDirectory("lectern-quick-start");
    String flag = isAheadOfTime() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    try (KernelProcess process =
        KernelProcess.startCommand(
            place, command.words(flag + fresh, "-D" + StaleArchive.OFF + "=true"))) {
      try {
        Training.run(process);
      } catch (IllegalStateException e) {
        throw new IOException("the kernel did not answer: " + process.complaint(e), e);
      }
      if (!process.endsWithin(LIMIT_MILLIS)) {
        throw new IOException("the kernel did not end after " + LIMIT_MILLIS / 1000 + " s");
      }
    } finally {
      Folder.delete(place);
    }
  }
}
