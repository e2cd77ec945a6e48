package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.Installer;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Jupyter;
import org.lectern.kernel.install.Machine;
import org.lectern.kernel.install.OwnJars;
import org.lectern.kernel.run.KernelCommand;

/**
 * Looks at an installation from Java to the arithmetic, line by line, with a fix for what fails.
 */
final class Doctor {
  private static final String INSTALL = "java -jar lectern-kernel.jar install";

  /** Each adds flags to the JVM of a kernel. */
  private static final List<String> OPTIONS =
      List.of("LECTERN_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  private final Machine machine = Machine.here();
  private final Findings findings;
  private final Terminal terminal;

  Doctor(Terminal terminal) {
    this.terminal = terminal;
    findings = new Findings(terminal);
  }

  int run(List<String> words) throws UsageException, IOException {
    Options options = Options.parse(words, List.of(), List.of("--name", "--jupyter"));
    options.noRest();
    Optional<Path> own = OwnJars.spec();
    Optional<String> asked = options.value("--name");
    String name =
        asked.or(() -> own.map(Path::getFileName).map(Path::toString)).orElse(Installer.NAME);
    Jupyter jupyter = new Jupyter(machine, options.value("--jupyter").map(Path::of));

    terminal.line("Lectern " + OwnJars.version());
    Optional<InstalledKernel> kernel =
        find(name, jupyter, asked.isEmpty() ? own : Optional.empty());
    JavaHome java =
        kernel
            .flatMap(InstalledKernel::javaHome)
            .filter(Files::isDirectory)
            .map(JavaHome::of)
            .orElseGet(JavaHome::running);
    String install = install(kernel, name, jupyter);
    java(java, install);
    SpecWords spec = SpecWords.of(kernel, java);
    flags(spec, install);
    jupyter(jupyter);
    kernelspec(kernel, spec, name, jupyter, install);
    KernelCheck check = java.willDo() ? KernelCheck.run(spec.words()) : KernelCheck.none();
    kernel(check, java, install);
    processor(check);
    arithmetic(check);
    // a kernel that does not run makes no archive
    if (check.error().isEmpty()) {
      new QuickStartCheck(machine, findings, install).look(kernel, java);
    }
    return findings.end();
  }

  /**
   * The command that starts the kernel.
   *
   * @param words the kernelspec's, or those of this program's own class path
   * @param fault why the kernelspec's can't be taken; empty if there is nothing wrong
   */
  private record SpecWords(List<String> words, String fault) {
    static SpecWords of(Optional<InstalledKernel> kernel, JavaHome java) {
      List<String> own = KernelCommand.onOwnClassPath(java.java()).words();
      if (kernel.isEmpty()) {
        return new SpecWords(own, "");
      }
      try {
        List<String> words = kernel.get().words();
        return words.isEmpty() ? new SpecWords(own, "it has no argv") : new SpecWords(words, "");
      } catch (IOException e) {
        return new SpecWords(own, String.valueOf(e.getMessage()).lines().findFirst().orElse("?"));
      }
    }
  }

  /** The kernel that Jupyter would start; else one that Jupyter can't read; else our own. */
  private static Optional<InstalledKernel> find(String name, Jupyter jupyter, Optional<Path> own) {
    Optional<Path> spec =
        jupyter
            .kernel(name)
            .or(() -> jupyter.search(name))
            .filter(InstalledKernel::isLecterns)
            .or(() -> own);
    return spec.map(
        folder -> {
          try {
            return InstalledKernel.read(folder);
          } catch (IOException e) {
            // an unreadable record is as good as none: it is stale
            return new InstalledKernel(folder, Map.of());
          }
        });
  }

  /** How to install this kernel again, in its place. */
  private static String install(Optional<InstalledKernel> kernel, String name, Jupyter jupyter) {
    String named = name.equals(Installer.NAME) ? "" : " --name " + name;
    Optional<Path> kernels = kernel.map(InstalledKernel::folder).map(Path::getParent);
    Path prefixed = Path.of("share", "jupyter", "kernels");
    if (kernels.isPresent()
        && kernels.get().endsWith(prefixed)
        && !kernels.get().equals(jupyter.userKernels())) {
      return INSTALL + " --prefix " + kernels.get().resolve("../../..").normalize() + named;
    }
    return INSTALL + named + (named.isEmpty() ? " (or ./install.sh)" : "");
  }

  private void java(JavaHome java, String install) {
    if (java.willDo()) {
      findings.ok("Java", "JDK " + java.version() + ", " + java.home());
    } else {
      findings.failed(
          "Java",
          java + " " + java.fault(),
          machine.howToGetJdk()
              + ", then "
              + install.replace(" (or ./install.sh)", "")
              + " --jdk DIR");
    }
  }

  private List<String> optionsThatAreSet() {
    return OPTIONS.stream()
        .filter(name -> !machine.environment().getOrDefault(name, "").isBlank())
        .toList();
  }

  private void flags(SpecWords spec, String install) {
    String all = " " + String.join(" ", spec.words()) + " ";
    List<String> missing =
        KernelCommand.flags().stream().filter(flag -> !all.contains(" " + flag + " ")).toList();
    if (!missing.isEmpty()) {
      findings.failed("Flags", "the kernelspec lacks " + String.join(" ", missing), install);
      return;
    }
    StringBuilder added = new StringBuilder();
    for (String name : optionsThatAreSet()) {
      String value = machine.environment().getOrDefault(name, "");
      if (value.contains("TieredStopAtLevel=1") || value.contains("-Xint")) {
        findings.failed(
            "Flags",
            name + " is " + value + ", which makes Lectern many times slower",
            "remove the variable " + name);
        return;
      }
      added.append(", and ").append(name).append(' ').append(value);
    }
    findings.ok("Flags", "as they should be" + added);
  }

  private void jupyter(Jupyter jupyter) {
    Optional<Path> command = jupyter.command();
    if (command.isEmpty()) {
      findings.failed(
          "Jupyter",
          "there is no jupyter on PATH",
          "pip install jupyterlab; or activate the environment it is in");
    } else if (!Files.isRegularFile(command.get())) {
      findings.failed(
          "Jupyter", "there is no " + command.get(), "name another file with --jupyter, or none");
    } else {
      jupyter
          .version()
          .ifPresentOrElse(
              version -> findings.ok("Jupyter", version + ", " + command.get()),
              () ->
                  findings.failed(
                      "Jupyter",
                      command.get() + " does not run",
                      "pip install --force-reinstall jupyterlab, in the environment it is in"));
    }
  }

  private void kernelspec(
      Optional<InstalledKernel> kernel,
      SpecWords spec,
      String name,
      Jupyter jupyter,
      String install)
      throws IOException {
    Optional<Path> used = jupyter.kernel(name);
    if (kernel.isEmpty()) {
      boolean other = used.isPresent();
      findings.failed(
          "Kernelspec",
          other
              ? "the kernel " + name + " is not Lectern's: " + used.get()
              : "Jupyter knows no kernel of the name " + name,
          other ? INSTALL + " --name OTHER" : install);
      return;
    }
    Path folder = kernel.get().folder();
    Optional<String> stale = kernel.get().staleness();
    if (!spec.fault().isEmpty()) {
      findings.failed("Kernelspec", folder + " is broken: " + spec.fault(), install);
    } else if (stale.isPresent()) {
      findings.failed("Kernelspec", folder + " is stale: " + stale.get(), install);
    } else if (used.isPresent() && !isSame(used.get(), folder)) {
      findings.failed(
          "Kernelspec",
          "Jupyter takes " + used.get() + " before " + folder,
          "java -jar lectern-kernel.jar install --name OTHER, or delete the one that is too many");
    } else if (used.isEmpty() && jupyter.command().isPresent()) {
      findings.failed(
          "Kernelspec",
          "Jupyter does not look into " + folder.getParent(),
          "set JUPYTER_PATH to " + folder.getParent().getParent() + ", or " + INSTALL);
    } else {
      findings.ok("Kernelspec", folder.toString());
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private void kernel(KernelCheck check, JavaHome java, String install) {
    if (check.error().isEmpty()) {
      findings.ok("Kernel", "answered its first cell after " + check.seconds() + " s");
      return;
    }
    List<String> set = optionsThatAreSet();
    String fix = install + "; if it stays so, report this";
    if (!java.willDo()) {
      fix = "a JDK, as above";
    } else if (!set.isEmpty()) {
      fix = "remove the variable " + String.join(" and ", set) + "; or " + fix;
    }
    List<String> lines = check.error().lines().toList();
    findings.failed("Kernel", "does not answer: " + lines.get(0), fix);
    lines.stream().skip(1).forEach(findings::quote);
  }

  private void processor(KernelCheck check) {
    String threads = Runtime.getRuntime().availableProcessors() + " processors";
    String here = System.getProperty("os.arch") + ", " + threads;
    if (check.error().isEmpty() && check.compute().startsWith("scalar")) {
      findings.failed(
          "Processor",
          here + ": " + check.compute() + "; the results are right, but slow to come",
          "a HotSpot JDK from https://adoptium.net; look at the line Flags");
    } else if (check.error().isEmpty()) {
      findings.ok("Processor", here + ": " + check.compute());
    } else {
      findings.ok("Processor", here + "; its vectors show when the kernel runs");
    }
  }

  private void arithmetic(KernelCheck check) {
    if (!check.error().isEmpty()) {
      findings.failed("Arithmetic", "not tested, since the kernel does not answer", "as above");
    } else if (check.sameBits()) {
      findings.ok("Arithmetic", check.arithmetic());
    } else {
      findings.failed(
          "Arithmetic", check.arithmetic(), "please report this, with reproducibility()'s text");
    }
  }
}
