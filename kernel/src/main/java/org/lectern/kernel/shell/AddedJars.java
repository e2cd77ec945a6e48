package org.lectern.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the jars that a notebook asks for can be added. A class that is loaded stays as
 * it is until the kernel ends, so another version of its library would be a mixture of both.
 */
final class AddedJars {
  private final Lending lending;

  /** What was added, with its {@link Contents}. */
  private final Map<Path, Long> added = new HashMap<>();

  /** The jars of each package, in the order in which a class is looked for in them. */
  private final Map<String, Set<Path>> homes = new HashMap<>();

  AddedJars(Lending lending) {
    this.lending = lending;
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
    try {
      long contents = Contents.of(file);
      Long before = added.get(file);
      if (before != null) {
        if (before != contents) {
          notes.add(changed(file));
        }
        return null;
      }
      if (Files.isRegularFile(file) && !isNew(file, contents, notes)) {
        return null;
      }
      added.put(file, contents);
      return file;
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

  private static String changed(Path file) {
    return file.getFileName()
        + " has changed since it was added, but classes that are loaded stay as they were. To use"
        + " the new ones, restart the kernel and run the cells again.";
  }

  private boolean isNew(Path file, long contents, List<String> notes) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Library asked = Library.of(file, jar);
      Map<Path, Library> loaded = present(jar);
      for (Map.Entry<Path, Library> one : loaded.entrySet()) {
        if (one.getValue().equals(asked)) {
          if (asked.version().isEmpty() && contents != Contents.of(one.getKey())) {
            notes.add(otherFile(one.getKey(), file));
          }
          return false;
        }
        if (one.getValue().name().equals(asked.name()) && !lending.has(one.getKey())) {
          notes.add(otherVersion(one.getValue(), asked, added.containsKey(one.getKey())));
          return false;
        }
      }
      for (Map.Entry<Path, Library> one : loaded.entrySet()) {
        boolean lent = lending.has(one.getKey());
        boolean byCell = lent || added.containsKey(one.getKey());
        boolean used = lending.isUsed();
        if (lent && lending.end()) {
          if (used) {
            notes.add(instead(one.getValue(), asked));
          }
        } else if (one.getValue().name().equals(asked.name())) {
          notes.add(otherVersion(one.getValue(), asked, byCell));
          return false;
        } else {
          notes.add(partly(file, one.getValue(), byCell));
        }
      }
      note(file);
      return true;
    }
  }

  private static String otherVersion(Library loaded, Library asked, boolean byCell) {
    String text = loaded + " is already loaded, so " + asked + " was not added. ";
    return byCell
        ? text + "To use it, restart the kernel and load only " + asked + "."
        : text + "Lectern itself needs " + loaded + ", so cells use that one too.";
  }

  private static String otherFile(Path loaded, Path asked) {
    return "%s holds classes that are already loaded from %s, so it was not added. To use it, restart the kernel and load only that."
        .formatted(asked, loaded);
  }

  private static String partly(Path file, Library loaded, boolean byCell) {
    return file.getFileName()
        + " holds classes that are already loaded from "
        + loaded
        + (byCell ? "" : ", which Lectern needs")
        + ". Those stay; the others are added.";
  }

  private static String instead(Library lent, Library asked) {
    return "%s takes the place of the kernel's own %s. Methods and classes that have used that one keep it; comms work with that one only."
        .formatted(asked, lent);
  }

  /** The jars that classes of this one come from: the first of those that hold a class. */
  private Map<Path, Library> present(JarFile jar) throws IOException {
    Map<Path, Set<String>> open = new HashMap<>();
    Map<Path, Library> found = new LinkedHashMap<>();
    for (String name : classes(jar)) {
      for (Path home : homes().getOrDefault(packageOf(name), Set.of())) {
        boolean seen = lending.isOpen() || !lending.has(home);
        if (seen && open.computeIfAbsent(home, AddedJars::classesOf).contains(name)) {
          if (!found.containsKey(home)) {
            found.put(home, Library.of(home));
          }
          break;
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
      for (Path file : lending.jars()) {
        note(file);
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

  /** The classes of a jar that was added before; none if it is there no more. */
  private static Set<String> classesOf(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return new HashSet<>(classes(jar));
    } catch (IOException gone) {
      return Set.of();
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
}
