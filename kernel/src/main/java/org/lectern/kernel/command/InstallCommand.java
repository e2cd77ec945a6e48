package org.lectern.kernel.command;

import java.io.IOException;
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
  private static final List<String> FLAGS = List.of("--user", "--sys-prefix", "--no-quick-start");
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

  private Jupyter jupyter(Options options) {
    return new Jupyter(machine, options.value("--jupyter").map(Path::of));
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
    if (!options.has("--no-quick-start")) {
      quicken(installer, kernel);
    }
    CommandFile command = new CommandFile(machine, jupyter);
    Optional<Path> file = command.write(kernel, java);
    if (file.isPresent()) {
      boolean found = command.isOnPath(file.get());
      terminal.say("Command", file.get() + (found ? " (try: lectern doctor)" : ""));
      if (!found) {
        terminal.more("to call it as lectern, add " + file.get().getParent() + " to PATH");
      }
    } else {
      terminal.say(
          "Command", "none, for want of a folder; use java -jar lectern-kernel.jar doctor");
    }
    if (jupyter.command().isEmpty()) {
      terminal.say("Jupyter", "none on PATH. To get one: pip install jupyterlab");
    }
    return 0;
  }

  private void quicken(Installer installer, InstalledKernel kernel) {
    long start = System.nanoTime();
    String text;
    try {
      text =
          installer.quicken(kernel)
              ? "archive made in " + Math.round((System.nanoTime() - start) / 1e9) + " s"
              : "none: this Java made no archive; the kernel starts a second later without it";
    } catch (IOException e) {
      text = "none: " + e.getMessage() + " (lectern doctor tells more)";
    }
    terminal.say("Start", text);
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
    Optional<Path> spec = jupyter.kernel(name);
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
    kernel.addOwnJars();
    terminal.say("Kernel", "Lectern is in " + kernel.kind() + ", " + spec);
    terminal.more("it needs a Java 17 or newer; the old kernel.json is kept beside the new");
    return 0;
  }

  int uninstall(List<String> words) throws UsageException, Refusal, IOException {
    Options options = parse(words);
    Jupyter jupyter = jupyter(options);
    if (options.has("--into")) {
      Path spec = foreign(options.value("--into").orElseThrow(), jupyter);
      boolean was = ForeignKernel.remove(spec);
      terminal.say("Removed", was ? "Lectern, from " + spec : "nothing: no Lectern in " + spec);
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
