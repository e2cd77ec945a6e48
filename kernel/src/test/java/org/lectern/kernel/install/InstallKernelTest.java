package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.MoreOptions;
import org.lectern.kernel.run.KernelCommand;

class InstallKernelTest {
  @TempDir Path folder;
  private Path kernels;
  private Path jar;
  private JavaHome java;

  @BeforeEach
  void makeJarAndJava() throws IOException {
    kernels = folder.resolve("data of \"Jo\"/kernels");
    jar = Files.writeString(folder.resolve("lectern-1.jar"), "a jar");
    Path program = folder.resolve("jdk/bin/java");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\necho \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    java = new JavaHome(folder.resolve("jdk"), "17.0.9", "");
  }

  private Installer installer(Machine.System system) {
    return new Installer(new Machine(system, Map.of(), folder), java, List.of(jar));
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void install_makesAKernelThatHoldsEverything() throws Exception {
    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "lectern");

    Path spec = kernels.resolve("lectern");
    assertThat(contents(spec))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "installed.txt",
            "kernel.json",
            "lib",
            "logo-32x32.png",
            "logo-64x64.png",
            "logo-svg.svg");
    assertThat(spec.resolve("lib/lectern-1.jar")).hasContent("a jar");
    assertThat(kernel.version()).isEqualTo(OwnJars.version());
    assertThat(kernel.javaHome()).contains(java.home());
    assertThat(JsonFile.read(spec.resolve("kernel.json")).toString())
        .contains("\"display_name\":\"Java (Lectern)\"")
        .contains("\"language\":\"java\"")
        .contains("\"interrupt_mode\":\"message\"");
  }

  @Test
  void install_onUnix_explainsAMissingJava() throws Exception {
    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "lectern");
    List<String> words = kernel.words();
    assertThat(words.subList(0, 2)).containsExactly("/bin/sh", "-c");
    assertThat(words).endsWith("{connection_file}");

    assertThat(Program.output(words).orElse(""))
        .contains("--add-modules=jdk.incubator.vector")
        .endsWith(
            "-cp "
                + kernels.resolve("lectern/lib")
                + "/* org.lectern.kernel.Main {connection_file}");

    Files.delete(java.java());
    Path text = folder.resolve("text");
    Process process = new ProcessBuilder(words).redirectError(text.toFile()).start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(text)
        .hasContent("Lectern: there is no Java at " + java.java() + "; install Lectern again");
  }

  @Test
  void install_onWindows_needsNoShell() throws Exception {
    InstalledKernel kernel = installer(Machine.System.WINDOWS).install(kernels, "lectern");

    List<String> words = kernel.words();
    assertThat(words).startsWith(java.java().toString()).doesNotContain("/bin/sh");
    assertThat(words)
        .endsWith(
            "-cp",
            kernels.resolve("lectern/lib") + File.separator + "*",
            "org.lectern.kernel.Main",
            "{connection_file}");
    assertThat(words).containsAll(KernelCommand.flags()).contains(MoreOptions.ASK);
  }

  @Test
  void install_again_leavesNothingOfTheOldKernel() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern");
    Path stale = Files.writeString(kernels.resolve("lectern/lib/stale.jar"), "stale");

    installer(Machine.System.LINUX).install(kernels, "lectern");

    assertThat(stale).doesNotExist();
    assertThat(contents(kernels)).containsExactly(kernels.resolve("lectern"));
    assertThat(contents(kernels.getParent())).containsExactly(kernels);
  }

  @Test
  void install_thatFails_leavesTheOldKernel() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern");
    Path mark = Files.writeString(kernels.resolve("lectern/mark"), "old");
    Files.delete(jar);

    assertThatThrownBy(() -> installer(Machine.System.LINUX).install(kernels, "lectern"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot write the kernel.");
    assertThat(mark).exists();
    assertThat(contents(kernels.getParent())).containsExactly(kernels);
  }

  @Test
  void install_underAnotherName_saysSoToJupyter() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern-25");

    assertThat(kernels.resolve("lectern-25/kernel.json"))
        .content()
        .contains("\"display_name\": \"Java (Lectern, lectern-25)\"");
  }

  @Test
  void install_refusesWhatCannotWork() throws Exception {
    Installer installer = installer(Machine.System.LINUX);
    assertThatThrownBy(() -> installer.install(kernels, "my kernel"))
        .hasMessageContaining("no kernel can have this name.");
    assertThatThrownBy(
            () -> installer.install(folder.resolve("a" + File.pathSeparator + "b"), "lectern"))
        .hasMessageContaining("the kernel cannot live in a folder with a '");

    Files.createDirectories(kernels.resolve("python3"));
    Files.writeString(kernels.resolve("python3/kernel.json"), "{\"display_name\": \"Python\"}");
    assertThatThrownBy(() -> installer.install(kernels, "python3"))
        .hasMessageContaining("there is another kernel of this name.");
    assertThat(Installer.uninstall(kernels.resolve("python3"))).isEmpty();
    assertThat(kernels.resolve("python3/kernel.json")).exists();
  }

  @Test
  void command_isPutBesideJupyterAndRemovedWithTheKernel() throws Exception {
    Path jupyter = folder.resolve("venv/bin/jupyter");
    Files.createDirectories(jupyter.getParent());
    Machine machine = new Machine(Machine.System.LINUX, Map.of(), folder);
    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "lectern");

    Optional<Path> command =
        new CommandFile(machine, new Jupyter(machine, Optional.of(jupyter)))
            .write(kernel, java, false)
            .file();

    assertThat(command).contains(folder.resolve("venv/bin/lectern"));
    assertThat(Program.output(List.of(command.get().toString(), "run", "a b.ipynb")))
        .contains(
            "-cp "
                + kernels.resolve("lectern/lib")
                + "/* org.lectern.kernel.command.Main run a b.ipynb");
    installer(Machine.System.LINUX).install(kernels, "lectern");
    assertThat(Installer.uninstall(kernels.resolve("lectern")))
        .containsExactly(kernels.resolve("lectern"), command.get());
    assertThat(command.get()).doesNotExist();
    assertThat(contents(kernels)).isEmpty();
  }

  @Test
  void command_onWindows_isABatchFile() throws Exception {
    Path jupyter = folder.resolve("Scripts/jupyter.exe");
    Files.createDirectories(jupyter.getParent());
    Machine machine = new Machine(Machine.System.WINDOWS, Map.of(), folder);
    InstalledKernel kernel = installer(Machine.System.WINDOWS).install(kernels, "lectern");

    Optional<Path> command =
        new CommandFile(machine, new Jupyter(machine, Optional.of(jupyter)))
            .write(kernel, java, false)
            .file();

    assertThat(command).contains(folder.resolve("Scripts/lectern.cmd"));
    assertThat(command.get())
        .content()
        .startsWith("@echo off\r\n")
        .contains("\r\n\"" + java.java() + "\" -cp \"" + kernel.lib() + File.separator + "*\" ")
        .endsWith(" org.lectern.kernel.command.Main %*\r\n");
  }

  @Test
  void command_ofSomebodyElse_isLeftAlone() throws Exception {
    Path jupyter = folder.resolve("venv/bin/jupyter");
    Files.createDirectories(jupyter.getParent());
    Path other = Files.writeString(folder.resolve("venv/bin/lectern"), "another program");
    Machine machine = new Machine(Machine.System.LINUX, Map.of(), folder);
    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "lectern");

    Optional<Path> command =
        new CommandFile(machine, new Jupyter(machine, Optional.of(jupyter)))
            .write(kernel, java, false)
            .file();

    assertThat(other).hasContent("another program");
    assertThat(command).contains(folder.resolve(".local/bin/lectern"));
  }

  private CommandFile commandFile() {
    Machine machine = new Machine(Machine.System.LINUX, Map.of(), folder);
    return new CommandFile(machine, new Jupyter(machine, Optional.empty()));
  }

  @Test
  void command_ofAnotherKernel_staysWithIt() throws Exception {
    InstalledKernel first = installer(Machine.System.LINUX).install(kernels, "lectern");
    InstalledKernel second = installer(Machine.System.LINUX).install(kernels, "lectern-25");
    InstalledKernel third = installer(Machine.System.LINUX).install(kernels, "java");
    Path lectern = folder.resolve(".local/bin/lectern");
    commandFile().write(first, java, false);

    assertThat(commandFile().write(second, java, false))
        .isEqualTo(
            new CommandFile.Written(
                Optional.of(folder.resolve(".local/bin/lectern-25")), Optional.of(first.folder())));
    assertThat(commandFile().write(third, java, false).file())
        .contains(folder.resolve(".local/bin/lectern-java"));
    assertThat(lectern).content().contains(" for " + first.folder() + "\n");

    assertThat(commandFile().write(second, java, true).file()).contains(lectern);
    assertThat(lectern).content().contains(" for " + second.folder() + "\n");
    assertThat(Installer.uninstall(first.folder())).containsExactly(first.folder());
    assertThat(lectern).exists();
  }

  @Test
  void command_ofAKernelThatIsGone_isFree() throws Exception {
    InstalledKernel gone = installer(Machine.System.LINUX).install(kernels, "lectern");
    commandFile().write(gone, java, false);
    Folder.delete(gone.folder());
    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "other");

    assertThat(commandFile().write(kernel, java, false).file())
        .contains(folder.resolve(".local/bin/lectern"));
  }

  /** As Windows does it with jars that a process has open. */
  private static void refuseJars(Path path) throws IOException {
    if (path.toString().endsWith(".jar")) {
      throw new FileSystemException(path.toString(), null, "in use");
    }
    Files.deleteIfExists(path);
  }

  @Test
  void uninstall_ofAKernelInUse_takesItOutOfJupyterAndNamesTheProcess() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern");
    Path spec = kernels.resolve("lectern");
    Process user = new ProcessBuilder("/bin/sh", "-c", "read line", spec + "/lib/*").start();
    try {
      assertThatThrownBy(() -> Installer.uninstall(spec, InstallKernelTest::refuseJars))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("the kernel is out of Jupyter")
          .hasMessageContaining("process " + user.pid())
          .hasMessageContaining("close the notebooks that use it");
    } finally {
      user.destroy();
    }

    assertThat(spec.resolve("kernel.json")).doesNotExist();
    assertThat(spec.resolve("lib/lectern-1.jar")).exists();
    assertThat(spec.resolve("logo-32x32.png")).doesNotExist();
    assertThat(Installer.uninstall(spec)).containsExactly(spec);
    assertThat(spec).doesNotExist();
  }

  @Test
  void install_afterAnUninstallThatLeftJars_isWhole() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern");
    Path spec = kernels.resolve("lectern");
    Path stale = Files.writeString(spec.resolve("lib/stale.jar"), "stale");
    assertThatThrownBy(() -> Installer.uninstall(spec, InstallKernelTest::refuseJars))
        .isInstanceOf(Refusal.class);

    InstalledKernel kernel = installer(Machine.System.LINUX).install(kernels, "lectern");

    assertThat(stale).doesNotExist();
    assertThat(kernel.words()).isNotEmpty();
  }

  @Test
  void unchanged_namesWhoUsesTheKernel() throws Exception {
    Process user = new ProcessBuilder("/bin/sh", "-c", "read line", folder.toString()).start();
    try {
      assertThat(InUse.unchanged(folder, Optional.empty(), new IOException("denied")))
          .hasMessageContaining("the kernel is in use, and stays as it was.")
          .hasMessageContaining("process " + user.pid());
    } finally {
      user.destroy();
    }
  }

  @Test
  void install_removesWhatInterruptedRunsHaveLeft() throws Exception {
    Process ended = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
    ended.waitFor();
    Path left = kernels.getParent().resolve(".lectern-new." + ended.pid());
    Path busy = kernels.getParent().resolve(".lectern-old.1");
    Files.createDirectories(left.resolve("lib"));
    Files.createDirectories(busy);

    installer(Machine.System.LINUX).install(kernels, "lectern");

    assertThat(left).doesNotExist();
    assertThat(busy).as("the folder of a process that runs").exists();
  }

  @Test
  void staleness_namesWhatIsStale() throws Exception {
    installer(Machine.System.LINUX).install(kernels, "lectern");
    Path spec = kernels.resolve("lectern");
    Path record = spec.resolve(InstalledKernel.RECORD);
    String text = Files.readString(record);

    Files.writeString(record, text.replaceFirst("version=.*", "version=0.0.1"));
    assertThat(InstalledKernel.read(spec).staleness())
        .contains("it is version 0.0.1, this is " + OwnJars.version());
    Files.delete(java.java());
    assertThat(InstalledKernel.read(spec).staleness()).contains("its Java is gone: " + java.java());
    Files.delete(record);
    assertThat(InstalledKernel.read(spec).staleness())
        .contains("it was installed by an older Lectern");
  }
}
