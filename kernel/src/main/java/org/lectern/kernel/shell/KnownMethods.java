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
import org.lectern.kernel.magic.NearNames;

/** Names of methods and types that hints may mention. */
final class KnownMethods {
  private static final ClassLoader LOADER = KnownMethods.class.getClassLoader();
  private static final String FACADE = "org.lectern.Lectern";
  private static final int MOST_EDITS = 2;

  /** Types of Java that students meet, beside those of Lectern. */
  private static final List<String> JAVA_TYPES =
      List.of(
          ("Object String Math System Integer Double Long Float Boolean Character Number "
                  + "StringBuilder Iterable Runnable Thread Exception RuntimeException "
                  + "IllegalArgumentException IllegalStateException Override List ArrayList "
                  + "LinkedList Map HashMap TreeMap Set HashSet TreeSet Deque ArrayDeque Queue "
                  + "PriorityQueue Arrays Collections Random Scanner Optional Iterator Objects "
                  + "Stream IntStream Collectors Function Supplier Consumer Predicate Path Files "
                  + "File IOException BigDecimal BigInteger Pattern Matcher Table")
              .split(" "));

  private KnownMethods() {}

  /** The names of types that cells know: common ones of Java, and those of Lectern's functions. */
  static Set<String> types() {
    Set<String> names = new TreeSet<>(JAVA_TYPES);
    names.add("Lectern");
    load(FACADE).ifPresent(facade -> addTypes(names, facade));
    return names;
  }

  private static void addTypes(Set<String> names, Class<?> facade) {
    for (Method method : facade.getMethods()) {
      List<Class<?>> mentioned = new ArrayList<>(List.of(method.getParameterTypes()));
      mentioned.add(method.getReturnType());
      for (Class<?> type : mentioned) {
        if (type.getName().startsWith("org.lectern.")) {
          names.add(type.getSimpleName());
        }
      }
    }
  }

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
        if (NearNames.distance(name, candidate) == edits && !name.equals(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
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
