package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class LayerTest {
  private static Sequential network() {
    return new Sequential(new Dense(3, 2), new Dense(2, 1), new Sigmoid());
  }

  @Test
  void parameters_deck000Network_are11In44Bytes() {
    assertThat(network().parameterCount()).isEqualTo(11);
    assertThat(network().toMimeBundle().text())
        .isEqualTo(
            "Sequential: 11 parameters (8 weights, 3 biases), 44 bytes\n"
                + "1    Dense(3→2)  (n, 2)  8\n"
                + "2    Dense(2→1)  (n, 1)  3\n"
                + "3    Sigmoid     (n, 1)  0");
  }

  @Test
  void parameters_deck002Network_have32WeightsAnd9Biases() {
    Sequential network = new Sequential(new Dense(3, 4), new Dense(4, 4), new Dense(4, 1));
    assertThat(network.toMimeBundle().text()).contains("(32 weights, 9 biases)");
  }

  @Test
  void parameters_names_countLayersFromOne() {
    assertThat(network().parameters().stream().map(Parameter::fullName))
        .containsExactly("1.weight", "1.bias", "2.weight", "2.bias");
  }

  @Test
  void parameters_sameLayerTwice_areListedOnce() {
    Dense shared = new Dense(2, 2);
    assertThat(new Sequential(shared, new Relu(), shared).parameters()).hasSize(2);
  }

  @Test
  void weights_dependOnSeedAndPlaceAlone() {
    Sequential one = network();
    Sequential other = network();
    other.parameters().get(2).value();
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    assertThat(((Dense) one.layer(1)).weight().toArray())
        .isNotEqualTo(((Dense) one.layer(2)).weight().toArray());
    other.reset(5);
    assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
  }

  @Test
  void weights_glorot_stayInTheirBound() {
    Tensor weight = new Dense(100, 50).weight();
    double bound = Math.sqrt(6.0 / 150);
    assertThat((double) weight.abs().max().item()).isBetween(bound * 0.99, bound);
    double variance = weight.detach().square().mean().item();
    assertThat(variance).isCloseTo(2.0 / 150, org.assertj.core.data.Percentage.withPercentage(5));
  }

  @Test
  void reset_afterAChange_givesTheFirstValues() {
    Dense layer = new Dense(2, 2);
    String before = layer.fingerprint();
    layer.weight().increment(1, Tensor.full(1, 2, 2));
    assertThat(layer.fingerprint()).isNotEqualTo(before);
    layer.reset();
    assertThat(layer.fingerprint()).isEqualTo(before);
  }

  @Test
  void forward_wrongWidth_namesTheLayer() {
    Sequential network = new Sequential(new Dense(784, 128), new Relu(), new Dense(128, 10));
    assertThatThrownBy(() -> network.forward(Tensor.zeros(32, 28, 28)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dense(784→128), layer 1 of Sequential: the last axis must be 784, but the input has"
                + " shape (32, 28, 28). 28×28 = 784: put flatten() before this layer.\n"
                + "On the way there:\n"
                + "  input (32, 28, 28)\n"
                + "  1 Dense(784→128) ← here");
    assertThatThrownBy(() -> new Sequential(new Dense(784, 128), new Relu(), new Dense(64, 10)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dense(64→10), layer 3 of Sequential: needs 64 inputs, but the layer before gives 128."
                + " The second number of a layer must be the first of the next.");
    assertThatThrownBy(() -> new Dense(3, 1).forward(Tensor.zeros(3, 5)))
        .hasMessage(
            "Dense(3→1): the last axis must be 3, but the input has shape (3, 5). Samples go along"
                + " the first axis: try transpose().");
  }

  @Test
  void forward_errorInAStudentsLayer_namesItsPlace() {
    Layer broken =
        new Layer() {
          @Override
          public Tensor forward(Tensor x, Pass pass) {
            return x.add(Tensor.zeros(7));
          }

          @Override
          public String label() {
            return "Mine";
          }
        };
    assertThatThrownBy(() -> new Sequential(new Relu(), broken).forward(Tensor.zeros(2, 3)))
        .hasMessageStartingWith("Mine, layer 2 of Sequential: add: the shapes must match");
  }

  @Test
  void predict_rawScores_goThroughTheLinkOfTheLoss() {
    Dense layer = new Dense(1, 1, Initialiser.constant(4));
    assertThat(layer.predict(Tensor.full(1, 1, 1)).item()).isEqualTo(4);
    layer.trainedWith(Link.SIGMOID);
    assertThat(layer.predict(Tensor.full(1, 1, 1)).item()).isEqualTo(0.98201376f);
    Sequential ends = new Sequential(layer, new Sigmoid());
    ends.trainedWith(Link.SIGMOID);
    assertThat(ends.predict(Tensor.full(1, 1, 1)).item()).isEqualTo(0.98201376f);
    assertThat(ends.predict(Tensor.full(1, 1, 1)).requiresGrad()).isFalse();
  }

  @Test
  void parameter_byName_isFoundOrTheNamesAreListed() {
    Sequential network = network();
    assertThat(network.parameter("2.bias")).isSameAs(((Dense) network.layer(2)).bias());
    assertThatThrownBy(() -> network.parameter("3.weight"))
        .hasMessage(
            "parameter: there is no \"3.weight\" in this network. It has [1.weight, 1.bias, 2.weight,"
                + " 2.bias].");
  }

  @Test
  void dense_noInputs_isRefused() {
    assertThatThrownBy(() -> new Dense(0, 3))
        .hasMessage(
            "dense: needs at least 1 input and 1 output, but got dense(0, 3). The first number is the"
                + " features of a sample, the second the units.");
  }

  @Test
  void sequential_empty_isRefused() {
    assertThatThrownBy(Sequential::new)
        .hasMessage(
            "sequential: needs at least one layer, but got none. Try sequential(dense(2, 1)).");
  }

  @Test
  void weights_lookedAtBefore_areThoseOfTheirPlace() {
    Dense seen = new Dense(2, 2);
    seen.weight();
    Sequential network = new Sequential(new Relu(), seen);
    assertThat(network.fingerprint())
        .isEqualTo(new Sequential(new Relu(), new Dense(2, 2)).fingerprint());
    assertThat(seen.weight().name()).isEqualTo("2.weight");
  }

  @Test
  void weights_trainedBefore_moveWithTheLayer() {
    Dense trained = new Dense(2, 2);
    trained.weight().increment(1, Tensor.full(1, 2, 2));
    float[] before = trained.weight().toArray();
    Sequential encoder = new Sequential(trained);
    Sequential whole = new Sequential(encoder, new Dense(2, 1));
    assertThat(encoder.parameter("1.weight").toArray()).containsExactly(before);
    assertThat(whole.parameter("1.1.weight")).isSameAs(trained.weight());
  }

  @Test
  void reset_ofALayerInANetwork_isRefused() {
    Sequential network = network();
    assertThatThrownBy(() -> network.layer(1).reset(5))
        .hasMessage(
            "Dense(3→2), layer 1 of Sequential: its seed is that of the whole network. Call reset(5)"
                + " on that.");
  }

  @Test
  void classes_oneRawScoreOfUnknownMeaning_isRefused() {
    assertThatThrownBy(() -> new Dense(2, 1).classes(Tensor.zeros(3, 2)))
        .hasMessageStartingWith("classes: this network ends in one raw score");
    assertThat(new Dense(2, 3).classes(Tensor.vector(1, 2)).length()).isEqualTo(1);
  }

  @Test
  void layer_nameTwice_isRefused() {
    assertThatThrownBy(
            () ->
                new Layer() {
                  {
                    layer("d", new Dense(1, 1));
                    layer("d", new Dense(1, 1));
                  }

                  @Override
                  public Tensor forward(Tensor x, Pass pass) {
                    return x;
                  }

                  @Override
                  public String label() {
                    return "Mine";
                  }
                })
        .hasMessage(
            "Mine: every parameter and every layer in it needs a name of its own, without a point,"
                + " but got \"d\" twice. Declare each once, in the constructor.");
  }
}
