package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.loss.CrossEntropy;
import org.lectern.optim.Sgd;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** State, restoring and freezing. */
class LayerStateTest {
  private static Sequential network() {
    return new Sequential(
        new Dense(2, 8),
        new BatchNorm(8),
        new Relu(),
        new Residual(new Dense(8, 8)),
        new Dense(8, 2));
  }

  private static void train(Layer network) {
    Dataset data = Generators.moons(60, 0.2, 1);
    new Trainer(network, new CrossEntropy(), new Sgd(0.1)).epochs(3).batch(20).fit(data);
  }

  @Test
  void state_network_namesParametersThenBuffersInOrder() {
    assertThat(network().state().keySet())
        .containsExactly(
            "1.weight",
            "1.bias",
            "2.weight",
            "2.bias",
            "4.1.weight",
            "4.1.bias",
            "5.weight",
            "5.bias",
            "2.running_mean",
            "2.running_var");
  }

  @Test
  void restore_earlierState_givesTheSameBitsAndTheSameFuture() {
    Sequential network = network();
    train(network);
    Map<String, Tensor> state = network.state();
    String before = network.fingerprint();
    Tensor x = Tensor.matrix(new double[] {0.5, -1});
    String predicted = network.predict(x).fingerprint();
    train(network);
    assertThat(network.fingerprint()).isNotEqualTo(before);
    network.restore(state);
    assertThat(network.fingerprint()).isEqualTo(before);
    Sequential other = network();
    other.restore(state);
    assertThat(other.fingerprint()).isEqualTo(before);
    assertThat(other.forward(x).softmax(1).fingerprint()).isEqualTo(predicted);
  }

  @Test
  void restore_otherNames_changesNothing() {
    Sequential network = network();
    String before = network.fingerprint();
    Map<String, Tensor> state = network.state();
    state.remove("1.bias");
    state.put("1.weight", Tensor.zeros(2, 8));
    assertThatThrownBy(() -> network.restore(state))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "restore: the state must have the names of Sequential, but lacks [1.bias]. Build the"
                + " network as it was when the state was taken.");
    state.put("1.biases", Tensor.zeros(8));
    assertThatThrownBy(() -> network.restore(state))
        .hasMessage(
            "restore: the state must have the names of Sequential, but lacks [1.bias] and has"
                + " [1.biases] besides. Build the network as it was when the state was taken.");
    state.put("1.bias", Tensor.zeros(8));
    assertThatThrownBy(() -> network.restore(state))
        .hasMessage(
            "restore: the state must have the names of Sequential, but has [1.biases] besides."
                + " Build the network as it was when the state was taken.");
    state.remove("1.biases");
    state.put("2.running_var", Tensor.zeros(7));
    assertThatThrownBy(() -> network.restore(state))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "restore: 2.running_var needs the shape (8), but the state has (7). Build the network"
                + " as it was when the state was taken.");
    assertThat(network.fingerprint()).isEqualTo(before);
  }

  @Test
  void freeze_partOfANetwork_keepsItsBitsWhileTheRestTrains() {
    Sequential network = network();
    network.layer(1).freeze();
    network.layer(2).freeze();
    String first = network.layer(1).fingerprint();
    String norm = network.layer(2).fingerprint();
    String last = network.layer(5).fingerprint();
    train(network);
    assertThat(network.layer(1).fingerprint()).isEqualTo(first);
    assertThat(network.layer(2).fingerprint()).isEqualTo(norm);
    assertThat(network.layer(5).fingerprint()).isNotEqualTo(last);
    assertThat(network.parameter("1.weight").hasGrad()).isFalse();
    assertThat(network.isFrozen()).isFalse();
    network.unfreeze();
    train(network);
    assertThat(network.layer(1).fingerprint()).isNotEqualTo(first);
    assertThat(network.layer(2).fingerprint()).isNotEqualTo(norm);
  }

  @Test
  void freeze_afterBackward_leavesNoGradientForTheNextStep() {
    Dense layer = new Dense(2, 2);
    layer.forward(Tensor.full(1, 3, 2), layer.trainingPass()).sum().backward();
    String before = layer.fingerprint();
    layer.freeze();
    assertThat(layer.weight().hasGrad()).isFalse();
    new Sgd(0.1).step(layer);
    assertThat(layer.fingerprint()).isEqualTo(before);
  }
}
