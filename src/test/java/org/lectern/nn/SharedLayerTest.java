package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

/** One layer at several places: it has one name, the first in the outermost network. */
class SharedLayerTest {
  @Test
  void sequential_sameLayerTwice_countsAtTheFirstPlace() {
    Dense shared = new Dense(2, 2);
    Sequential network = new Sequential(shared, new Tanh(), shared);
    assertThat(network.parameterCount()).isEqualTo(6);
    assertThat(network.parameters())
        .extracting(Parameter::fullName)
        .containsExactly("1.weight", "1.bias");
    assertThat(network.state().keySet()).containsExactly("1.weight", "1.bias");
    assertThat(shared.where()).isEqualTo("Dense(2→2), layer 1 of Sequential");
    assertThat(shared.weight().name()).isEqualTo("1.weight");
    assertThat(network.toString())
        .isEqualTo(
            "Sequential: 6 parameters (4 weights, 2 biases), 24 bytes\n"
                + "1    Dense(2→2)                 (n, 2)  6\n"
                + "2    Tanh                       (n, 2)  0\n"
                + "3    Dense(2→2), the same as 1  (n, 2)  0");
  }

  @Test
  void sequential_sharedByTwoBlocks_isNamedByTheFirst() {
    Dense shared = new Dense(2, 2);
    Sequential first = new Sequential(new Relu(), shared);
    Sequential second = new Sequential(shared);
    assertThat(shared.where()).isEqualTo("Dense(2→2), layer 1 of Sequential");
    Sequential network = new Sequential(first, second);
    assertThat(shared.where()).isEqualTo("Dense(2→2), layer 1.2 of Sequential");
    assertThat(network.parameters())
        .extracting(Parameter::fullName)
        .containsExactly("1.2.weight", "1.2.bias");
    assertThat(network.state().keySet()).containsExactly("1.2.weight", "1.2.bias");
  }

  @Test
  void backward_sharedLayer_addsUpBothGradients() {
    Dense shared = new Dense(1, 1, Initialiser.constant(3));
    Sequential network = new Sequential(shared, shared);
    network.forward(Tensor.matrix(new double[] {2})).sum().backward();
    // y = w²x + wb + b.
    assertThat(shared.weight().grad().item()).isEqualTo(12);
    assertThat(shared.bias().grad().item()).isEqualTo(4);
    assertThat(GradientCheck.of(network).passed()).isTrue();
  }

  @Test
  void forward_dropoutAtTwoPlaces_drawsAMaskForEach() {
    Dropout shared = new Dropout(0.5);
    Sequential network = new Sequential(shared, new Tanh(), shared);
    Tensor x = Tensor.full(1, 64, 64);
    float[] y = network.forward(x, network.trainingPass()).toArray();
    int kept = 0;
    for (float value : y) {
      kept += value != 0 ? 1 : 0;
    }
    // With one mask for both it would be half of them.
    assertThat(kept / (double) y.length).isBetween(0.22, 0.28);
    assertThat(network.forward(x, network.trainingPass()).toArray()).containsExactly(y);
    Tensor once = shared.forward(x, network.trainingPass());
    assertThat(new Sequential(shared).forward(x, Pass.training(network.seed(), 1)).fingerprint())
        .as("the first place has the mask of a layer that is used once")
        .isEqualTo(once.fingerprint());
  }

  @Test
  void sequential_encoderInASecondNetwork_keepsItsBitsAndTrainsInBoth() {
    Sequential encoder = new Sequential(new Dense(2, 2));
    Sequential one = new Sequential(encoder, new Dense(2, 1));
    one.parameter("1.1.weight").increment(1, Tensor.full(1, 2, 2));
    float[] trained = one.parameter("1.1.weight").toArray();
    Sequential two = new Sequential(new Relu(), encoder, new Dense(2, 3));
    assertThat(two.parameter("2.1.weight")).isSameAs(one.parameter("1.1.weight"));
    assertThat(two.parameter("2.1.weight").toArray()).containsExactly(trained);
  }
}
