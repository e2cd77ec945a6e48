package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatteryTest {
  private static final Map<String, String> REFERENCE = Battery.run(new Reference());
  private static final int THREADS = Compute.threads();

  @AfterEach
  void restoreThreads() {
    Compute.threads(THREADS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void compute_anyNumberOfThreads_equalsTheLiteralReference(int threads) {
    Compute.threads(threads);
    assertThat(Battery.run(Engine.compute())).isEqualTo(REFERENCE);
  }

  /** Wider vectors than the machine's would work too, but take minutes. */
  static Stream<Arguments> widths() {
    int preferred = VectorShape.preferredShape().vectorBitSize();
    return Stream.of(
            arguments(128, 1),
            arguments(128, 2),
            arguments(256, 1),
            arguments(256, 5),
            arguments(512, 1),
            arguments(512, 2))
        .filter(width -> (int) width.get()[0] <= preferred);
  }

  @ParameterizedTest
  @MethodSource("widths")
  void vectorKernels_anyWidth_coldAndCompiled_equalTheReference(int bits, int threads)
      throws Exception {
    Widths.Result result = Widths.run("vector", bits, threads, 3);
    assertThat(result.description()).startsWith("vector kernels, " + bits + " bits, " + threads);
    assertThat(result.first()).isEqualTo(REFERENCE);
    assertThat(result.last()).isEqualTo(REFERENCE);
  }

  @Test
  void scalarKernels_coldAndCompiled_equalTheReference() throws Exception {
    Widths.Result result = Widths.run("scalar", 512, 2, 3);
    assertThat(result.description())
        .isEqualTo("scalar kernels (chosen by lectern.kernels), 2 threads");
    assertThat(result.first()).isEqualTo(REFERENCE);
    assertThat(result.last()).isEqualTo(REFERENCE);
  }

  @Test
  void fingerprint_isTheGoldenOne() {
    assertThat(Compute.ARITHMETIC_VERSION).isEqualTo(2);
    assertThat(Battery.fingerprint(Engine.compute())).isEqualTo(Golden.battery());
  }

  /** Other orders and other roundings, each right to within rounding. */
  static Stream<Mutant> productMutants() {
    return Stream.of(Mutant.values()).filter(mutant -> mutant.name().startsWith("PRODUCT"));
  }

  @ParameterizedTest
  @MethodSource("productMutants")
  void aMutantProduct_isSeen(Mutant mutant) {
    Map<String, String> seen = Battery.run(reference(mutant));
    boolean deep = mutant == Mutant.PRODUCT_WITHOUT_BLOCKS;
    String name = deep ? "matmul 7×19×1025, layout 0" : "matmul 7×19×17, layout 0";
    assertThat(seen).containsEntry("sumRows 33", REFERENCE.get("sumRows 33"));
    assertThat(seen.get(name)).isNotNull().isNotEqualTo(REFERENCE.get(name));
  }

  @Test
  void theProductOfNoMutant_isThatOfTheReference() {
    assertThat(Battery.run(reference(Mutant.NONE))).isEqualTo(REFERENCE);
  }

  private static Engine reference(Mutant mutant) {
    return new Reference() {
      @Override
      public void matmul(
          int m,
          int n,
          int k,
          float[] a,
          int ao,
          int ars,
          int acs,
          float[] b,
          int bo,
          int brs,
          int bcs,
          float[] c,
          int co) {
        for (int i = 0; i < m; i++) {
          for (int j = 0; j < n; j++) {
            c[co + i * n + j] = mutant.product(k, a, ao + i * ars, acs, b, bo + j * bcs, brs);
          }
        }
      }
    };
  }

  @Test
  void aSumWithoutLanes_isSeen() {
    Map<String, String> mutant =
        Battery.run(
            new Reference() {
              @Override
              public void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
                for (int i = 0; i < rows; i++) {
                  out[oo + i] = 0;
                  for (int j = 0; j < columns; j++) {
                    out[oo + i] += x[xo + i * columns + j];
                  }
                }
              }
            });
    String name = "sumRows 33";
    assertThat(mutant.get(name)).isNotNull().isNotEqualTo(REFERENCE.get(name));
    assertThat(mutant).containsEntry("sumColumns 33×7", REFERENCE.get("sumColumns 33×7"));
  }
}
