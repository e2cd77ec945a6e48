package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

class LayerNormTest {
  @Test
  void forward_row_isStandardisedByItself() {
    Tensor x = Tensor.matrix(new double[] {1, 2, 6}, new double[] {-100, -100, 200});
    Tensor y = new LayerNorm(3).forward(x);
    // Mean 3, variance (4 + 1 + 9)/3.
    assertThat((double) y.get(0, 0)).isCloseTo(-2 / Math.sqrt(14.0 / 3 + 1e-5), within(1e-6));
    assertThat((double) y.get(1, 2)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(new LayerNorm(3).forward(x.slice(0, 0, 1)).get(0, 2)).isEqualTo(y.get(0, 2));
  }

  @Test
  void forward_allAlike_isTheShift() {
    LayerNorm layer = new LayerNorm(2, 2);
    layer.bias().assign(Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}));
    assertThat(layer.forward(Tensor.full(7, 5, 2, 2)).row(4).toArray()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void parameters_scaleAndShift_areExemptFromDecay() {
    LayerNorm layer = new LayerNorm(4);
    assertThat(layer.parameters()).hasSize(2).noneMatch(Parameter::decays);
    assertThat(layer.weight().toArray()).containsExactly(1, 1, 1, 1);
    assertThat(layer.bias().toArray()).containsExactly(0, 0, 0, 0);
  }
}
