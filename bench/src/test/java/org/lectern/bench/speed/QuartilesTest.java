package org.lectern.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void of_oddNumber_takesThoseInPlace() {
    assertThat(Quartiles.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0))).isEqualTo(new Quartiles(2, 3, 4));
  }

  @Test
  void of_evenNumber_liesBetween() {
    assertThat(Quartiles.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
  }

  @Test
  void of_one_isAllThree() {
    assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
  }

  @Test
  void of_none_refuses() {
    assertThatThrownBy(() -> Quartiles.of(List.of()))
        .hasMessage("quartiles need at least one number");
  }
}
