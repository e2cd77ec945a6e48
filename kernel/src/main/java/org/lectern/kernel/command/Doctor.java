package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.Installer;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Jupyter;
import org.lectern.kernel.install.KernelCommand;
import org.lectern.kernel.install.Machine;
import org.lectern.kernel.install.OwnJars;

/**
 * Looks at an installation from Java to the arithmetic, line by line, with a fix for what fails.
 */
final class Doctor {
  private static final String INSTALL = "java -jar lectern-kernel.jar install (or ./install.sh)";

  private final Machine machine = Machine.here();
  private final Terminal terminal;
  private int failures;

  Doctor(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(List<String> words) throws UsageException, IOException {
    Options options = Options.parse(words, List.of(), List.of("--name", "--jupyter"));
    options.noRest();
    String name = options.value("--name").orElse(Installer.NAME);
    Jupyter jupyter = new Jupyter(machine, options.value("--jupyter").map(Path::of));

    terminal.line("Lectern " + OwnJars.version());
    Optional<InstalledKernel> kernel = find(name, jupyter);
    JavaHome java =
        kernel
            .flatMap(InstalledKernel::javaHome)
            .filter(Files::isDirectory)
            .map(JavaHome::of)
            .orElseGet(JavaHome::running);
    java(java);
    List<String> command = command(kernel, java);
    flags(command);
    jupyter(jupyter);
    kernelspec(kernel, name, jupyter);
    KernelCheck check = java.willDo() ? KernelCheck.run(command) : KernelCheck.none();
    kernel(check, java);
    processor(check);
    arithmetic(check);
    quickStart(kernel, java);
    terminal.line(
        failures == 0
            ? "Everything works."
            : failures + (failures == 1 ? " line needs" : " lines need") + " attention.");
    return failures == 0 ? 0 : 1;
  }

  private static Optional<InstalledKernel> find(String name, Jupyter jupyter) throws IOException {
    Optional<Path> spec =
        jupyter.kernel(name).filter(InstalledKernel::isLecterns).or(OwnJars::spec);
    return spec.isPresent() ? Optional.of(InstalledKernel.read(spec.get())) : Optional.empty();
  }

  private void ok(String name, String text) {
    terminal.line("ok      " + column(name) + text);
  }

  private void failed(String name, String text, String fix) {
    failures++;
    terminal.line("FAILED  " + column(name) + text);
    terminal.line(" ".repeat(8) + column("") + "fix: " + fix);
  }

  private static String column(String name) {
    return name + " ".repeat(12 - name.length());
  }

  private void java(JavaHome java) {
    if (java.willDo()) {
      ok("Java", "JDK " + java.version() + ", " + java.home());
    } else {
      failed(
          "Java",
          java + " " + java.fault(),
          machine.howToGetJdk() + ", then java -jar lectern-kernel.jar install --jdk DIR");
    }
  }

  private static List<String> command(Optional<InstalledKernel> kernel, JavaHome java)
      throws IOException {
    if (kernel.isPresent()) {
      List<String> words = kernel.get().words();
      if (!words.isEmpty()) {
        return words;
      }
    }
    return KernelCommand.onOwnClassPath(java.java()).words();
  }

  private void flags(List<String> command) {
    String all = " " + String.join(" ", command) + " ";
    List<String> missing =
        KernelCommand.flags().stream().filter(flag -> !all.contains(" " + flag + " ")).toList();
    String added = machine.environment().getOrDefault("LECTERN_JAVA_OPTS", "");
    if (!missing.isEmpty()) {
      failed("Flags", "the kernelspec lacks " + String.join(" ", missing), INSTALL);
    } else if (added.contains("TieredStopAtLevel=1") || added.contains("-Xint")) {
      failed(
          "Flags",
          "LECTERN_JAVA_OPTS is " + added + ", which makes Lectern many times slower",
          "unset LECTERN_JAVA_OPTS");
    } else {
      ok("Flags", "as they should be" + (added.isEmpty() ? "" : ", and " + added));
    }
  }

  private void jupyter(Jupyter jupyter) {
    Optional<Path> command = jupyter.command();
    Optional<String> version = jupyter.version();
    if (version.isPresent()) {
      ok("Jupyter", version.get() + ", " + command.map(Path::toString).orElse(""));
    } else if (command.isPresent()) {
      failed(
          "Jupyter", command.get() + " does not run", "pip install --force-reinstall jupyterlab");
    } else {
      failed(
          "Jupyter",
          "there is no jupyter on PATH",
          "pip install jupyterlab; or activate the environment it is in");
    }
  }

  private void kernelspec(Optional<InstalledKernel> kernel, String name, Jupyter jupyter)
      throws IOException {
    if (kernel.isEmpty()) {
      Optional<Path> other = jupyter.kernel(name);
      failed(
          "Kernelspec",
          other.isPresent()
              ? "the kernel " + name + " is not Lectern's: " + other.get()
              : "Jupyter knows no kernel of the name " + name,
          INSTALL);
      return;
    }
    Path folder = kernel.get().folder();
    Optional<String> stale = kernel.get().staleness();
    if (stale.isPresent()) {
      failed("Kernelspec", folder + " is stale: " + stale.get(), INSTALL);
    } else if (jupyter.kernel(name).filter(folder::equals).isEmpty()) {
      failed(
          "Kernelspec",
          "Jupyter does not look into " + folder.getParent(),
          "set JUPYTER_PATH to " + folder.getParent().getParent() + ", or " + INSTALL);
    } else {
      ok("Kernelspec", folder.toString());
    }
  }

  private void kernel(KernelCheck check, JavaHome java) {
    if (!check.error().isEmpty()) {
      List<String> lines = check.error().lines().toList();
      failed(
          "Kernel",
          "does not answer: " + lines.get(0),
          java.willDo() ? INSTALL + "; if it stays so, report this" : "a JDK, as above");
      lines.stream().skip(1).forEach(line -> terminal.line(" ".repeat(20) + "| " + line));
    } else {
      ok("Kernel", "answered its first cell after " + check.seconds() + " s");
    }
  }

  private void processor(KernelCheck check) {
    String threads = Runtime.getRuntime().availableProcessors() + " processors";
    String here = System.getProperty("os.arch") + ", " + threads;
    if (check.error().isEmpty() && check.compute().startsWith("scalar")) {
      failed(
          "Processor",
          here + ": " + check.compute() + "; the results are right, but slow to come",
          "a HotSpot JDK from https://adoptium.net; look at the line Flags");
    } else if (check.error().isEmpty()) {
      ok("Processor", here + ": " + check.compute());
    } else {
      ok("Processor", here + "; its vectors show when the kernel runs");
    }
  }

  private void arithmetic(KernelCheck check) {
    if (!check.error().isEmpty()) {
      failed("Arithmetic", "not tested, since the kernel does not answer", "as above");
    } else if (check.sameBits()) {
      ok("Arithmetic", check.arithmetic());
    } else {
      failed("Arithmetic", check.arithmetic(), "please report this, with reproducibility()'s text");
    }
  }

  private void quickStart(Optional<InstalledKernel> kernel, JavaHome java) {
    if (kernel.isEmpty() || !java.willDo() || kernel.get().javaHome().isEmpty()) {
      return;
    }
    Installer installer = Installer.ofInstalled(machine, java);
    if (!installer.wantsArchive(kernel.get())) {
      ok("Quick start", "none was asked for");
      return;
    }
    if (installer.isQuick(kernel.get())) {
      ok("Quick start", "the archive belongs to this Java and these jars");
      return;
    }
    try {
      boolean made = installer.quicken(kernel.get());
      ok("Quick start", made ? "the archive was stale: made anew" : "this Java makes none");
    } catch (IOException e) {
      failed("Quick start", "there is no archive: " + e.getMessage(), INSTALL);
    }
  }
}
