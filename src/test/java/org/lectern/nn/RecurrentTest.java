package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class RecurrentTest {
  static List<Layer> sequences() {
    return List.of(
        new SimpleRnn(3, 5),
        new SimpleRnn(3, 5).relu(),
        new SimpleRnn(3, 5, 2, 0),
        new Lstm(3, 5),
        new Lstm(3, 5, 2, 0.5),
        new Gru(3, 5),
        new Gru(3, 5, 2, 0.5));
  }

  private static Tensor random(int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(3, "x").uniform(shape.length(), -1, 1));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void forward_aBatch_givesAStateForEachStep(Layer layer) {
    assertThat(layer.forward(random(2, 4, 3)).shape()).isEqualTo(Shape.of(2, 4, 5));
    assertThat(layer.forward(random(1, 1, 3)).shape()).isEqualTo(Shape.of(1, 1, 5));
    assertThat(layer.outputShape(Shape.of(4, 3))).isEqualTo(Shape.of(4, 5));
    assertThat(layer.outputShape(layer.inputShape())).isEqualTo(Shape.of(0, 5));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void forward_aLaterStepChanges_noEarlierStateDoes(Layer layer) {
    Tensor x = random(2, 6, 3);
    float[] changed = x.toArray();
    changed[4 * 3] += 1;
    Tensor before = layer.forward(x);
    Tensor after = layer.forward(Tensor.of(x.shape(), changed));
    assertThat(after.slice(1, 0, 4).fingerprint()).isEqualTo(before.slice(1, 0, 4).fingerprint());
    for (int t = 4; t < 6; t++) {
      assertThat(after.row(0).row(t).toArray()).isNotEqualTo(before.row(0).row(t).toArray());
    }
    assertThat(after.row(1).fingerprint()).isEqualTo(before.row(1).fingerprint());
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void forward_asTheSecondHalfOfABatch_isTheSame(Layer layer) {
    Tensor x = random(4, 6, 3);
    assertThat(layer.forward(x).slice(0, 2, 4).toArray())
        .containsExactly(layer.forward(x.slice(0, 2, 4)).toArray());
  }

  @Test
  void last_anyLayer_isTheLastStep() {
    Tensor x = random(2, 6, 3);
    Tensor simple = new SimpleRnn(3, 5, 2, 0).forward(x).slice(1, 5, 6).reshape(2, 5);
    assertThat(new SimpleRnn(3, 5, 2, 0).last().forward(x).fingerprint())
        .isEqualTo(simple.fingerprint());
    Tensor lstm = new Lstm(3, 5, 2, 0).forward(x).slice(1, 5, 6).reshape(2, 5);
    assertThat(new Lstm(3, 5, 2, 0).last().forward(x).fingerprint()).isEqualTo(lstm.fingerprint());
    Tensor gru = new Gru(3, 5).forward(x).slice(1, 5, 6).reshape(2, 5);
    assertThat(new Gru(3, 5).last().forward(x).fingerprint()).isEqualTo(gru.fingerprint());
    assertThat(new Gru(3, 5).last().outputShape(Shape.of(6, 3))).isEqualTo(Shape.of(5));
  }

  @Test
  void parameters_lstmOf28And128_arePyTorchs() {
    Lstm layer = new Lstm(28, 128);
    assertThat(layer.parameterCount()).isEqualTo(4 * 128 * (28 + 128 + 2));
    assertThat(layer.state().keySet())
        .containsExactly("weight_ih", "weight_hh", "bias_ih", "bias_hh");
    assertThat(layer.parameter("weight_ih").shape()).isEqualTo(Shape.of(28, 512));
    assertThat(layer.parameter("weight_hh").shape()).isEqualTo(Shape.of(128, 512));
    assertThat(new Gru(28, 128).parameterCount()).isEqualTo(3 * 128 * (28 + 128 + 2));
    assertThat(new SimpleRnn(28, 128).parameterCount()).isEqualTo(128 * (28 + 128 + 2));
    assertThat(layer.toString()).isEqualTo("Lstm(28→128)");
    assertThat(layer.toMimeBundle().text())
        .startsWith("Lstm(28→128): 80896 parameters (79872 weights, 1024 biases), 323584 bytes\n");
  }

  @Test
  void parameters_severalLayers_haveTheLayersNumber() {
    Gru layer = new Gru(2, 3, 3, 0);
    assertThat(layer.state().keySet())
        .containsExactly(
            "weight_ih",
            "weight_hh",
            "bias_ih",
            "bias_hh",
            "weight_ih_2",
            "weight_hh_2",
            "bias_ih_2",
            "bias_hh_2",
            "weight_ih_3",
            "weight_hh_3",
            "bias_ih_3",
            "bias_hh_3");
    assertThat(layer.parameter("weight_ih_2").shape()).isEqualTo(Shape.of(3, 9));
    for (Parameter parameter : layer.parameters()) {
      assertThat(parameter.decays())
          .as(parameter.name())
          .isEqualTo(parameter.name().startsWith("weight"));
      assertThat(parameter.isBias()).isEqualTo(parameter.name().startsWith("bias"));
    }
  }

  @Test
  void parameters_atFirst_areGlorotsAndOrthogonalAndForgetNothing() {
    Lstm layer = new Lstm(7, 6);
    float bound = (float) Math.sqrt(6.0 / 13);
    float largest = layer.parameter("weight_ih").detach().abs().max().item();
    assertThat(largest).isBetween(bound * 0.95f, bound);
    for (int gate = 0; gate < 4; gate++) {
      Tensor u = layer.parameter("weight_hh").detach().slice(1, gate * 6, gate * 6 + 6);
      for (Tensor product : List.of(u.matmul(u.transpose()), u.transpose().matmul(u))) {
        float[] identity = Tensor.eye(6).toArray();
        assertThat(product.toArray()).containsExactly(identity, Offset.offset(1e-6f));
      }
      if (gate > 0) {
        Tensor before = layer.parameter("weight_hh").detach().slice(1, gate * 6 - 6, gate * 6);
        assertThat(u.fingerprint()).isNotEqualTo(before.fingerprint());
      }
    }
    float[] bias = new float[24];
    assertThat(layer.parameter("bias_hh").toArray()).containsExactly(bias);
    Arrays.fill(bias, 6, 12, 1);
    assertThat(layer.parameter("bias_ih").toArray()).containsExactly(bias);
    assertThat(new Gru(2, 2).parameter("bias_ih").toArray()).containsExactly(new float[6]);
    assertThat(new SimpleRnn(1, 1).parameter("weight_hh").abs().item()).isEqualTo(1);
  }

  @Test
  void dropout_inTraining_actsBetweenTheLayersOnly() {
    Lstm layer = new Lstm(3, 5, 2, 0.5);
    Tensor x = random(2, 4, 3);
    Lstm first = new Lstm(3, 5);
    Lstm second = new Lstm(5, 5);
    for (String name : first.state().keySet()) {
      first.parameter(name).assign(layer.parameter(name));
      second.parameter(name).assign(layer.parameter(name + "_2"));
    }
    Tensor between = first.forward(x);
    float[] mask =
        RandomStream.of(layer.seed(), "dropout after 1/step 1").uniform(between.length(), 0, 1);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] >= 0.5 ? 2 : 0;
    }
    Tensor dropped = between.mul(Tensor.of(between.shape(), mask));
    assertThat(layer.forward(x, layer.trainingPass()).fingerprint())
        .isEqualTo(second.forward(dropped).fingerprint());
    assertThat(layer.forward(x).fingerprint()).isEqualTo(second.forward(between).fingerprint());
    assertThat(layer.evaluatedWhileRecording()).isEqualTo("Lstm(3→5, 2 layers, dropout 0.5)");
    first.forward(x);
    assertThat(first.evaluatedWhileRecording()).isNull();
  }

  @Test
  void training_sameSeed_hasTheSameBits() {
    String[] fingerprints = new String[3];
    for (int run = 0; run < 3; run++) {
      Sequential network = new Sequential(new Gru(3, 5, 2, 0.3).last(), new Dense(5, 1));
      network.reset(run / 2);
      for (int step = 0; step < 2; step++) {
        network.forward(random(4, 5, 3), network.trainingPass()).square().mean().backward();
        network.parameters().forEach(p -> p.variable().increment(-0.1, p.variable().grad()));
        network.progress().countStep();
      }
      fingerprints[run] = network.fingerprint();
    }
    assertThat(fingerprints[1]).isEqualTo(fingerprints[0]);
    assertThat(fingerprints[2]).isNotEqualTo(fingerprints[0]);
  }

  @Test
  void freeze_aLayer_itsParametersGetNoGradient() {
    Gru frozen = new Gru(3, 5);
    Sequential network = new Sequential(new Dense(3, 3), frozen, new Dense(5, 1));
    frozen.freeze();
    network.forward(random(2, 4, 3)).sum().backward();
    for (Parameter parameter : network.parameters()) {
      assertThat(parameter.variable().hasGrad())
          .as(parameter.fullName())
          .isEqualTo(!parameter.fullName().startsWith("2."));
    }
  }

  @Test
  void table_stepsOfAnyNumber_areShownAsT() {
    Sequential network =
        new Sequential(
            new Lstm(28, 128),
            new SimpleRnn(128, 16).relu(),
            new Gru(16, 8, 2, 0.2).last(),
            new Dense(8, 10));
    assertThat(network.toString())
        .isEqualTo(
            "Sequential: 84378 parameters (83216 weights, 1162 biases), 337512 bytes\n"
                + "1    Lstm(28→128)                                 (n, t, 128)  80896\n"
                + "2    SimpleRnn(128→16, relu)                      (n, t, 16)   2336\n"
                + "3    Gru(16→8, 2 layers, dropout 0.2, last step)  (n, 8)       1056\n"
                + "4    Dense(8→10)                                  (n, 10)      90");
  }

  @Test
  void sequential_otherWidthBehind_isRefused() {
    assertThatThrownBy(() -> new Sequential(new Lstm(28, 128), new Dense(64, 10)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dense(64→10), layer 2 of Sequential: needs 64 inputs, but the layer before gives 128."
                + " The second number of a layer must be the first of the next.");
    assertThatThrownBy(() -> new Sequential(new Dense(3, 4), new Gru(5, 6)))
        .hasMessage(
            "Gru(5→6), layer 2 of Sequential: needs 5 inputs, but the layer before gives 4. The"
                + " second number of a layer must be the first of the next.");
  }
}
