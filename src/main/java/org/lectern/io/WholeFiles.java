package org.lectern.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Given;

/** Files read and written as a whole; one that is replaced is never half written. */
final class WholeFiles {
  private WholeFiles() {}

  static byte[] read(String who, String path) {
    Path file = path(who, path);
    if (!Files.isRegularFile(file)) {
      throw new UncheckedIOException(
          who
              + (Files.isDirectory(file)
                  ? ": needs a file, but got the folder "
                  : ": there is no file ")
              + absolute(file)
              + ". Check the path; the working directory is "
              + absolute(Path.of(""))
              + ".",
          new NoSuchFileException(path));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          who + ": " + absolute(file) + " can't be read (" + e + "). May you open it?", e);
    }
  }

  static void write(String who, String path, byte[] bytes) {
    Path file = absolute(path(who, path));
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new UncheckedIOException(
          who + ": needs the name of a file, but " + file + " is a folder. Add a name to it.",
          new FileAlreadyExistsException(path));
    }
    @Nullable Path half = null;
    try {
      Files.createDirectories(folder);
      half = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      move(half, file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          who
              + ": "
              + file
              + " can't be written ("
              + e
              + "). Is there space, and may you write there?",
          e);
    } finally {
      delete(half);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(@Nullable Path half) {
    try {
      if (half != null) {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      // A left-over temporary file harms nobody; the first error is the one to tell.
    }
  }

  private static Path path(String who, String path) {
    try {
      return Path.of(Given.required(who, "a path", path));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          who + ": \"" + path + "\" can't be the path of a file: " + e.getReason() + ".", e);
    }
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
