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
  /**
   * Changing one is a change of the arithmetic: a new {@link Compute#ARITHMETIC_VERSION}. The first
   * part was fixed with version 1, the others hold what was added since: erf and pow; the gradient
   * of relu; optimisers' updates and sums of squares; recurrent layers; softmax, where and the
   * gradients of tanh, sigmoid and square.
   */
  static final String GOLDEN =
      "49785d4b94f8ac8d041f169c1cee3618225bd9bd4116f736c402a54f737dd686"
          + "+40014e55ddb114f1622a5f43a669e529121521ac637988d92d853b887ce51cab"
          + "+661255cb6269cf1cae7daed694725e2736c9dd877c2a6242937d8198480dc85b"
          + "+1eb4c84757e73869dd34bbba7bf2495a8b963026d27fa4d9bd27bfceb0960c50"
          + "+1593262870da89fddef34d0e2c6d7946cc3439404bd18900f0439bfdfb9c9d8f"
          + "+7acbf572c77089a99d5da212880f3b53b12bf5d730a88326113d6c3927e07b05"
          + "+68d4757f017e571506540d113474d94149e7506c651ac55a8085d36cab963db9";

  /** For other classes: a constant would be compiled into them, and could be an old one. */
  static String golden() {
    return GOLDEN;
  }

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
    assertThat(Compute.ARITHMETIC_VERSION).isEqualTo(1);
    assertThat(Battery.fingerprint(Engine.compute())).isEqualTo(GOLDEN);
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
