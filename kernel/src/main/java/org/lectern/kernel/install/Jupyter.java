package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where Jupyter is, and where it looks for kernels. */
public final class Jupyter {
  private static final List<String> ENVIRONMENTS = List.of("VIRTUAL_ENV", "CONDA_PREFIX");

  private final Machine machine;
  private final boolean isGiven;
  private final Optional<Path> command;
  private @Nullable Optional<Map<String, Path>> list;

  /**
   * The Jupyter of a computer.
   *
   * @param machine the computer
   * @param command its {@code jupyter} program; empty for the one on the search path, or else the
   *     private one that install.sh made
   */
  public Jupyter(Machine machine, Optional<Path> command) {
    this.machine = machine;
    isGiven = command.isPresent();
    this.command = command.or(() -> machine.find("jupyter")).or(() -> privateOne(machine));
  }

  private static Optional<Path> privateOne(Machine machine) {
    Optional<Path> prefixed = OwnJars.spec().map(spec -> spec.resolve("../../..").normalize());
    Path user =
        machine.folder("XDG_DATA_HOME").orElseGet(() -> machine.home().resolve(".local/share"));
    return Stream.concat(prefixed.stream(), Stream.of(user))
        .map(share -> share.resolve("lectern/jupyter/bin/jupyter").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The {@code jupyter} program.
   *
   * @return its file, if there is one
   */
  public Optional<Path> command() {
    return command;
  }

  /**
   * What {@code jupyter --version} prints, in one line.
   *
   * @return such as {@code jupyter_core 5.8.1, jupyterlab 4.4.5}; empty if it does not run
   */
  public Optional<String> version() {
    return ask("--version").map(Jupyter::shortVersion);
  }

  private static String shortVersion(String text) {
    List<String> parts = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(":", 2);
      String name = words[0].strip();
      boolean told = words.length == 2 && !words[1].contains("not installed");
      if (told && List.of("jupyter_core", "jupyterlab", "notebook").contains(name)) {
        parts.add(name + " " + words[1].strip());
      }
    }
    return parts.isEmpty() ? text.lines().findFirst().orElse("?") : String.join(", ", parts);
  }

  private Optional<String> ask(String... words) {
    return command.flatMap(
        program -> {
          List<String> line = new ArrayList<>(List.of(program.toString()));
          line.addAll(List.of(words));
          return Program.answer(line);
        });
  }

  /**
   * The folder of the user's kernels.
   *
   * @return the folder, which need not exist
   */
  public Path userKernels() {
    return dataFolder().resolve("kernels");
  }

  /** Jupyter's folder for one user, as jupyter_core chooses it. */
  private Path dataFolder() {
    Optional<Path> given = machine.folder("JUPYTER_DATA_DIR");
    if (given.isPresent()) {
      return given.get().toAbsolutePath();
    }
    Optional<Path> told =
        ask("--data-dir").flatMap(text -> text.lines().reduce((first, last) -> last)).map(Path::of);
    return told.filter(Path::isAbsolute).orElseGet(this::usualDataFolder);
  }

  private Path usualDataFolder() {
    return switch (machine.system()) {
      case MAC -> machine.home().resolve("Library").resolve("Jupyter");
      case WINDOWS ->
          machine
              .folder("APPDATA")
              .orElseGet(() -> machine.home().resolve("AppData").resolve("Roaming"))
              .resolve("jupyter");
      case LINUX ->
          machine
              .folder("XDG_DATA_HOME")
              .orElseGet(() -> machine.home().resolve(".local").resolve("share"))
              .resolve("jupyter");
    };
  }

  /**
   * The folder of kernels under a prefix, such as that of a Python environment.
   *
   * @param prefix the prefix
   * @return the folder, which need not exist
   */
  public static Path kernelsUnder(Path prefix) {
    return prefix
        .toAbsolutePath()
        .normalize()
        .resolve("share")
        .resolve("jupyter")
        .resolve("kernels");
  }

  /**
   * The prefix of the Python environment of the {@code jupyter} that was given; else of the one
   * that is active, or on the search path.
   *
   * @return its folder
   * @throws Refusal if there is none
   */
  public Path pythonPrefix() throws Refusal {
    if (isGiven) {
      return ownPrefix();
    }
    for (String variable : ENVIRONMENTS) {
      Optional<Path> prefix = machine.folder(variable);
      if (prefix.isPresent()) {
        return prefix.get();
      }
    }
    for (String name : List.of("python3", "python")) {
      Optional<Path> python = machine.find(name);
      Optional<String> prefix =
          python.flatMap(
              file ->
                  Program.answer(List.of(file.toString(), "-c", "import sys; print(sys.prefix)")));
      if (prefix.isPresent() && !prefix.get().isBlank()) {
        return Path.of(prefix.get());
      }
    }
    throw new Refusal(
        "there is no Python environment for --sys-prefix.",
        "VIRTUAL_ENV, CONDA_PREFIX or a python on PATH",
        "none of them",
        "--prefix DIR, or --user");
  }

  /** A jupyter lies in the folder bin of its environment, on Windows in Scripts. */
  private Path ownPrefix() throws Refusal {
    Path file = real(command.orElseThrow().toAbsolutePath());
    Path folder = file.getParent();
    boolean isUsual = folder.endsWith("bin") || folder.endsWith("Scripts");
    if (!isUsual || folder.getParent() == null) {
      throw new Refusal(
          "it can't be seen which Python environment this jupyter belongs to.",
          "a jupyter in the folder bin or Scripts of an environment",
          file.toString(),
          "--prefix DIR instead of --sys-prefix");
    }
    return folder.getParent();
  }

  /**
   * The folders where Jupyter usually looks for kernels, first found first.
   *
   * @return the folders, of which many need not exist
   */
  public List<Path> kernelFolders() {
    Set<Path> folders = new LinkedHashSet<>();
    machine.folders("JUPYTER_PATH").forEach(folder -> folders.add(folder.resolve("kernels")));
    folders.add(userKernels());
    // a Jupyter in an environment looks beside itself: bin/jupyter, share/jupyter
    command
        .map(Jupyter::real)
        .map(Path::getParent)
        .map(Path::getParent)
        .ifPresent(prefix -> folders.add(kernelsUnder(prefix)));
    command
        .map(Path::getParent)
        .map(Path::getParent)
        .ifPresent(prefix -> folders.add(kernelsUnder(prefix)));
    for (String variable : ENVIRONMENTS) {
      machine.folder(variable).ifPresent(prefix -> folders.add(kernelsUnder(prefix)));
    }
    if (machine.isWindows()) {
      machine
          .folder("PROGRAMDATA")
          .ifPresent(folder -> folders.add(folder.resolve("jupyter").resolve("kernels")));
    } else {
      folders.add(kernelsUnder(Path.of("/usr/local")));
      folders.add(kernelsUnder(Path.of("/usr")));
    }
    return List.copyOf(folders);
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  /**
   * Looks for a kernel: asks Jupyter, and looks into the usual folders where it does not answer.
   *
   * @param name the name of its folder
   * @return the folder that Jupyter would use, if there is one
   */
  public Optional<Path> kernel(String name) {
    Optional<Map<String, Path>> told = list();
    return told.isPresent()
        ? Optional.ofNullable(told.get().get(name.toLowerCase(Locale.ROOT)))
        : search(name);
  }

  private Optional<Map<String, Path>> list() {
    if (list == null) {
      list = ask("kernelspec", "list", "--json").flatMap(KernelList::parse);
    }
    return list;
  }

  /**
   * Looks for a kernel without asking Jupyter, which leaves out those that it can't read.
   *
   * @param name the name of its folder
   * @return the first such folder, if there is one
   */
  public Optional<Path> search(String name) {
    return kernelFolders().stream()
        .map(folder -> folder.resolve(name))
        .filter(folder -> Files.isRegularFile(folder.resolve("kernel.json")))
        .findFirst();
  }
}
