package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An IJava or JJava that is already installed, to which Lectern is added: the jars go into a folder
 * of its kernelspec, and its own variables name them.
 */
public final class ForeignKernel {
  private static final String JARS = "lectern";
  private static final String BACKUP = "kernel.json.before-lectern";

  /** What only Lectern's own kernel needs: the protocol, %maven, weaving. */
  private static final List<String> KERNEL_JARS =
      List.of(
          "lectern-kernel-",
          "jupyter-jvm-basekernel-",
          "jeromq-",
          "jnacl-",
          "gson-",
          "asm-",
          "maven-",
          "plexus-",
          "httpclient-",
          "httpcore-",
          "commons-codec-",
          "jcl-over-slf4j-",
          "javax.inject-");

  private final Path spec;
  private final JsonObject json;
  private final boolean jjava;

  private ForeignKernel(Path spec, JsonObject json) {
    this.spec = spec;
    this.json = json;
    jjava = words(json).contains("jjava");
  }

  private static String words(JsonObject json) {
    return (json.get("argv") + " " + json.get("env")).toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a kernelspec.
   *
   * @param spec its folder
   * @return the kernel
   * @throws Refusal if it is neither IJava nor JJava
   */
  public static ForeignKernel read(Path spec) throws Refusal {
    try {
      JsonObject json = JsonFile.read(spec.resolve("kernel.json"));
      String text = words(json);
      if (InstalledKernel.isLecterns(spec) || !text.contains("java")) {
        throw new Refusal(
            "Lectern can't be added to this kernel.",
            "a kernelspec of IJava or JJava",
            spec.toString(),
            "jupyter kernelspec list");
      }
      if (!text.contains("ijava") && !text.contains("jjava")) {
        throw new Refusal(
            "it can't be seen which Java kernel this is.",
            "a kernelspec whose argv or env names ijava or jjava",
            spec.resolve("kernel.json") + ": " + json.get("argv"),
            "install without --into: a kernel of its own");
      }
      return new ForeignKernel(spec, json);
    } catch (IOException e) {
      throw new Refusal(
          "can't read the kernelspec.", "a kernel.json", e.toString(), "jupyter kernelspec list");
    }
  }

  /**
   * What it is.
   *
   * @return {@code IJava} or {@code JJava}
   */
  public String kind() {
    return jjava ? "JJava" : "IJava";
  }

  /**
   * The Java that it starts, which must be able to run Lectern.
   *
   * @param machine the computer
   * @return the Java; empty if the kernelspec does not tell it
   * @throws Refusal if it is too old, a JRE, or without the Vector API
   */
  public Optional<JavaHome> java(Machine machine) throws Refusal {
    return json.get("argv") instanceof JsonArray argv
        ? ForeignJava.check(spec.resolve("kernel.json"), argv, machine)
        : Optional.empty();
  }

  /**
   * Adds Lectern, or renews it; what its user has changed meanwhile stays. The first time, the old
   * kernel.json is kept beside the new.
   *
   * @param jars all jars of Lectern's own kernel
   * @throws Refusal if the kernelspec can't be written
   */
  void add(List<Path> jars) throws Refusal {
    Path file = spec.resolve("kernel.json");
    Path folder = spec.resolve(JARS);
    Path fresh = spec.resolve(JARS + ".new");
    Additions additions = new Additions(jjava, folder);
    try {
      JsonObject clean = additions.takenOut(json, original(spec).orElse(json));
      keep(file, clean);
      Folder.delete(fresh);
      Folder.copyInto(fresh, jars.stream().filter(ForeignKernel::isNeeded).toList());
      Folder.delete(folder);
      Files.move(fresh, folder);
      JsonFile.write(file, additions.added(clean));
    } catch (IOException e) {
      throw new Refusal(
          "can't write the kernelspec.",
          "write access, and that no notebook uses the kernel",
          e.toString(),
          "run this as the user who installed " + kind() + ", with its notebooks closed");
    }
  }

  /** The backup comes before anything is changed. Without one, it is what remains without us. */
  private void keep(Path file, JsonObject clean) throws IOException {
    Path backup = spec.resolve(BACKUP);
    if (Files.exists(backup)) {
      return;
    }
    if (clean.equals(json)) {
      Files.copy(file, backup);
    } else {
      JsonFile.write(backup, clean);
    }
  }

  /** What the kernel.json said before Lectern; empty if Lectern is not there. */
  private static Optional<JsonObject> original(Path spec) {
    if (Files.exists(spec.resolve(BACKUP))) {
      try {
        return Optional.of(JsonFile.read(spec.resolve(BACKUP)));
      } catch (IOException e) {
        return Optional.of(new JsonObject());
      }
    }
    return Files.exists(spec.resolve(JARS)) ? Optional.of(new JsonObject()) : Optional.empty();
  }

  /**
   * Adds the jars that this program runs from.
   *
   * @throws Refusal if the kernelspec can't be written, or this program does not run from jars
   */
  public void addOwnJars() throws Refusal {
    add(OwnJars.all());
  }

  private static boolean isNeeded(Path jar) {
    String name = jar.getFileName().toString();
    return KERNEL_JARS.stream().noneMatch(name::startsWith);
  }

  /**
   * Takes Lectern out again: what it had put in, and nothing else. The backup serves where
   * kernel.json can't be read.
   *
   * @param spec the folder of the kernelspec
   * @return whether it was there
   * @throws IOException if something can't be written, or the jars are in use
   */
  public static boolean remove(Path spec) throws IOException {
    Path backup = spec.resolve(BACKUP);
    Path file = spec.resolve("kernel.json");
    Optional<JsonObject> original = original(spec);
    if (original.isEmpty()) {
      return false;
    }
    Optional<JsonObject> clean = clean(spec, original.get());
    boolean same = Files.exists(backup) && clean.equals(original);
    if (clean.isPresent() && !same) {
      JsonFile.write(file, clean.get());
      Files.deleteIfExists(backup);
    } else {
      // nothing was changed beside, or nothing can be read: as it was, to the last space
      Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
    }
    Folder.delete(spec.resolve(JARS + ".new"));
    Folder.delete(spec.resolve(JARS));
    return true;
  }

  /** The kernel.json without Lectern; empty if it can't be read and there is a backup. */
  private static Optional<JsonObject> clean(Path spec, JsonObject original) throws IOException {
    try {
      JsonObject json = JsonFile.read(spec.resolve("kernel.json"));
      boolean jjava = words(json).contains("jjava");
      return Optional.of(new Additions(jjava, spec.resolve(JARS)).takenOut(json, original));
    } catch (IOException e) {
      if (Files.exists(spec.resolve(BACKUP))) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
