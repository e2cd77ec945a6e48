package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slice's gradient is added in place: to nobody else's array, and in the usual order. */
class SliceGradientTest {
  @Test
  void backward_overlappingSlices_addUp() {
    Tensor x = Tensor.variable("x", Tensor.vector(1, 2, 3, 4));
    x.slice(0, 0, 3).sum().add(x.slice(0, 1, 4).mul(10).sum()).backward();
    assertThat(x.grad().toArray()).containsExactly(1, 11, 11, 10);
    x.slice(0, 2, 3).sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 0, 1, 0);
  }

  @Test
  void backward_gradientSharedWithAnother_leavesTheOtherAlone() {
    Tensor a = Tensor.variable("a", Tensor.vector(1, 2));
    Tensor b = Tensor.variable("b", Tensor.vector(3, 4));
    Tensor part = a.slice(0, 0, 1);
    Tensor sum = a.add(b);
    sum.sum().add(part.sum()).backward();
    assertThat(a.grad().toArray()).containsExactly(2, 1);
    assertThat(b.grad().toArray()).containsExactly(1, 1);
    assertThat(sum.grad().toArray()).containsExactly(1, 1);
  }

  @Test
  void backward_sliceBeforeAndAfterAnotherUse_addsUp() {
    Tensor x = Tensor.variable("x", Tensor.vector(1, 2, 3));
    Tensor first = x.slice(0, 0, 1);
    Tensor square = x.square();
    Tensor last = x.slice(0, 2, 3);
    first.sum().add(square.sum()).add(last.sum()).backward();
    assertThat(x.grad().toArray()).containsExactly(3, 4, 7);
  }

  @Test
  void backward_roundedParts_addInDescendingOrderOfCreation() {
    Tensor x = Tensor.variable("x", Tensor.vector(1));
    Tensor one = x.slice(0, 0, 1).mul(1);
    Tensor tiny = x.slice(0, 0, 1).mul(0x1p-24);
    Tensor tinyToo = x.slice(0, 0, 1).mul(0x1p-24);
    one.add(tiny).add(tinyToo).sum().backward();
    // (2⁻²⁴ + 2⁻²⁴) + 1, not (1 + 2⁻²⁴) + 2⁻²⁴, which is 1.
    assertThat(x.grad().item()).isEqualTo(1 + 0x1p-23f);
  }

  @Test
  void backward_negativeZero_startsFromPositiveZero() {
    Tensor x = Tensor.variable("x", Tensor.vector(1, 2));
    x.slice(0, 0, 1).mul(-0.0).sum().backward();
    assertThat(Float.floatToRawIntBits(x.grad().get(0))).isZero();
  }
}
