package org.lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in ARCHITECTURE.md against the byte code. */
class ArchitectureTest {
  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.lectern");

  /** What each package may use directly; what those may use, it may use too. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("display", List.of());
    MAY_USE.put("compute", List.of());
    MAY_USE.put("random", List.of("compute"));
    MAY_USE.put("tensor", List.of("random", "display"));
    MAY_USE.put("nn", List.of("tensor"));
    MAY_USE.put("loss", List.of("tensor"));
    MAY_USE.put("metric", List.of("tensor"));
    MAY_USE.put("optim", List.of("nn"));
    MAY_USE.put("data", List.of("tensor"));
    MAY_USE.put("io", List.of("optim", "data"));
    MAY_USE.put("train", List.of("io", "loss", "metric"));
    MAY_USE.put("plot", List.of("train"));
    MAY_USE.put("notebook", List.of("plot"));
  }

  private static Set<String> reachable(String name) {
    Set<String> all = new TreeSet<>(Set.of(name));
    MAY_USE.get(name).forEach(below -> all.addAll(reachable(below)));
    return all;
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName();
  }

  @Test
  void packages_dependencies_pointOneWay() {
    for (String name : MAY_USE.keySet()) {
      Set<String> allowed =
          reachable(name).stream().map(n -> "org.lectern." + n).collect(Collectors.toSet());
      noClasses()
          .that()
          .resideInAPackage("org.lectern." + name)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "lie in a package above " + name,
                  type ->
                      packageOf(type).startsWith("org.lectern")
                          && !allowed.contains(packageOf(type))))
          .check(LIBRARY);
    }
  }

  @Test
  void packages_all_areInTheTable() {
    Set<String> found =
        LIBRARY.stream()
            .map(ArchitectureTest::packageOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected =
        MAY_USE.keySet().stream()
            .map(n -> "org.lectern." + n)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.add("org.lectern");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void packages_all_areNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : LIBRARY) {
      if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        unmarked.add(type.getPackageName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void libraries_outside_stayAtTheirEdge() {
    onlyIn("tech.tablesaw..", "org.lectern.data", "org.lectern.plot", "org.lectern");
    onlyIn("com.univocity..", "org.lectern.data");
    onlyIn("com.fasterxml..", "org.lectern.io", "org.lectern.plot");
    onlyIn("io.github.spencerpark..", "org.lectern.notebook");
    onlyIn("org.dflib..", "org.lectern.notebook");
    onlyIn("jdk.incubator.vector..", "org.lectern.compute");
    noClasses().should().dependOnClassesThat().resideInAPackage("java.awt..").check(LIBRARY);
    classes()
        .that()
        .resideInAnyPackage("org.lectern.display", "org.lectern.compute")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.management..",
            "com.sun.management..",
            "jdk.incubator.vector..",
            "org.jspecify..",
            "org.lectern.display",
            "org.lectern.compute")
        .check(LIBRARY);
  }

  private static void onlyIn(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("only " + Arrays.toString(packages) + " may use it")
        .check(LIBRARY);
  }
}
