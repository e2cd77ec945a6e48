package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.kernel.install.CommandFile;
import org.lectern.kernel.install.ForeignKernel;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.Installer;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Jupyter;
import org.lectern.kernel.install.Machine;
import org.lectern.kernel.install.Refusal;

/** Puts kernels where Jupyter finds them, and takes them away. */
final class InstallCommand {
  private static final List<String> FLAGS =
      List.of("--user", "--sys-prefix", "--no-quick-start", "--take-command");
  private static final List<String> VALUED =
      List.of("--prefix", "--jdk", "--name", "--into", "--jupyter");

  private final Machine machine = Machine.here();
  private final Terminal terminal;

  InstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private static Options parse(List<String> words) throws UsageException {
    Options options = Options.parse(words, FLAGS, VALUED);
    options.noRest();
    options.atMostOne("--user", "--prefix", "--sys-prefix", "--into");
    options.atMostOne("--name", "--into");
    return options;
  }

  private Jupyter jupyter(Options options) throws Refusal {
    Optional<Path> given = options.value("--jupyter").map(Path::of);
    if (given.isPresent() && !Files.isRegularFile(given.get())) {
      throw new Refusal(
          "there is no such jupyter.",
          "the path of a jupyter program",
          given.get().toString(),
          "leave out --jupyter, to take the one on PATH or install.sh's own");
    }
    return new Jupyter(machine, given.map(Path::toAbsolutePath));
  }

  int install(List<String> words) throws UsageException, Refusal, IOException {
    Options options = parse(words);
    Jupyter jupyter = jupyter(options);
    if (options.has("--into")) {
      return installInto(options.value("--into").orElseThrow(), jupyter);
    }
    JavaHome java = Javas.choose(machine, options.value("--jdk").map(Path::of), "--jdk");
    Installer installer = Installer.ofOwnJars(machine, java);
    String name = options.value("--name").orElse(Installer.NAME);
    InstalledKernel kernel = installer.install(kernels(options, jupyter), name);
    terminal.say("Kernel", "Java (Lectern), " + kernel.folder());
    terminal.more("runs on " + java);
    writeCommand(kernel, java, jupyter, options.has("--take-command"));
    if (jupyter.command().isEmpty()) {
      terminal.say("Jupyter", "none found. To get one: pip install jupyterlab");
    }
    if (options.has("--no-quick-start") || !quicken(installer, kernel)) {
      checkStart(kernel);
    }
    return 0;
  }

  private void writeCommand(InstalledKernel kernel, JavaHome java, Jupyter jupyter, boolean take)
      throws IOException {
    CommandFile command = new CommandFile(machine, jupyter);
    CommandFile.Written written = command.write(kernel, java, take);
    if (written.file().isPresent()) {
      Path file = written.file().get();
      String name = CommandFile.name(file);
      boolean found = command.isOnPath(file);
      terminal.say("Command", file + (found ? " (try: " + name + " doctor)" : ""));
      if (!found) {
        terminal.more("to call it as " + name + ", add " + file.getParent() + " to PATH");
      }
    } else {
      String why = written.keeper().isPresent() ? "" : ", for want of a folder";
      terminal.say("Command", "none" + why + "; use java -jar lectern-kernel.jar doctor");
    }
    if (written.keeper().isPresent()) {
      terminal.more("lectern stays the command of the kernel " + written.keeper().get());
      terminal.more("install with --take-command to make it this one's");
    }
  }

  /** Makes the archive. Returns whether the kernel ran. */
  private boolean quicken(Installer installer, InstalledKernel kernel) {
    long start = System.nanoTime();
    try {
      terminal.say(
          "Start",
          installer.quicken(kernel)
              ? "archive made in " + Math.round((System.nanoTime() - start) / 1e9) + " s"
              : "none: this Java made no archive; the kernel starts a second later without it");
      return true;
    } catch (IOException e) {
      terminal.say("Start", "no archive: " + e.getMessage());
      return false;
    }
  }

  /** A kernel that does not start is no success, though its files are there. */
  private static void checkStart(InstalledKernel kernel) throws Refusal, IOException {
    String error = KernelCheck.start(kernel.words());
    if (!error.isEmpty()) {
      throw new Refusal(
          "the kernel is installed, but it does not start.",
          "an answer to 1 + 1",
          error.replace("\n", System.lineSeparator() + " ".repeat(10)),
          "lectern doctor (or java -jar lectern-kernel.jar doctor)");
    }
  }

  private Path kernels(Options options, Jupyter jupyter) throws Refusal {
    Optional<String> prefix = options.value("--prefix");
    if (prefix.isPresent()) {
      return Jupyter.kernelsUnder(Path.of(prefix.get()));
    }
    return options.has("--sys-prefix")
        ? Jupyter.kernelsUnder(jupyter.pythonPrefix())
        : jupyter.userKernels();
  }

  private static Path foreign(String name, Jupyter jupyter) throws Refusal {
    // Jupyter leaves out those whose kernel.json is broken
    Optional<Path> spec = jupyter.kernel(name).or(() -> jupyter.search(name));
    if (spec.isEmpty()) {
      throw new Refusal(
          "there is no kernel of the name " + name + ".",
          "an installed IJava or JJava",
          "nothing in " + jupyter.kernelFolders(),
          "jupyter kernelspec list, which prints the names");
    }
    return spec.get();
  }

  private int installInto(String name, Jupyter jupyter) throws Refusal {
    Path spec = foreign(name, jupyter);
    ForeignKernel kernel = ForeignKernel.read(spec);
    Optional<JavaHome> java = kernel.java(machine);
    kernel.addOwnJars();
    terminal.say("Kernel", "Lectern is in " + kernel.kind() + ", " + spec);
    terminal.more(
        java.isPresent()
            ? "runs on " + java.get()
            : "which Java it runs on can't be seen: it needs a JDK 17 or newer");
    terminal.more("the old kernel.json is kept beside the new");
    return 0;
  }

  private static boolean takeOut(Path spec) throws Refusal {
    try {
      return ForeignKernel.remove(spec);
    } catch (IOException e) {
      throw new Refusal(
          "Lectern is not wholly out of this kernel.",
          "write access, and that no notebook uses the kernel",
          e.toString(),
          "close its notebooks, then uninstall again");
    }
  }

  int uninstall(List<String> words) throws UsageException, Refusal, IOException {
    Options options = parse(words);
    Jupyter jupyter = jupyter(options);
    if (options.has("--into")) {
      Path spec = foreign(options.value("--into").orElseThrow(), jupyter);
      terminal.say(
          "Removed", takeOut(spec) ? "Lectern, from " + spec : "nothing: no Lectern in " + spec);
      return 0;
    }
    Path spec = kernels(options, jupyter).resolve(options.value("--name").orElse(Installer.NAME));
    List<Path> removed = Installer.uninstall(spec);
    if (removed.isEmpty()) {
      terminal.say("Removed", "nothing: there is no kernel of Lectern in " + spec);
    }
    removed.forEach(path -> terminal.say("Removed", path.toString()));
    return 0;
  }

  int quicken(List<String> words) throws UsageException, IOException {
    Options options = Options.parse(words, List.of(), List.of());
    if (options.rest().size() != 1) {
      throw new UsageException("quicken needs the folder of a kernelspec");
    }
    InstalledKernel kernel = InstalledKernel.read(Path.of(options.rest().get(0)));
    Optional<Path> home = kernel.javaHome();
    if (home.isPresent()) {
      Installer.ofInstalled(machine, JavaHome.of(home.get())).quicken(kernel);
    }
    return 0;
  }
}
