package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class PositionalEncodingTest {
  @Test
  void forward_fixed_addsThePapersWaves() {
    Tensor waves = new PositionalEncoding(4, 100).forward(Tensor.zeros(1, 100, 4)).row(0);
    assertThat(waves.row(0).toArray()).containsExactly(0, 1, 0, 1);
    // sin 1, cos 1, sin 0.01, cos 0.01
    assertThat(waves.row(1).toArray())
        .containsExactly(0.84147098f, 0.540302306f, 0.00999983333f, 0.99995f);
    assertThat(waves.get(99, 2)).isEqualTo((float) StrictMath.sin(0.99));
    Tensor x = Tensor.full(2, 3, 5, 4);
    Tensor y = new PositionalEncoding(4, 100).forward(x);
    assertThat(y.row(2).fingerprint()).isEqualTo(waves.slice(0, 0, 5).add(2).fingerprint());
  }

  @Test
  void forward_fixed_productsDependOnTheDistanceOnly() {
    Tensor waves = new PositionalEncoding(16, 50).forward(Tensor.zeros(1, 50, 16)).row(0);
    float near = waves.row(3).mul(waves.row(7)).sum().item();
    float far = waves.row(41).mul(waves.row(45)).sum().item();
    assertThat(far).isCloseTo(near, Offset.offset(1e-5f));
    assertThat(new PositionalEncoding(16, 50).parameterCount()).isZero();
  }

  @Test
  void forward_learnt_gradientReachesThePlacesThatWereUsed() {
    PositionalEncoding layer = new PositionalEncoding(3, 5, true);
    assertThat(layer.parameterCount()).isEqualTo(15);
    assertThat(layer.parameter("weight").abs().max().item()).isBetween(0.02f, 0.08f);
    layer.forward(Tensor.zeros(4, 2, 3)).sum().backward();
    assertThat(layer.parameter("weight").grad().toArray())
        .containsExactly(4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(layer.outputShape(Shape.of(2, 3))).isEqualTo(Shape.of(2, 3));
    assertThat(layer.toString()).isEqualTo("PositionalEncoding(3, up to 5 steps, learnt)");
  }
}
