package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shadow;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class MultiHeadAttentionTest {
  private static Tensor random(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(3, purpose).uniform(shape.length(), -1, 1));
  }

  @Test
  void forward_causal_noEarlierOutputChanges() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 2).causal();
    Tensor x = random("x", 2, 6, 8);
    float[] changed = x.toArray();
    changed[4 * 8 + 1] += 1;
    Tensor before = layer.forward(x);
    Tensor after = layer.forward(Tensor.of(x.shape(), changed));
    assertThat(after.slice(1, 0, 4).fingerprint()).isEqualTo(before.slice(1, 0, 4).fingerprint());
    assertThat(after.get(0, 4, 0)).isNotEqualTo(before.get(0, 4, 0));
    assertThat(after.get(0, 5, 0)).isNotEqualTo(before.get(0, 5, 0));
  }

  @Test
  void forward_withoutMask_everyOutputSeesEveryStep() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 2);
    Tensor x = random("x", 1, 6, 8);
    float[] changed = x.toArray();
    changed[5 * 8] += 1;
    Tensor before = layer.forward(x);
    Tensor after = layer.forward(Tensor.of(x.shape(), changed));
    for (int t = 0; t < 6; t++) {
      assertThat(after.get(0, t, 0)).isNotEqualTo(before.get(0, t, 0));
    }
  }

  @Test
  void forward_stepsInAnotherOrder_givesTheSameInThatOrder() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 2);
    Tensor x = random("x", 2, 4, 8);
    int[] order = {2, 0, 3, 1};
    assertThat(layer.forward(x.take(1, order)).toArray())
        .containsExactly(layer.forward(x).take(1, order).toArray(), Offset.offset(1e-6f));
  }

  @Test
  void weights_anyBatch_areProbabilities() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 4);
    Tensor weights = layer.weights(random("x", 2, 5, 8));
    assertThat(weights.shape()).isEqualTo(Shape.of(2, 4, 5, 5));
    assertThat(weights.requiresGrad()).isFalse();
    assertThat(weights.min().item()).isPositive();
    assertThat(weights.sum(3).sub(1).abs().max().item()).isLessThan(1e-6f);
    Tensor causal = layer.causal().weights(random("x", 2, 5, 8));
    assertThat(causal.sum(3).sub(1).abs().max().item()).isLessThan(1e-6f);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        float weight = causal.get(1, 3, i, j);
        assertThat(weight > 0).as("%d sees %d", i, j).isEqualTo(j <= i);
      }
    }
    assertThat(causal.get(0, 0, 0, 0)).isEqualTo(1);
  }

  @Test
  void gradient_causal_isFiniteAndZeroToLaterSteps() {
    MultiHeadAttention layer = new MultiHeadAttention(4, 2).causal();
    Tensor x = Tensor.variable("x", random("x", 1, 5, 4));
    layer.forward(x).slice(1, 0, 3).square().sum().backward();
    assertThat(x.grad().slice(1, 3, 5).toArray()).containsOnly(0);
    for (float g : x.grad().slice(1, 0, 3).toArray()) {
      assertThat(g).isFinite().isNotZero();
    }
  }

  @Test
  void forward_twoSequences_isCrossAttention() {
    MultiHeadAttention layer = new MultiHeadAttention(6, 2);
    Tensor x = random("x", 2, 3, 6);
    Tensor other = random("other", 2, 5, 6);
    Tensor y = layer.forward(x, other, Pass.EVALUATION);
    java.util.Map<String, Shadow> state = new java.util.LinkedHashMap<>();
    layer.state().forEach((name, value) -> state.put(name, Shadow.of(value)));
    Shadow expected = SequenceRows.attention(state, Shadow.of(x), Shadow.of(other), 2, false);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 6));
    for (int i = 0; i < y.length(); i++) {
      assertThat((double) y.toArray()[i])
          .isCloseTo(expected.data()[i], org.assertj.core.data.Offset.offset(1e-6));
    }
    assertThat(layer.forward(x, x, Pass.EVALUATION).fingerprint())
        .isEqualTo(layer.forward(x).fingerprint());
  }

  @Test
  void dropout_onTheWeights_onlyInTraining() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 2, 0.5);
    Tensor x = random("x", 2, 6, 8);
    String training = layer.forward(x, layer.trainingPass()).fingerprint();
    assertThat(layer.forward(x, layer.trainingPass()).fingerprint()).isEqualTo(training);
    assertThat(layer.forward(x, Pass.training(layer.seed(), 2)).fingerprint())
        .isNotEqualTo(training);
    MultiHeadAttention plain = new MultiHeadAttention(8, 2);
    assertThat(layer.forward(x).fingerprint()).isEqualTo(plain.forward(x).fingerprint());
    assertThat(plain.forward(x, plain.trainingPass()).fingerprint())
        .isEqualTo(plain.forward(x).fingerprint());
    assertThat(layer.evaluatedWhileRecording())
        .isEqualTo("MultiHeadAttention(8, 2 heads, dropout 0.5)");
    assertThat(layer.weights(x).sum(3).sub(1).abs().max().item()).isLessThan(1e-6f);
  }

  @Test
  void parameters_fourProjections_haveWeightsAndBiases() {
    MultiHeadAttention layer = new MultiHeadAttention(8, 2);
    assertThat(layer.parameterCount()).isEqualTo(4 * (8 * 8 + 8));
    assertThat(layer.state().keySet())
        .containsExactly(
            "query.weight",
            "query.bias",
            "key.weight",
            "key.bias",
            "value.weight",
            "value.bias",
            "output.weight",
            "output.bias");
  }

  @Test
  void sequential_aTransformersBlock_isComposed() {
    Sequential network =
        new Sequential(
            new Dense(3, 8),
            new PositionalEncoding(8, 20),
            new MultiHeadAttention(8, 2).causal(),
            new Dense(8, 8),
            new Gru(8, 4).last(),
            new Dense(4, 2));
    assertThat(network.forward(random("x", 5, 7, 3)).shape()).isEqualTo(Shape.of(5, 2));
    assertThat(network.toString())
        .contains("\n2         PositionalEncoding(8, up to 20 steps)")
        .contains("\n3         MultiHeadAttention(8, 2 heads, causal)  (n, t, 8)  (288)");
  }
}
