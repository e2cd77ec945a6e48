package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class EmbeddingTest {
  @Test
  void forward_ids_areRowsOfTheTable() {
    Embedding layer = new Embedding(4, 2);
    Tensor y = layer.forward(Tensor.matrix(new double[] {3, 0}, new double[] {1, 3}));
    assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2));
    assertThat(y.row(1).row(1).toArray()).containsExactly(layer.weight().row(3).toArray());
    assertThat(layer.forward(Tensor.scalar(2)).toArray())
        .containsExactly(layer.weight().row(2).toArray());
    assertThat(layer.forward(Tensor.zeros(0, 3)).shape()).isEqualTo(Shape.of(0, 3, 2));
  }

  @Test
  void backward_repeatedIds_addUp() {
    Embedding layer = new Embedding(3, 1);
    Tensor y = layer.forward(Tensor.vector(2, 0, 2));
    y.mul(Tensor.matrix(new double[] {1}, new double[] {10}, new double[] {100})).sum().backward();
    assertThat(layer.weight().grad().toArray()).containsExactly(10, 0, 101);
  }

  @Test
  void forward_anyIds_isADenseLayerOnOneHots() {
    Embedding table = new Embedding(5, 3);
    Dense dense = new Dense(5, 3).withoutBias();
    dense.weight().assign(table.weight().detach());
    Tensor ids = Tensor.vector(4, 4, 0, 2);
    assertThat(table.forward(ids).fingerprint())
        .isEqualTo(dense.forward(Tensor.oneHot(ids, 5)).fingerprint());
  }

  @Test
  void weights_first_areStandardNormal() {
    Tensor weight = new Embedding(400, 50).weight().detach();
    assertThat((double) weight.mean().item()).isCloseTo(0, within(0.03));
    assertThat((double) weight.square().mean().item()).isCloseTo(1, within(0.04));
    assertThat((double) weight.abs().le(1).mean().item()).isCloseTo(0.6827, within(0.015));
  }
}
