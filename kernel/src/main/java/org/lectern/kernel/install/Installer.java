package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lectern.kernel.run.KernelCommand;

/** Writes and removes kernelspecs. An interrupted run leaves the old kernel as it was. */
public final class Installer {
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  /** The name of the folder, and of the kernel in notebooks, unless another is asked for. */
  public static final String NAME = "lectern";

  private final Machine machine;
  private final JavaHome java;
  private final List<Path> jars;

  /**
   * An installer.
   *
   * @param machine the computer
   * @param java the Java that will run the kernel
   * @param jars all jars of the kernel
   */
  Installer(Machine machine, JavaHome java, List<Path> jars) {
    this.machine = machine;
    this.java = java;
    this.jars = jars;
  }

  /**
   * An installer of the jars that this program runs from.
   *
   * @param machine the computer
   * @param java the Java that will run the kernel
   * @return the installer
   * @throws Refusal if this program does not run from jars
   */
  public static Installer ofOwnJars(Machine machine, JavaHome java) throws Refusal {
    return new Installer(machine, java, OwnJars.all());
  }

  /**
   * An installer that looks after what is installed.
   *
   * @param machine the computer
   * @param java the Java that runs the kernel
   * @return an installer without jars
   */
  public static Installer ofInstalled(Machine machine, JavaHome java) {
    return new Installer(machine, java, List.of());
  }

  /**
   * Puts a kernel into a folder of kernels, in place of one that is there.
   *
   * @param kernels the folder of kernels
   * @param name the kernel's name
   * @return the kernel
   * @throws Refusal if it can't be written, or another's kernel has the name
   */
  public InstalledKernel install(Path kernels, String name) throws Refusal {
    Path spec = kernels.toAbsolutePath().resolve(name);
    check(spec, name);
    // beside the folder of kernels, on the same disk
    Path folder = spec.getParent().getParent();
    Path stage = Leftovers.fresh(folder);
    Path old = Leftovers.old(folder);
    try {
      Leftovers.delete(folder);
      Optional<Path> command = InstalledKernel.read(spec).command();
      write(stage, spec, name, command);
      Files.createDirectories(kernels);
      replace(stage, spec, old);
      Leftovers.deleteQuietly(old);
      return InstalledKernel.read(spec);
    } catch (IOException e) {
      throw new Refusal(
          "cannot write the kernel.", "write access", spec + ": " + e, "--prefix DIR, or --user");
    } finally {
      Leftovers.deleteQuietly(stage);
    }
  }

  private static void check(Path spec, String name) throws Refusal {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new Refusal(
          "no kernel can have this name.",
          "letters, digits, '.', '_' and '-'",
          name,
          "--name lectern");
    }
    if (spec.toString().contains(File.pathSeparator)) {
      throw new Refusal(
          "the kernel cannot live in a folder with a '" + File.pathSeparator + "' in its name.",
          "a folder without it",
          spec.toString(),
          "--prefix DIR");
    }
    if (Files.exists(spec.resolve("kernel.json")) && !InstalledKernel.isLecterns(spec)) {
      throw new Refusal(
          "there is another kernel of this name.",
          "a name that is free, or Lectern's own",
          spec.toString(),
          "--name OTHER");
    }
  }

  private void write(Path stage, Path spec, String name, Optional<Path> command)
      throws IOException {
    Folder.delete(stage);
    Folder.copyInto(stage.resolve(InstalledKernel.LIB), jars);
    for (String logo : LOGOS) {
      try (InputStream in = Installer.class.getResourceAsStream(logo)) {
        Files.copy(Objects.requireNonNull(in, logo), stage.resolve(logo));
      }
    }
    JsonFile.write(stage.resolve("kernel.json"), spec(command(spec, ""), name));
    Map<String, String> record = new LinkedHashMap<>();
    record.put(InstalledKernel.VERSION, OwnJars.version());
    record.put(InstalledKernel.JAVA, java.home().toString());
    command.ifPresent(file -> record.put(InstalledKernel.COMMAND, file.toString()));
    new InstalledKernel(stage, record).writeRecord();
  }

  private KernelCommand command(Path spec, String archive) {
    String classPath = spec.resolve(InstalledKernel.LIB) + File.separator + "*";
    return new KernelCommand(java.java(), classPath, archive);
  }

  private JsonArray argv(KernelCommand command) {
    JsonArray argv = new JsonArray();
    command.specWords(machine.isWindows()).forEach(argv::add);
    return argv;
  }

  private JsonObject spec(KernelCommand command, String name) {
    JsonObject spec = new JsonObject();
    spec.add("argv", argv(command));
    String title = name.equals(NAME) ? "Java (Lectern)" : "Java (Lectern, " + name + ")";
    spec.addProperty("display_name", title);
    spec.addProperty("language", "java");
    spec.addProperty("interrupt_mode", "message");
    spec.add("env", new JsonObject());
    return spec;
  }

  /** Moves the new folder into the old one's place; if that fails, the old one comes back. */
  private void replace(Path stage, Path spec, Path old) throws IOException, Refusal {
    boolean replaces = Files.exists(spec, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      try {
        Files.move(spec, old);
      } catch (IOException e) {
        if (machine.isWindows()) {
          throw InUse.unchanged(spec, InstalledKernel.read(spec).javaHome(), e);
        }
        throw e;
      }
    }
    try {
      Files.move(stage, spec);
    } catch (IOException | RuntimeException e) {
      if (replaces) {
        Files.move(old, spec);
      }
      throw e;
    }
  }

  /**
   * Makes the archive for a quick start by running the kernel once, and names it in the kernelspec.
   * Without an archive, the kernel starts as it did.
   *
   * @param kernel the kernel, in its final place
   * @return whether there is an archive now
   * @throws IOException if the kernel does not run, or something can't be written
   */
  public boolean quicken(InstalledKernel kernel) throws IOException {
    QuickStart quick = new QuickStart(kernel, java);
    String signature = quick.make(command(kernel.folder(), ""));
    Path file = kernel.folder().resolve("kernel.json");
    JsonObject spec = JsonFile.read(file);
    spec.add("argv", argv(command(kernel.folder(), quick.flag())));
    JsonFile.write(file, spec);
    quick.confirm(signature);
    return quick.exists();
  }

  /**
   * What there is to say about the archive for a quick start.
   *
   * @param kernel the kernel
   * @return its state
   */
  public QuickState quickState(InstalledKernel kernel) {
    return new QuickStart(kernel, java).state();
  }

  /**
   * Why the archive for a quick start could not be made.
   *
   * @param kernel the kernel
   * @return the reason; empty if it did not fail
   */
  public String quickFailure(InstalledKernel kernel) {
    return new QuickStart(kernel, java).failure();
  }

  /**
   * Removes a kernel of Lectern, and its command.
   *
   * @param spec its folder
   * @return what was removed; empty if there was no kernel of Lectern
   * @throws Refusal if some files are in use; Jupyter offers the kernel no more
   * @throws IOException if it can't be deleted
   */
  public static List<Path> uninstall(Path spec) throws Refusal, IOException {
    return uninstall(spec, Files::deleteIfExists);
  }

  static List<Path> uninstall(Path spec, Folder.Remover remover) throws Refusal, IOException {
    if (!InstalledKernel.isLecterns(spec)) {
      return List.of();
    }
    List<Path> removed = new ArrayList<>(List.of(spec));
    if (Files.isSymbolicLink(spec)) {
      // somebody else's folder
      remover.remove(spec);
      return removed;
    }
    InstalledKernel kernel = InstalledKernel.read(spec);
    // by its record the next install or uninstall knows what is left
    kernel.writeRecord();
    remover.remove(spec.resolve("kernel.json"));
    Optional<Path> command = kernel.command();
    if (command.isPresent() && CommandFile.remove(command.get(), spec.toAbsolutePath())) {
      removed.add(command.get());
    }
    try {
      deleteContents(spec, remover);
      Folder.delete(spec, remover);
    } catch (IOException e) {
      throw InUse.leftOver(spec, kernel.javaHome(), e);
    }
    return removed;
  }

  /** All but the record, as far as it can be deleted. */
  private static void deleteContents(Path spec, Folder.Remover remover) throws IOException {
    Path record = spec.resolve(InstalledKernel.RECORD);
    Folder.delete(
        spec,
        path -> {
          if (!path.equals(record) && !path.equals(spec)) {
            remover.remove(path);
          }
        });
  }
}
