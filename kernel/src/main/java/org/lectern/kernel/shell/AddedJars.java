package org.lectern.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
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

  /** As many classes of each package are looked for; libraries have thousands. */
  private static final int LOOKUPS = 20;

  private final CellClassLoader loader;
  private final List<Path> added = new ArrayList<>();

  /** A library by its name and version; a version that nothing tells is empty. */
  private record Library(String name, String version) {
    @Override
    public String toString() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }

  AddedJars(CellClassLoader loader) {
    this.loader = loader;
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
    addToLoader(file);
    return file;
  }

  /** At once, so that the jars of one call are compared with each other too. */
  private void addToLoader(Path file) {
    try {
      loader.addPath(file.toString());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
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
  private Iterable<Path> present(JarFile jar) {
    Map<String, Integer> lookups = new LinkedHashMap<>();
    TreeSet<Path> found = new TreeSet<>();
    jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
        .filter(name -> !name.startsWith("META-INF/"))
        .filter(name -> lookups.merge(name.replaceAll("[^/]*$", ""), 1, Integer::sum) <= LOOKUPS)
        .forEach(
            name -> {
              Path home = jarOf(loader.getResource(name));
              if (home != null) {
                found.add(home);
              }
            });
    return found;
  }

  private static @Nullable Path jarOf(@Nullable URL place) {
    String text = place == null ? "" : place.toString();
    int end = text.indexOf("!/");
    return text.startsWith("jar:file:") && end > 0
        ? Path.of(URI.create(text.substring("jar:".length(), end))).normalize()
        : null;
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
