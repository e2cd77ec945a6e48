package org.lectern.bench.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.nn.Sequential;
import org.lectern.optim.Optimiser;

/** Whether every layer, loss and optimiser of the library is compared by a case. */
final class Completeness {
  private static final List<Class<?>> BASES = List.of(Layer.class, Loss.class, Optimiser.class);

  /** What needs no case of its own, and why. */
  private static final Map<Class<?>, String> EXCEPTIONS = exceptions();

  private Completeness() {}

  private static Map<Class<?>, String> exceptions() {
    Map<Class<?>, String> reasons = new LinkedHashMap<>();
    reasons.put(Sequential.class, "has none: it only chains layers, and the optimisers train one");
    return reasons;
  }

  static Map<Class<?>, String> excepted() {
    return EXCEPTIONS;
  }

  /** The names of public classes that are compared by no case and not excepted. */
  static List<String> missing(List<Case> cases) {
    Set<Class<?>> covered = cases.stream().map(Case::subject).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Class<?> type : concrete()) {
      if (covered.contains(type) && EXCEPTIONS.containsKey(type)) {
        throw new IllegalStateException(type + " has a case: it needs no exception");
      }
      if (!covered.contains(type) && !EXCEPTIONS.containsKey(type)) {
        missing.add(type.getName());
      }
    }
    return missing;
  }

  private static List<Class<?>> concrete() {
    try {
      Path library =
          Path.of(Layer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(library)) {
        return concrete(library);
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + library.toUri()), Map.of())) {
        return concrete(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> concrete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("org/lectern"))) {
      List<Class<?>> types =
          files
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              // holds adapters to other kernels, whose classes are not here
              .filter(name -> !name.startsWith("org/lectern/notebook/"))
              .sorted()
              .<Class<?>>map(name -> load(name.substring(0, name.length() - 6).replace('/', '.')))
              .filter(Completeness::counts)
              .toList();
      if (types.size() < BASES.size()) {
        throw new IllegalStateException("found no classes in " + root);
      }
      return types;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Completeness.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean counts(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && !Modifier.isAbstract(type.getModifiers())
        && BASES.stream().anyMatch(base -> base.isAssignableFrom(type));
  }
}
