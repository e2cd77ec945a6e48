package org.lectern.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code lectern} command: a small script that runs this program from the kernel's jars. */
public final class CommandFile {
  private static final String MARK = "Made by Lectern's installer for ";
  static final String MAIN = "org.lectern.kernel.command.Main";
  private static final String NAME = "lectern";

  private final Machine machine;
  private final Jupyter jupyter;

  /**
   * What became of a command.
   *
   * @param file the command; empty if there is no folder that will do
   * @param keeper the kernel that kept the command {@code lectern}, if another did
   */
  public record Written(Optional<Path> file, Optional<Path> keeper) {}

  /**
   * The command of a computer.
   *
   * @param machine the computer
   * @param jupyter its Jupyter, beside which the command is put
   */
  public CommandFile(Machine machine, Jupyter jupyter) {
    this.machine = machine;
    this.jupyter = jupyter;
  }

  /**
   * Writes the command, and remembers it in the kernel's record. Where another kernel has the
   * command {@code lectern}, that one keeps it, and this kernel's is called by the kernel's name.
   *
   * @param kernel the kernel
   * @param java the Java that runs it
   * @param take whether to take the command from another kernel
   * @return what was written
   * @throws IOException if the record can't be written
   */
  public Written write(InstalledKernel kernel, JavaHome java, boolean take) throws IOException {
    Optional<Path> keeper = Optional.empty();
    for (Path folder : folders()) {
      for (String name : names(kernel)) {
        Path file = folder.resolve(machine.isWindows() ? name + ".cmd" : name);
        Optional<Path> owner = owner(file).filter(spec -> !spec.equals(kernel.folder()));
        boolean kept = !take && owner.filter(CommandFile::isInstalled).isPresent();
        if (kept && keeper.isEmpty()) {
          keeper = owner;
        }
        boolean free = !kept && (!Files.exists(file) || isOurs(file));
        if (free && tryWrite(file, text(kernel, java))) {
          remember(kernel, file);
          return new Written(Optional.of(file), keeper);
        }
      }
    }
    return new Written(Optional.empty(), keeper);
  }

  private static List<String> names(InstalledKernel kernel) {
    String own = kernel.folder().getFileName().toString();
    String second = own.startsWith(NAME) ? own : NAME + "-" + own;
    return own.equals(NAME) ? List.of(NAME) : List.of(NAME, second);
  }

  private static void remember(InstalledKernel kernel, Path file) throws IOException {
    Optional<Path> former = kernel.command().filter(path -> !path.equals(file));
    if (former.isPresent()) {
      remove(former.get(), kernel.folder());
    }
    Map<String, String> record = new LinkedHashMap<>(kernel.record());
    record.put(InstalledKernel.COMMAND, file.toString());
    new InstalledKernel(kernel.folder(), record).writeRecord();
  }

  /** Beside Jupyter, then where users keep their own commands. */
  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    // the folder of shims belongs to a version manager, which clears it
    jupyter
        .command()
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .filter(folder -> !folder.endsWith("shims"))
        .ifPresent(folders::add);
    if (!machine.isWindows()) {
      folders.add(machine.home().resolve(".local").resolve("bin"));
    }
    return folders;
  }

  /**
   * Whether typing the command's name finds it.
   *
   * @param file the command
   * @return whether its folder is on the search path
   */
  public boolean isOnPath(Path file) {
    return machine.find(name(file)).filter(found -> found.equals(file)).isPresent();
  }

  /**
   * What to type.
   *
   * @param file the command
   * @return its name, such as {@code lectern}
   */
  public static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.cmd$", "");
  }

  private static Stream<String> lines(Path file) {
    try {
      boolean small = Files.isRegularFile(file) && Files.size(file) < 10_000;
      return small ? Files.readString(file).lines() : Stream.empty();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean isOurs(Path file) {
    return lines(file).anyMatch(line -> line.contains(MARK));
  }

  private static boolean isInstalled(Path spec) {
    return Files.exists(spec.resolve("kernel.json")) && InstalledKernel.isLecterns(spec);
  }

  /** The folder of the kernel whose command a file is. */
  private static Optional<Path> owner(Path file) {
    try {
      return lines(file)
          .filter(line -> line.contains(MARK))
          .map(line -> Path.of(line.substring(line.indexOf(MARK) + MARK.length())))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean tryWrite(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      // never through a link
      Files.deleteIfExists(file);
      Files.writeString(file, text);
      return file.toFile().setExecutable(true, false) || Files.isExecutable(file);
    } catch (IOException e) {
      return false;
    }
  }

  private String text(InstalledKernel kernel, JavaHome java) {
    String program = java.java().toString();
    String jars = kernel.lib() + File.separator + "*";
    if (machine.isWindows()) {
      return String.join(
          "\r\n",
          "@echo off",
          "rem " + MARK + kernel.folder(),
          "chcp 65001 >nul",
          "\"" + program + "\" -cp \"" + jars + "\" " + MAIN + " %*",
          "");
    }
    return String.join(
        "\n",
        "#!/bin/sh",
        "# " + MARK + kernel.folder(),
        "java=" + quoted(program),
        "[ -x \"$java\" ] || { echo \"lectern: there is no Java at $java; install Lectern again\" >&2;"
            + " exit 1; }",
        "exec \"$java\" -cp " + quoted(jars) + " " + MAIN + " \"$@\"",
        "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Deletes a command, unless it is not the installer's, or another kernel's by now. */
  static boolean remove(Path file, Path spec) throws IOException {
    // the whole line: another kernel's folder may begin with this one's name
    return lines(file).anyMatch(line -> line.endsWith(" " + MARK + spec))
        && Files.deleteIfExists(file);
  }
}
