package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatteryTest {
  @Test
  void compute_equalsTheLiteralReference() {
    assertThat(Battery.run(Engine.compute())).isEqualTo(Battery.run(new Reference()));
  }
}
