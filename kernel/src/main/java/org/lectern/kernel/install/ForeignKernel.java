package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * An IJava or JJava that is already installed, to which Lectern is added: the jars go into a folder
 * of its kernelspec, and its own variables name them.
 */
public final class ForeignKernel {
  private static final String JARS = "lectern";
  private static final String BACKUP = "kernel.json.before-lectern";
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";
  private static final String IMPORT = "import static org.lectern.Lectern.*;";
  private static final String REGISTER = "org.lectern.notebook.IJavaDisplays.register();";

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

  private ForeignKernel(Path spec, JsonObject json, boolean jjava) {
    this.spec = spec;
    this.json = json;
    this.jjava = jjava;
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
      JsonObject json = Json.read(spec.resolve("kernel.json"));
      String text = (json.get("argv") + " " + json.get("env")).toLowerCase(Locale.ROOT);
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
      return new ForeignKernel(spec, json, text.contains("jjava"));
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
   * Adds Lectern, or renews it. The first time, the old kernel.json is kept beside the new.
   *
   * @param jars all jars of Lectern's own kernel
   * @throws Refusal if the kernelspec can't be written
   */
  void add(List<Path> jars) throws Refusal {
    Path backup = spec.resolve(BACKUP);
    Path folder = spec.resolve(JARS);
    try {
      JsonObject original = Files.exists(backup) ? Json.read(backup) : json;
      Folder.delete(folder);
      Folder.copyInto(folder, jars.stream().filter(ForeignKernel::isNeeded).toList());
      if (!Files.exists(backup)) {
        Files.copy(spec.resolve("kernel.json"), backup);
      }
      Json.write(spec.resolve("kernel.json"), with(original, folder));
    } catch (IOException e) {
      throw new Refusal(
          "can't write the kernelspec.",
          "write access",
          e.toString(),
          "run this as the user who installed " + kind());
    }
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

  private JsonObject with(JsonObject original, Path folder) {
    JsonObject changed = original.deepCopy();
    if (!(changed.get("env") instanceof JsonObject)) {
      changed.add("env", new JsonObject());
    }
    JsonObject env = changed.getAsJsonObject("env");
    String prefix = jjava ? "JJAVA_" : "IJAVA_";
    // both split at the separator of paths, and take patterns with forward slashes
    String pattern = folder.toAbsolutePath().toString().replace('\\', '/') + "/*.jar";
    append(env, prefix + "CLASSPATH", pattern, File.pathSeparator);
    append(env, prefix + "STARTUP_SCRIPT", jjava ? IMPORT : IMPORT + "\n" + REGISTER, "\n");
    if (jjava) {
      append(env, prefix + "JVM_OPTS", VECTOR, " ");
    } else if (changed.get("argv") instanceof JsonArray argv) {
      changed.add("argv", withVector(argv));
    }
    return changed;
  }

  private static void append(JsonObject env, String name, String text, String separator) {
    JsonElement former = env.get(name);
    boolean none = former == null || former.isJsonNull() || former.getAsString().isBlank();
    env.addProperty(name, none ? text : former.getAsString() + separator + text);
  }

  /** The flag after the java program; a kernel started in another way computes without it. */
  private static JsonArray withVector(JsonArray argv) {
    String program = argv.size() == 0 ? "" : argv.get(0).getAsString().replace('\\', '/');
    boolean isJava = program.matches("(.*/)?java(\\.exe)?");
    if (!isJava || argv.toString().contains("jdk.incubator.vector")) {
      return argv;
    }
    JsonArray longer = new JsonArray();
    longer.add(argv.get(0));
    longer.add(VECTOR);
    for (int i = 1; i < argv.size(); i++) {
      longer.add(argv.get(i));
    }
    return longer;
  }

  /**
   * Takes Lectern out again.
   *
   * @param spec the folder of the kernelspec
   * @return whether it was there
   * @throws IOException if something can't be written
   */
  public static boolean remove(Path spec) throws IOException {
    Path backup = spec.resolve(BACKUP);
    boolean was = Files.exists(backup);
    if (was) {
      Files.move(backup, spec.resolve("kernel.json"), StandardCopyOption.REPLACE_EXISTING);
      Folder.delete(spec.resolve(JARS));
    }
    return was;
  }
}
