package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every optimiser, by one table. */
class OptimiserTableTest {
  static Stream<OptimiserRow> rows() {
    return OptimiserRow.rows().stream();
  }

  @Test
  void table_everyPublicOptimiser_isInIt() {
    Set<String> found =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.lectern")
                .stream()
                .filter(type -> type.isAssignableTo(Optimiser.class))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed =
        rows()
            .map(row -> row.make().get().getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).hasSizeGreaterThan(8).isEqualTo(found);
  }

  static Stream<OptimiserRow> rowsAndVariants() {
    return Stream.concat(rows(), OptimiserRow.variants().stream());
  }

  @ParameterizedTest
  @MethodSource("rowsAndVariants")
  void step_tenTimes_isTheLiteralRule(OptimiserRow row) {
    Bowl bowl = new Bowl();
    Optimiser optimiser = row.make().get();
    double[] w = Bowl.START.clone();
    OptimiserRow.Literal literal = row.literal().get();
    for (int t = 1; t <= 10; t++) {
      bowl.steps(optimiser, 1);
      literal.step(w, t);
      assertThat(bowl.values()).as("step " + t).containsExactly(w, Offset.offset(1e-5));
    }
    assertThat(bowl.progress().steps()).isEqualTo(10);
  }

  static Stream<OptimiserRow> converging() {
    return Stream.concat(
        rows().filter(row -> row.quick() > 0),
        Stream.of(new OptimiserRow(() -> new AdamW(0.05, 0), () -> (w, t) -> {}, 200)));
  }

  @ParameterizedTest
  @MethodSource("converging")
  void step_manyTimes_reachesTheMinimum(OptimiserRow row) {
    double[] best = Bowl.START.clone();
    for (int i = 0; i < 2000; i++) {
      double[] g = Bowl.gradient(best);
      for (int j = 0; j < g.length; j++) {
        best[j] -= 0.1 * g[j];
      }
    }
    Bowl bowl = new Bowl();
    bowl.steps(row.make().get(), row.quick());
    assertThat(Bowl.loss(bowl.values()) - Bowl.loss(best)).isBetween(-1e-6, 1e-3);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void state_restoredIntoNewOnes_goesOnBitForBit(OptimiserRow row) {
    Bowl whole = new Bowl();
    Optimiser one = row.make().get();
    whole.steps(one, 7);
    Bowl resumed = new Bowl();
    Optimiser other = row.make().get();
    resumed.restore(whole.state());
    resumed.progress().restore(7, 0);
    other.restore(resumed, one.state(whole));
    whole.steps(one, 5);
    resumed.steps(other, 5);
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(other.state(resumed).numbers()).isEqualTo(one.state(whole).numbers());
    assertThat(prints(other.state(resumed))).isEqualTo(prints(one.state(whole)));
  }

  private static Map<String, String> prints(OptimiserState state) {
    Map<String, String> prints = new LinkedHashMap<>();
    state.tensors().forEach((name, tensor) -> prints.put(name, tensor.fingerprint()));
    return prints;
  }

  /** The round trip can fail: what is remembered matters for all but plain descent. */
  @ParameterizedTest
  @MethodSource("rows")
  void state_forgotten_goesOnDifferently(OptimiserRow row) {
    Bowl whole = new Bowl();
    Optimiser one = row.make().get();
    whole.steps(one, 7);
    Bowl other = new Bowl();
    other.restore(whole.state());
    other.progress().restore(7, 0);
    whole.steps(one, 1);
    other.steps(row.make().get(), 1);
    assertThat(other.fingerprint().equals(whole.fingerprint())).isEqualTo(one instanceof Sgd);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void step_resetNetwork_startsAfresh(OptimiserRow row) {
    Bowl bowl = new Bowl();
    Optimiser optimiser = row.make().get();
    bowl.steps(optimiser, 4);
    String first = bowl.fingerprint();
    bowl.steps(optimiser, 3);
    bowl.reset();
    bowl.restore(new Bowl().state());
    bowl.steps(optimiser, 4);
    assertThat(bowl.fingerprint()).isEqualTo(first);
    bowl.restore(new Bowl().state());
    optimiser.reset();
    bowl.steps(optimiser, 4);
    assertThat(bowl.fingerprint()).isEqualTo(first);
  }

  /** A parameter that was frozen first goes the way it would have gone from the beginning. */
  @ParameterizedTest
  @MethodSource("rows")
  void step_biasUnfrozenLater_beginsItsOwnCount(OptimiserRow row) {
    Bowl late = new Bowl();
    Optimiser optimiser = row.make().get();
    late.bias.freeze();
    late.steps(optimiser, 3);
    assertThat(late.bias.variable().toArray()).containsExactly(-0.4f, 0.8f);
    late.bias.unfreeze();
    late.steps(optimiser, 2);
    if (optimiser instanceof Lbfgs) {
      assertThat(Bowl.loss(late.values())).isLessThan(Bowl.loss(Bowl.START));
    } else {
      Bowl early = new Bowl();
      early.steps(row.make().get(), 2);
      assertThat(late.bias.variable().toArray()).containsExactly(early.bias.variable().toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void toMimeBundle_always_hasTheRuleAsLatex(OptimiserRow row) {
    Optimiser optimiser = row.make().get();
    String latex = (String) optimiser.toMimeBundle().data().get("text/latex");
    assertThat(latex)
        .startsWith("$$\\begin{aligned}\n")
        .endsWith("\n\\end{aligned}$$")
        .contains("w &\\leftarrow w");
    assertThat(latex.chars().filter(c -> c == '{').count())
        .isEqualTo(latex.chars().filter(c -> c == '}').count());
    assertThat((String) optimiser.toMimeBundle().data().get("text/html"))
        .contains("<math", "<mtable displaystyle")
        .doesNotContain("\\", "$");
    assertThat(latex.split("\\\\left\\b|\\\\right\\b", -1)).hasSize(1);
    assertThat(optimiser.toMimeBundle().text())
        .isEqualTo(optimiser.toString())
        .startsWith(optimiser.name() + "(")
        .doesNotContain("\n");
  }
}
