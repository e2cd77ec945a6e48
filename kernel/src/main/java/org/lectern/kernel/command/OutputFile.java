package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lectern.kernel.install.Refusal;

/** Where an executed notebook goes: looked at before the run, written in one step after it. */
final class OutputFile {
  private final Path file;

  private OutputFile(Path file) {
    this.file = file;
  }

  /** Looks whether a file can be written. */
  static OutputFile check(String name) throws UsageException, Refusal, IOException {
    if (!name.matches("(?s).*\\.(ipynb|html)")) {
      throw new UsageException("--output needs a name that ends in .ipynb or .html");
    }
    Path file = Path.of(name).toAbsolutePath();
    // a link stays a link
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path folder = target.getParent();
    if (Files.isDirectory(target)) {
      throw refusal(file, "a folder of this name");
    }
    if (!Files.isDirectory(folder)) {
      throw refusal(file, "no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw refusal(file, "no right to write into " + folder);
    }
    return new OutputFile(target);
  }

  private static Refusal refusal(Path file, String got) {
    return new Refusal(
        "can't write " + file + ".",
        "a folder that exists and can be written",
        got,
        "another name for --output, or make the folder first");
  }

  boolean isPage() {
    return file.toString().endsWith(".html");
  }

  /** Writes it: a reader sees the old content or the new, and a full disk loses neither. */
  void write(String text) throws IOException {
    String name = file.getFileName() + ".new." + ProcessHandle.current().pid();
    Path fresh = file.resolveSibling(name);
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
