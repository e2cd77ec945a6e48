package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.compute.Mutant;

/**
 * The fingerprints can fail: in a library whose kernels perform one operation in another order, or
 * round it otherwise, whole trainings have other fingerprints.
 */
class MutationTest {
  private static final String KERNELS = "org.lectern.compute.KernelsLookup";
  private static final String MUTANTS = "org.lectern.compute.MutantsLookup";

  private static final String[] EVERY_TRAINING = {
    "perceptron, dropout, Adam",
    "convolutions, batch normalisation",
    "LSTM",
    "logistic regression, L1"
  };

  /** Of products of more than 1024 terms. */
  private static final String[] WIDE_TRAINING = {"wide logistic regression, L1"};

  static Stream<Arguments> mutants() {
    return Stream.of(
        arguments(Mutant.PRODUCT_FROM_THE_LAST_TERM, "matrix products", EVERY_TRAINING),
        arguments(Mutant.PRODUCT_IN_TWO_CHAINS, "matrix products", EVERY_TRAINING),
        arguments(Mutant.PRODUCT_ROUNDED_TWICE, "matrix products", EVERY_TRAINING),
        arguments(Mutant.PRODUCT_WITHOUT_BLOCKS, "matrix products", WIDE_TRAINING),
        arguments(Mutant.ROW_SUM_WITHOUT_LANES, "sums and maxima", new String[] {"LSTM"}),
        arguments(Mutant.COLUMN_SUM_FROM_THE_LAST, "sums and maxima", new String[0]),
        arguments(Mutant.UPDATE_ROUNDED_ONCE, "exact operations", new String[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void fit_inAMutant_hasAnotherFingerprint(Mutant mutant, String kernels, String[] trainings) {
    Map<String, String> other = fingerprints(mutant, trainings == WIDE_TRAINING ? "wide" : "small");
    other.entrySet().removeIf(one -> expected().get(one.getKey()).equals(one.getValue()));
    assertThat(new TreeSet<>(other.keySet())).contains(kernels).containsAll(List.of(trainings));
  }

  @Test
  void fit_withoutAMutation_hasTheFingerprint() {
    assertThat(fingerprints(Mutant.NONE, "wide")).isEqualTo(expected());
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    References.all().forEach(one -> expected.put(one.name(), one.expected()));
    return expected;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> fingerprints(Mutant mutant, String part) {
    System.setProperty("lectern.mutant", mutant.name());
    try {
      Isolated library = Isolated.of("scalar", 128, 2, Map.of(KERNELS, MUTANTS));
      assertThat(library.describe()).isEqualTo("mutant " + mutant + ", 2 threads");
      return (Map<String, String>) library.call(AllBits.class.getName(), part);
    } finally {
      System.clearProperty("lectern.mutant");
    }
  }
}
