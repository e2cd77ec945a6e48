package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernelspec of Lectern: {@code kernel.json}, logos, the jars in {@code lib}, the archive for a
 * quick start in {@code quick}, and a record of the installation.
 *
 * @param folder its folder
 * @param record what {@code installed.txt} says: version, Java, command
 */
public record InstalledKernel(Path folder, Map<String, String> record) {
  /** One {@code key=value} a line, so that install.sh can read it too. */
  static final String RECORD = "installed.txt";

  /** The folder of the jars. */
  static final String LIB = "lib";

  static final String VERSION = "version";
  static final String JAVA = "java";
  static final String COMMAND = "command";

  /**
   * Reads a kernelspec.
   *
   * @param folder its folder
   * @return the kernel; its record is empty if this installer did not make it
   * @throws IOException if the record can't be read
   */
  public static InstalledKernel read(Path folder) throws IOException {
    Map<String, String> record = new LinkedHashMap<>();
    Path file = folder.resolve(RECORD);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int at = line.indexOf('=');
        if (at > 0) {
          record.put(line.substring(0, at), line.substring(at + 1));
        }
      }
    }
    return new InstalledKernel(folder, record);
  }

  void writeRecord() throws IOException {
    List<String> lines = new ArrayList<>();
    record.forEach((key, value) -> lines.add(key + "=" + value));
    Files.write(folder.resolve(RECORD), lines);
  }

  /**
   * The version that was installed.
   *
   * @return such as {@code 0.1.0}; empty if it isn't known
   */
  public String version() {
    return record.getOrDefault(VERSION, "");
  }

  /**
   * The Java that it runs on.
   *
   * @return the folder of that Java, if it is known
   */
  public Optional<Path> javaHome() {
    return Optional.ofNullable(record.get(JAVA)).map(Path::of);
  }

  /** The {@code lectern} command that was installed with it, if there was one. */
  Optional<Path> command() {
    return Optional.ofNullable(record.get(COMMAND)).filter(name -> !name.isEmpty()).map(Path::of);
  }

  /** The folder of its jars. */
  Path lib() {
    return folder.resolve(LIB);
  }

  /**
   * The command that Jupyter runs.
   *
   * @return the words of {@code argv}
   * @throws IOException if {@code kernel.json} can't be read
   */
  public List<String> words() throws IOException {
    JsonObject spec = JsonFile.read(folder.resolve("kernel.json"));
    List<String> words = new ArrayList<>();
    if (spec.get("argv") instanceof JsonArray argv) {
      for (JsonElement word : argv) {
        if (!word.isJsonPrimitive()) {
          throw new IOException(folder.resolve("kernel.json") + " has an argv that is no command");
        }
        words.add(word.getAsString());
      }
    }
    return words;
  }

  /**
   * Why it should be installed again.
   *
   * @return what is stale; empty if nothing is
   * @throws IOException if its files can't be read
   */
  public Optional<String> staleness() throws IOException {
    if (!record.containsKey(JAVA)) {
      return Optional.of("it was installed by an older Lectern");
    }
    JavaHome java = new JavaHome(Path.of(record.get(JAVA)), "", "");
    if (!Files.isExecutable(java.java())) {
      return Optional.of("its Java is gone: " + java.java());
    }
    if (!version().equals(OwnJars.version())) {
      return Optional.of("it is version " + version() + ", this is " + OwnJars.version());
    }
    return OwnJars.differ(lib())
        ? Optional.of("its jars are not those of this version")
        : Optional.empty();
  }

  /**
   * Whether a folder holds a kernel of Lectern, of whatever version.
   *
   * @param folder the folder
   * @return whether its kernel.json, or the record of an installation, says so
   */
  public static boolean isLecterns(Path folder) {
    try {
      Path file = folder.resolve("kernel.json");
      return Files.exists(folder.resolve(RECORD))
          || Files.exists(file) && Files.readString(file).contains("org.lectern.kernel");
    } catch (IOException e) {
      return false;
    }
  }
}
