package org.lectern.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void significant_anySize_isShort() {
    assertThat(Numbers.significant(0.98201379, 3)).isEqualTo("0.982");
    assertThat(Numbers.significant(2.7776e-11, 5)).isEqualTo("2.7776e-11");
    assertThat(Numbers.significant(1234567, 4)).isEqualTo("1235000");
    assertThat(Numbers.significant(1e12, 4)).isEqualTo("1e12");
    assertThat(Numbers.significant(-0.5, 4)).isEqualTo("-0.5");
    assertThat(Numbers.significant(0, 4)).isEqualTo("0");
    assertThat(Numbers.significant(Double.NaN, 4)).isEqualTo("NaN");
    assertThat(Numbers.significant(Double.NEGATIVE_INFINITY, 4)).isEqualTo("-∞");
  }

  @Test
  void fixed_commaLocale_writesAPoint() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numbers.fixed(1234.5, 2)).isEqualTo("1234.50");
    } finally {
      Locale.setDefault(before);
    }
  }
}
