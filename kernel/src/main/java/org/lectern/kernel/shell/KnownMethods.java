package org.lectern.kernel.shell;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Names of methods that hints may mention. */
final class KnownMethods {
  private static final ClassLoader LOADER = KnownMethods.class.getClassLoader();
  private static final String FACADE = "org.lectern.Lectern";
  private static final int MOST_EDITS = 2;

  private KnownMethods() {}

  /** The static methods of Lectern's facade. */
  static Set<String> ofFacade() {
    return load(FACADE).map(KnownMethods::statics).orElseGet(TreeSet::new);
  }

  /** All static methods that cells can call by their mere names. */
  static Set<String> preloaded() {
    Set<String> names = ofFacade();
    load(Preload.FUNCTIONS).map(KnownMethods::statics).ifPresent(names::addAll);
    return names;
  }

  /** The public methods of a type that cells know by this name; none if there is no such type. */
  static Set<String> ofType(String type) {
    String name = type.replaceAll("<.*", "").strip();
    List<String> packages = new ArrayList<>(Preload.LECTERN);
    packages.add("java.lang");
    packages.addAll(Preload.JAVA);
    packages.add("tech.tablesaw.api");
    return packages.stream()
        .flatMap(home -> load(home + "." + name).stream())
        .findFirst()
        .map(found -> names(found, method -> true))
        .orElseGet(TreeSet::new);
  }

  /** The name that a mistyped one is nearest to: at most two edits away, one for short names. */
  static Optional<String> nearest(String name, Collection<String> names) {
    int most = Math.min(MOST_EDITS, (name.length() - 1) / 2);
    for (int edits = 1; edits <= most; edits++) {
      for (String candidate : names) {
        if (distance(name, candidate) == edits) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** How many letters have to be inserted, removed or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static Set<String> statics(Class<?> type) {
    return names(type, method -> Modifier.isStatic(method.getModifiers()));
  }

  private static Set<String> names(Class<?> type, Predicate<Method> wanted) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (wanted.test(method)) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, LOADER));
    } catch (ClassNotFoundException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
