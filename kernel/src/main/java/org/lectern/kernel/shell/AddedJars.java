package org.lectern.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the jars that a notebook asks for can be added. A class that is loaded stays as
 * it is until the kernel ends, so another version of its library would be a mixture of both.
 */
final class AddedJars {
  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");
  private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

  private final Set<Path> added = new HashSet<>();
  private final Map<String, Set<Path>> homes = new HashMap<>();

  /** A library by its name and version; a version that nothing tells is empty. */
  private record Library(String name, String version) {
    @Override
    public String toString() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }

  /**
   * Looks at one jar or folder.
   *
   * @param path the jar or folder
   * @param notes gets what the notebook should say
   * @return the path to add, or null to add nothing
   */
  @Nullable Path admit(Path path, List<String> notes) {
    Path file = path.toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "class path: a jar or folder was needed, but there is nothing at "
              + path
              + ". A relative path counts from "
              + Path.of("").toAbsolutePath());
    }
    if (added.contains(file)) {
      return null;
    }
    if (Files.isRegularFile(file) && !isNew(file, notes)) {
      return null;
    }
    added.add(file);
    return file;
  }

  private boolean isNew(Path file, List<String> notes) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Library asked = library(file, jar);
      for (Path present : present(jar)) {
        Library loaded = library(present);
        if (loaded.equals(asked)) {
          return false;
        }
        boolean byCell = added.contains(present);
        if (loaded.name().equals(asked.name())) {
          notes.add(otherVersion(loaded, asked, byCell));
          return false;
        }
        notes.add(
            file.getFileName()
                + " holds classes that are already loaded from "
                + loaded
                + (byCell ? "" : ", which Lectern needs")
                + ". Those stay; the others are added.");
      }
      note(file);
      return true;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "class path: a jar was needed, but "
              + file
              + " can't be read as one ("
              + e.getMessage()
              + "). Delete it and download it again",
          e);
    }
  }

  private static String otherVersion(Library loaded, Library asked, boolean byCell) {
    String text = loaded + " is already loaded, so " + asked + " was not added. ";
    return byCell
        ? text + "To use it, restart the kernel and load only " + asked + "."
        : text + "Lectern itself needs " + loaded + ", so cells use that one too.";
  }

  /** The jars that hold classes of this one. */
  private Set<Path> present(JarFile jar) throws IOException {
    Map<Path, List<String>> candidates = new LinkedHashMap<>();
    for (String name : classes(jar)) {
      for (Path home : homes().getOrDefault(packageOf(name), Set.of())) {
        candidates.computeIfAbsent(home, any -> new ArrayList<>()).add(name);
      }
    }
    Set<Path> found = new LinkedHashSet<>();
    for (Map.Entry<Path, List<String>> candidate : candidates.entrySet()) {
      try (JarFile home = new JarFile(candidate.getKey().toFile())) {
        if (candidate.getValue().stream().anyMatch(name -> home.getEntry(name) != null)) {
          found.add(candidate.getKey());
        }
      }
    }
    return found;
  }

  /** The jars of each package, the class path's to begin with. */
  private Map<String, Set<Path>> homes() throws IOException {
    if (homes.isEmpty()) {
      String shared = KernelLibraries.remove(System.getProperty("java.class.path", ""));
      for (String entry : shared.split(Pattern.quote(File.pathSeparator))) {
        Path file = Path.of(entry).toAbsolutePath().normalize();
        if (Files.isRegularFile(file)) {
          note(file);
        }
      }
    }
    return homes;
  }

  private void note(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (String name : classes(jar)) {
        homes.computeIfAbsent(packageOf(name), any -> new LinkedHashSet<>()).add(file);
      }
    }
  }

  private static List<String> classes(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
        .filter(name -> !name.startsWith("META-INF/"))
        .toList();
  }

  private static String packageOf(String entry) {
    return entry.substring(0, entry.lastIndexOf('/') + 1);
  }

  private static Library library(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return library(file, jar);
    }
  }

  /** Maven's file name tells both; else the jar may hold what Maven made it from. */
  private static Library library(Path file, JarFile jar) throws IOException {
    String name = file.getFileName().toString();
    Matcher maven = FILE.matcher(name);
    if (maven.matches()) {
      return new Library(maven.group(1), maven.group(2));
    }
    List<JarEntry> poms =
        jar.stream().filter(entry -> POM.matcher(entry.getName()).matches()).toList();
    if (poms.size() == 1) {
      Properties pom = new Properties();
      try (InputStream in = jar.getInputStream(poms.get(0))) {
        pom.load(in);
      }
      return new Library(pom.getProperty("artifactId", name), pom.getProperty("version", ""));
    }
    String title =
        name.toLowerCase(Locale.ROOT).endsWith(".jar")
            ? name.substring(0, name.length() - 4)
            : name;
    return new Library(title, "");
  }
}
