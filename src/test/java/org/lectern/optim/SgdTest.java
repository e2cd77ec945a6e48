package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.tensor.Tensor;

class SgdTest {
  @Test
  void step_withDecay_shrinksWeightsAndLeavesBiases() {
    Dense layer = new Dense(1, 1, Initialiser.constant(2));
    layer.bias().assign(Tensor.vector(3));
    layer.forward(Tensor.full(1, 1, 1)).sum().backward();
    new Sgd(0.5, 0.25).step(layer);
    assertThat(layer.weight().item()).isEqualTo(2 - 0.5f * (1 + 0.25f * 2));
    assertThat(layer.bias().item()).isEqualTo(3 - 0.5f);
  }

  @Test
  void step_byHand_givesTheSameBits() {
    Dense layer = new Dense(3, 2);
    Dense hand = new Dense(3, 2);
    Tensor x = Tensor.linspace(-1, 1, 12).reshape(4, 3);
    for (Dense each : new Dense[] {layer, hand}) {
      each.forward(x).square().mean().backward();
    }
    new Sgd(0.1).step(layer);
    hand.weight().assign(hand.weight().sub(hand.weight().grad().mul(0.1)));
    hand.bias().assign(hand.bias().sub(hand.bias().grad().mul(0.1)));
    assertThat(layer.fingerprint()).isEqualTo(hand.fingerprint());
  }

  @Test
  void step_withoutGradient_changesNothing() {
    Dense layer = new Dense(3, 2);
    String before = layer.fingerprint();
    new Sgd(0.1).step(layer);
    assertThat(layer.fingerprint()).isEqualTo(before);
  }

  @Test
  void learningRate_notAboveZero_isRefused() {
    assertThatThrownBy(() -> new Sgd(0))
        .hasMessage(
            "sgd: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0: write 0.01, with a point.");
    assertThatThrownBy(() -> new Sgd(Double.NaN))
        .hasMessage("sgd: the learning rate must be above 0, but is NaN. Try 0.01.");
    assertThatThrownBy(() -> new Sgd(0.1, -1))
        .hasMessage("sgd: the weight decay must be 0 or more, but is -1.0. Try 0.001.");
  }
}
