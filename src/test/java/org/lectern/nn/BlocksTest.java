package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class BlocksTest {
  private static final Tensor X = Tensor.matrix(new double[] {1, -2}, new double[] {3, 4});

  @Test
  void residual_layer_addsTheInput() {
    assertThat(new Residual(new Relu()).forward(X).toArray()).containsExactly(2, -2, 6, 8);
  }

  @Test
  void residual_aroundLayersOfSequences_isMadeBeforeTheLengthIsKnown() {
    Sequential attention = new Sequential(new LayerNorm(8), new MultiHeadAttention(8, 2).causal());
    Tensor x = Tensor.full(1, 2, 5, 8);
    assertThat(new Residual(attention).forward(x).shape()).isEqualTo(x.shape());
    Residual projected = new Residual(new Gru(8, 4), new Dense(8, 4));
    assertThat(projected.forward(x).shape()).isEqualTo(Shape.of(2, 5, 4));
    assertThat(projected.outputShape(Shape.of(8))).isEqualTo(Shape.of(0, 4));
  }

  @Test
  void parallel_ofDenseAndSequences_isMadeBeforeTheLengthIsKnown() {
    Parallel block = new Parallel(new Dense(8, 3), new Lstm(8, 4));
    assertThat(block.forward(Tensor.full(1, 2, 5, 8)).shape()).isEqualTo(Shape.of(2, 5, 7));
    assertThat(block.outputShape(Shape.of(5, 8))).isEqualTo(Shape.of(5, 7));
  }

  @Test
  void residual_projection_replacesTheInput() {
    Residual block =
        new Residual(
            new Dense(2, 1, Initialiser.constant(1)),
            new Dense(2, 1, Initialiser.constant(10)).withoutBias());
    assertThat(block.forward(X).toArray()).containsExactly(-11, 77);
    assertThat(block.outputShape(Shape.of(2))).isEqualTo(Shape.of(1));
    assertThat(block.parameters())
        .extracting(Parameter::fullName)
        .containsExactly("1.weight", "1.bias", "2.weight");
  }

  @Test
  void residual_passesTheModeOn() {
    Residual block = new Residual(new Dropout(0.5));
    Tensor ones = Tensor.full(1, 10, 10);
    assertThat(block.forward(ones).toArray()).containsOnly(2);
    assertThat(block.forward(ones, block.trainingPass()).toArray()).containsOnly(1, 3);
  }

  @Test
  void parallel_features_areJoinedAlongTheLastAxis() {
    Parallel block = new Parallel(new Relu(), new Lambda("double", x -> x.mul(2)));
    assertThat(block.forward(X).row(0).toArray()).containsExactly(1, 0, 2, -4);
    assertThat(block.forward(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(2, 3, 8));
  }

  @Test
  void parallel_images_areJoinedAlongTheChannels() {
    Parallel block = new Parallel(new Relu(), new Tanh(), new Relu());
    assertThat(block.forward(Tensor.zeros(2, 3, 4, 5)).shape()).isEqualTo(Shape.of(2, 9, 4, 5));
    assertThat(block.outputShape(Shape.of(3, 4, 5))).isEqualTo(Shape.of(9, 4, 5));
  }

  @Test
  void parallel_givenAxis_isThatAxis() {
    Parallel block = new Parallel(1, new Relu(), new Tanh());
    assertThat(block.forward(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(2, 6, 4));
    assertThat(block.outputShape(Shape.of(3, 4))).isEqualTo(Shape.of(6, 4));
    assertThat(new Parallel(-1, new Relu(), new Tanh()).forward(Tensor.zeros(2, 3, 4, 5)).shape())
        .isEqualTo(Shape.of(2, 3, 4, 10));
  }

  @Test
  void lambda_function_isApplied() {
    assertThat(new Lambda("square", x -> x.square()).forward(X).toArray())
        .containsExactly(1, 4, 9, 16);
  }

  @Test
  void dense_withoutBias_isTheProduct() {
    Dense layer = new Dense(2, 3, Initialiser.constant(2)).withoutBias();
    assertThat(layer.forward(X).toArray()).containsExactly(-2, -2, -2, 14, 14, 14);
    assertThat(layer.parameters()).hasSize(1);
    assertThat(layer.label()).isEqualTo("Dense(2→3, no bias)");
    assertThat(new Dense(2, 3).withoutBias().fingerprint())
        .isNotEqualTo(new Dense(2, 3).fingerprint());
    assertThat(new Dense(2, 3).withoutBias().weight().toArray())
        .containsExactly(new Dense(2, 3).weight().toArray());
  }

  @Test
  void initialise_wholeNetwork_drawsWeightsButNotScalesAndBiases() {
    Dense first = new Dense(200, 100);
    BatchNorm norm = new BatchNorm(100);
    Sequential network = new Sequential(first, norm, new Dense(100, 100));
    first.bias().assign(Tensor.full(3, 100));
    network.initialise(Initialiser.he());
    double variance = first.weight().detach().square().mean().item();
    assertThat(variance).isCloseTo(0.01, within(3e-4));
    assertThat((double) network.parameter("3.weight").detach().square().mean().item())
        .isCloseTo(0.02, within(9e-4));
    assertThat(norm.weight().toArray()).containsOnly(1);
    assertThat(first.bias().toArray()).containsOnly(3);
    String drawn = network.layer(3).fingerprint();
    network.parameter("3.weight").increment(1, Tensor.full(1, 100, 100));
    network.reset();
    assertThat(network.layer(3).fingerprint()).isEqualTo(drawn);
    assertThat(first.bias().toArray()).containsOnly(0);
  }
}
