package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckFactoriesTest {
  private static final String AGAIN =
      "Run the cells from the top; if it still differs, compare with the original notebook.";

  @ParameterizedTest
  @CsvSource({
    "0.69314718, 0.6931",
    "0.69305001, 0.6931",
    "0.69314998, 0.6931",
    "25, 25",
    "0, 0",
    "-12, -12",
    "9.35762e-14, 9.3576e-14",
    "NaN, NaN",
    "Infinity, Infinity",
    "1.0000019, 1",
    "3000001, 3000000"
  })
  void check_sameToTheDecimalsWritten_passes(double actual, double expected) {
    assertThat(check(actual, expected)).startsWith("✓ ");
  }

  @ParameterizedTest
  @CsvSource({
    "0.69304, 0.6931", "0.69316, 0.6931", "25.1, 25", "1e-9, 0", "9.35755e-13, 9.3576e-14",
    "NaN, 0.5", "0.5, NaN", "Infinity, -Infinity", "-Infinity, 3", "1.0000021, 1"
  })
  void check_differs_fails(double actual, double expected) {
    assertThatThrownBy(() -> check(actual, expected)).isInstanceOf(AssertionError.class);
  }

  @Test
  void check_differs_saysWhatCame() {
    assertThatThrownBy(() -> check(0.7, 0.6931))
        .hasMessage("check: needed 0.6931 ± 0.00005, but got 0.7. " + AGAIN);
    assertThatThrownBy(() -> check(0.7, 0.69, 0.001))
        .hasMessage("check: needed 0.69 ± 0.001, but got 0.7. " + AGAIN);
    assertThatThrownBy(() -> check(tensor(1, 2, 3), 1, 2, 4))
        .hasMessage("check: number 3 of 3: needed 4 ± 8e-6, but got 3. " + AGAIN);
    assertThatThrownBy(() -> check(tensor(1, 2, 3), 1, 2))
        .hasMessage(
            "check: needed 2 numbers, but got 3, of shape (3). Give one expected number for each"
                + " number of the tensor, row by row; a tolerance goes with a single number:"
                + " check(x.item(), 0.5, 0.01).");
    assertThatThrownBy(() -> check("abc", "bc"))
        .hasMessage("check: needed \"bc\", but got \"abc\". " + AGAIN);
    assertThatThrownBy(() -> check("abc", "")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(1 > 2))
        .hasMessage("check: needed true, but got false. " + AGAIN);
  }

  @Test
  void check_holds_saysSo() {
    assertThat(check(0.98201379, 0.982)).isEqualTo("✓ 0.98201379, expected 0.982");
    assertThat(check(0.7, 0.69, 0.02)).isEqualTo("✓ 0.7, expected 0.69");
    assertThat(check(scalar(2), 2)).isEqualTo("✓ 2, expected 2");
    assertThat(check(tensor(1, 0.25), 1, 0.25)).isEqualTo("✓ all 2 numbers agree");
    assertThat(check("fcbca2f7f722", "fcbca2f7")).isEqualTo("✓ fcbca2f7");
    assertThat(check(2 > 1)).isEqualTo("✓ true");
  }

  @Test
  void check_twoTensors_comparesNumberByNumber() {
    assertThat(check(tensor(1, 2), tensor(1, 2.000003))).isEqualTo("✓ all 2 numbers agree");
    assertThat(check(tensor(1, 2), tensor(1, 2.01), 0.02)).isEqualTo("✓ all 2 numbers agree");
    assertThat(check(scalar(3), scalar(3))).isEqualTo("✓ 3, expected 3");
    assertThat(check(zeros(0), zeros(0))).isEqualTo("✓ nothing to compare");
    assertThatThrownBy(() -> check(tensor(1, 2), tensor(1, 2.01)))
        .hasMessageStartingWith("check: number 2 of 2: needed 2.00999999 ± 4e-6, but got 2. ");
    assertThatThrownBy(() -> check(tensor(1, Double.NaN), tensor(1, 2), 5))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(zeros(2, 3), zeros(3, 2)))
        .hasMessage(
            "check: needed a tensor of shape (3, 2), but got one of shape (2, 3). reshape(…) or"
                + " flatten() one of them.");
  }
}
