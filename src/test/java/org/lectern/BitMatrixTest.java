package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bits in every way to compute. */
class BitMatrixTest {
  static Stream<BitMatrix.Way> representative() {
    return BitMatrix.representative();
  }

  static Stream<BitMatrix.Way> full() {
    return BitMatrix.full();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("representative")
  void fingerprints_inAnotherWay_areTheSame(BitMatrix.Way way) throws IOException {
    assertThat(way.run()).isEqualTo(BitMatrix.expected(way.part()));
  }

  /** Switched on by the profile {@code bit-matrix}. */
  @Tag("bit-matrix")
  @ParameterizedTest(name = "{0}")
  @MethodSource("full")
  void fingerprints_inEveryWay_areTheSame(BitMatrix.Way way) throws IOException {
    assertThat(way.run()).isEqualTo(BitMatrix.expected(way.part()));
  }
}
