package org.lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bans from the byte code what could give other bits on another machine. */
class ContractTest {
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");
  private static final Set<String> LANES =
      Set.of(
          "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "SIN", "COS", "TAN", "ASIN", "ACOS",
          "ATAN", "ATAN2", "SINH", "COSH", "TANH", "CBRT", "HYPOT");

  static final ArchRule RULE =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "breaks the arithmetic contract", ContractTest::isBanned));

  private static boolean isBanned(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    String signature = access.getTarget().getFullName();
    return switch (owner) {
      case "java.lang.Math" ->
          TRANSCENDENTAL.contains(name)
              || name.equals("random")
              || (name.equals("fma") && !isCompute(access));
      case "java.util.Collections" -> name.equals("shuffle");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.stream.Collectors" ->
          name.startsWith("averaging") || name.startsWith("summing") || name.startsWith("summar");
      case "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom" ->
          true;
      case "jdk.incubator.vector.VectorOperators" -> LANES.contains(name);
      case "java.lang.String" ->
          (name.equals("format") && !signature.contains("Locale"))
              || name.equals("formatted")
              || (name.startsWith("to") && name.endsWith("Case") && signature.endsWith("()"));
      case "java.lang.System" -> (name.equals("out") || name.equals("err")) && !isReport(access);
      case "java.io.PrintStream", "java.io.PrintWriter" ->
          Set.of("printf", "format").contains(name) && !signature.contains("Locale");
      default ->
          owner.startsWith("java.util.random.")
              || owner.equals("java.security.SecureRandom")
              || name.equals("parallelStream")
              || (name.equals("parallel") && owner.startsWith("java.util.stream"))
              || (owner.startsWith("java.util.stream.Double")
                  && Set.of("sum", "average", "summaryStatistics").contains(name))
              || (name.equals("reduceLanes") && owner.startsWith("jdk.incubator.vector"));
    };
  }

  /** The one main of the library, which prints what a notebook shows. */
  private static boolean isReport(JavaAccess<?> access) {
    return access.getOrigin().getFullName().startsWith("org.lectern.Reproducibility.main(");
  }

  private static boolean isCompute(JavaAccess<?> access) {
    return access.getOriginOwner().getPackageName().equals("org.lectern.compute");
  }

  @Test
  void library_anywhere_keepsTheContract() {
    JavaClasses library =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lectern");
    RULE.check(library);
  }

  /** The rule can fail: each of these breaks it. */
  @Test
  void rule_eachBreach_isFound() {
    List<Class<?>> breaches =
        List.of(
            Exp.class,
            Fma.class,
            Draw.class,
            Parallel.class,
            Sum.class,
            Format.class,
            Upper.class,
            Print.class);
    for (Class<?> breach : breaches) {
      JavaClasses one = new ClassFileImporter().importClasses(breach);
      assertThat(RULE.evaluate(one).hasViolation()).as(breach.getSimpleName()).isTrue();
    }
    assertThat(RULE.evaluate(new ClassFileImporter().importClasses(Fine.class)).hasViolation())
        .isFalse();
  }

  static class Exp {
    double value = Math.exp(1);
  }

  static class Fma {
    float value = Math.fma(1f, 2f, 3f);
  }

  static class Draw {
    double value = new Random(1).nextDouble();
  }

  static class Parallel {
    long value = List.of(1, 2).parallelStream().count();
  }

  static class Sum {
    double value = Stream.of(1.0).mapToDouble(x -> x).sum();
  }

  static class Format {
    String value = String.format("%f", 1.0);
  }

  static class Upper {
    String value = "i".toUpperCase();
  }

  static class Print {
    void print() {
      System.out.println();
    }
  }

  static class Fine {
    double value = StrictMath.exp(Math.sqrt(2));
    String text = String.format(Locale.ROOT, "%f", value).toUpperCase(Locale.ROOT);
  }
}
