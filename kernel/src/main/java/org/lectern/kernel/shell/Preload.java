package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What every notebook has imported: IJava's packages, Lectern's packages and static factories, and
 * the functions of the kernel.
 */
final class Preload {
  /** The packages that IJava imports, and three that its users import by hand. */
  static final List<String> JAVA =
      List.of(
          "java.util",
          "java.io",
          "java.math",
          "java.net",
          "java.util.concurrent",
          "java.util.prefs",
          "java.util.regex",
          "java.util.function",
          "java.util.stream",
          "java.nio.file");

  /** Lectern's packages whose types a student meets. */
  static final List<String> LECTERN =
      List.of(
          "org.lectern",
          "org.lectern.tensor",
          "org.lectern.nn",
          "org.lectern.loss",
          "org.lectern.metric",
          "org.lectern.optim",
          "org.lectern.data",
          "org.lectern.io",
          "org.lectern.train",
          "org.lectern.plot",
          "org.lectern.display");

  /** Types of Lectern that share their name with one of Java's packages above: Lectern's wins. */
  static final List<String> WINNERS = List.of();

  private static final String FACADE = "org.lectern.Lectern";
  static final String FUNCTIONS = "org.lectern.kernel.Cell";

  private Preload() {}

  /** The imports, as snippets. */
  static List<String> imports() {
    List<String> imports = new ArrayList<>();
    for (String name : JAVA) {
      imports.add("import " + name + ".*;");
    }
    imports.add("import tech.tablesaw.api.*;");
    for (String name : LECTERN) {
      if (exists(name + ".package-info") || name.equals("org.lectern") && exists(FACADE)) {
        imports.add("import " + name + ".*;");
      }
    }
    for (String name : WINNERS) {
      imports.add("import " + name + ";");
    }
    if (exists(FACADE)) {
      imports.add("import static " + FACADE + ".*;");
    }
    imports.add("import org.lectern.kernel.Cell;");
    imports.add("import static " + FUNCTIONS + ".*;");
    return imports;
  }

  private static boolean exists(String className) {
    String file = className.replace('.', '/') + ".class";
    return Preload.class.getClassLoader().getResource(file) != null;
  }
}
