package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

/** What a layer's place in a network means for its first values. */
class PlaceTest {
  private static Sequential network() {
    return new Sequential(new Dense(3, 3), new Dropout(0.5), new Dense(3, 3));
  }

  @Test
  void first_ofAnUntrainedNetwork_changesNothing() {
    Sequential network = network();
    network.reset(7);
    String before = network.fingerprint();
    Tensor x = Tensor.full(1, 4, 3);
    String masked = network.forward(x, network.trainingPass()).fingerprint();
    Sequential first = network.first(2);
    assertThat(first.layer(1).where()).isEqualTo("Dense(3→3), layer 1 of Sequential");
    assertThat(first.seed()).isEqualTo(7);
    assertThat(network.fingerprint()).isEqualTo(before);
    assertThat(network.forward(x, network.trainingPass()).fingerprint()).isEqualTo(masked);
    assertThat(first.forward(x).fingerprint()).isEqualTo(network.layer(1).forward(x).fingerprint());
  }

  @Test
  void first_insideAnotherNetwork_keepsTheNamesOfTheLayers() {
    Sequential inner = network();
    Sequential outer = new Sequential(new Dense(3, 3), inner);
    inner.first(1);
    assertThat(outer.namedParameters().keySet()).contains("2.1.weight");
    assertThat(inner.layer(1).where()).isEqualTo("Dense(3→3), layer 2.1 of Sequential");
  }

  @Test
  void first_underANewHead_takesTheTrainedWeightsAlong() {
    Sequential network = network();
    network.parameter("1.weight").increment(1, Tensor.full(1, 3, 3));
    float[] trained = network.parameter("1.weight").toArray();
    Sequential tuned = new Sequential(network.first(2), new Dense(3, 1));
    assertThat(tuned.parameter("1.1.weight").toArray()).containsExactly(trained);
    assertThat(tuned.layer(1).layers().get(0).where())
        .isEqualTo("Dense(3→3), layer 1.1 of Sequential");
  }

  @Test
  void reset_layersFromOtherNetworks_drawsAsANewNetworkDoes() {
    Sequential left = new Sequential(new Dense(3, 3));
    Sequential right = new Sequential(new Dense(3, 3));
    left.parameter("1.weight").increment(1, Tensor.full(1, 3, 3));
    right.parameter("1.weight").increment(1, Tensor.full(1, 3, 3));
    Sequential joined = new Sequential(left, right);
    joined.reset(5);
    Sequential made =
        new Sequential(new Sequential(new Dense(3, 3)), new Sequential(new Dense(3, 3)));
    made.reset(5);
    assertThat(joined.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(joined.parameter("1.1.weight").toArray())
        .isNotEqualTo(joined.parameter("2.1.weight").toArray());
    assertThat(joined.parameter("2.1.weight").name()).isEqualTo("2.1.weight");
  }

  @Test
  void reset_networkWhoseLayerIsAlsoElsewhere_hasItsFirstValuesAgain() {
    Sequential one = new Sequential(new Dense(3, 3), new Dense(3, 1));
    String before = one.fingerprint();
    one.parameter("1.weight").increment(1, Tensor.full(1, 3, 3));
    Sequential two = new Sequential(new Relu(), one.layer(1));
    assertThat(two.parameter("2.weight")).isSameAs(one.parameter("1.weight"));
    one.reset();
    assertThat(one.fingerprint()).isEqualTo(before);
  }
}
