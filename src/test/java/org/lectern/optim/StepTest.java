package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

/** What a step looks up once and keeps must not outlive its truth. */
class StepTest {
  private static void gradients(Layer network) {
    Tensor sum = Tensor.scalar(0);
    for (Parameter parameter : network.parameters()) {
      sum = sum.add(parameter.value().sum());
    }
    sum.backward();
  }

  @Test
  void step_twoNetworksInTurn_eachHasItsOwnMemory() {
    Bowl one = new Bowl();
    Bowl other = new Bowl();
    Optimiser shared = new Adam(0.05);
    for (int i = 0; i < 5; i++) {
      shared.state(one);
      one.steps(shared, 1);
      other.steps(shared, i < 2 ? 1 : 0);
    }
    Bowl alone = new Bowl();
    Optimiser own = new Adam(0.05);
    alone.steps(own, 2);
    assertThat(other.fingerprint()).isEqualTo(alone.fingerprint());
    alone.steps(own, 3);
    assertThat(one.fingerprint()).isEqualTo(alone.fingerprint());
  }

  @Test
  void step_afterRestore_usesTheRestoredMemory() {
    Bowl bowl = new Bowl();
    Optimiser optimiser = new Adam(0.05);
    bowl.steps(optimiser, 3);
    Map<String, Tensor> values = bowl.state();
    OptimiserState memory = optimiser.state(bowl);
    bowl.steps(optimiser, 4);
    String first = bowl.fingerprint();
    bowl.restore(values);
    optimiser.restore(bowl, memory);
    bowl.steps(optimiser, 4);
    assertThat(bowl.fingerprint()).isEqualTo(first);
  }

  @Test
  void step_layerPutIntoALargerNetwork_keepsItsMemory() {
    Bowl bowl = new Bowl();
    Optimiser optimiser = new Momentum(0.05, 0.9);
    bowl.steps(optimiser, 3);
    Sequential larger = new Sequential(new Dense(1, 1), bowl);
    bowl.loss().backward();
    optimiser.step(larger);
    Bowl alone = new Bowl();
    alone.steps(new Momentum(0.05, 0.9), 4);
    assertThat(bowl.values()).containsExactly(alone.values());
  }

  @Test
  void rateFactor_setAfterAStep_countsInTheNext() {
    Dense layer = new Dense(1, 1, Initialiser.zeros());
    Sequential net = new Sequential(layer);
    Dense second = new Dense(1, 1, Initialiser.zeros());
    Optimiser optimiser = new Sgd(1).rateFactor(layer, 2);
    gradients(net);
    optimiser.step(net);
    assertThat(layer.weight().item()).isEqualTo(-2);
    optimiser.rateFactor(layer, 4);
    gradients(net);
    optimiser.step(net);
    assertThat(layer.weight().item()).isEqualTo(-6);
    Sequential both = new Sequential(layer, second);
    gradients(both);
    optimiser.step(both);
    assertThat(layer.weight().item()).isEqualTo(-10);
    assertThat(second.weight().item()).isEqualTo(-1);
  }

  @Test
  void rateFactor_networkWithoutTheLayer_isRefusedEveryTime() {
    Dense layer = new Dense(1, 1, Initialiser.zeros());
    Dense other = new Dense(1, 1, Initialiser.zeros());
    Optimiser optimiser = new Sgd(1).rateFactor(layer, 2);
    for (int i = 1; i <= 2; i++) {
      gradients(layer);
      optimiser.step(layer);
      assertThat(layer.weight().item()).isEqualTo(-2 * i);
      gradients(other);
      for (int j = 0; j < 2; j++) {
        assertThatThrownBy(() -> optimiser.step(other))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("sgd: rateFactor needs a layer of the network in training");
      }
    }
    assertThat(other.weight().item()).isZero();
  }

  @Test
  void update_adamsOwnWithOneNumber_isRepeated() {
    Bowl bowl = new Bowl();
    Bowl literal = new Bowl();
    bowl.steps(
        new Adam(0.1) {
          @Override
          protected void update(Parameter parameter, Tensor gradient, double rate) {
            super.update(parameter, Tensor.scalar(2), rate);
          }
        },
        2);
    literal.steps(
        new Adam(0.1) {
          @Override
          protected void update(Parameter parameter, Tensor gradient, double rate) {
            super.update(parameter, gradient.mul(0).add(2), rate);
          }
        },
        2);
    assertThat(bowl.fingerprint()).isEqualTo(literal.fingerprint());
  }
}
