package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
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

  /** Deck 000: on L = x² twenty steps multiply x by (1 − 2η)²⁰. */
  @Test
  void step_twentyTimesOnAParabola_isTheLecturesTable() {
    assertThat(afterTwentySteps(0.01)).isCloseTo(0.667608f, Offset.offset(1e-5f));
    assertThat(afterTwentySteps(0.1)).isCloseTo(0.0115292f, Offset.offset(1e-6f));
    assertThat(afterTwentySteps(1)).as("bounces").isEqualTo(1);
    assertThat(afterTwentySteps(1.1)).isCloseTo(38.3376f, Offset.offset(1e-3f));
  }

  private static float afterTwentySteps(double learningRate) {
    Dense layer = new Dense(1, 1, Initialiser.constant(1));
    layer.bias().assign(Tensor.vector(0));
    Sgd sgd = new Sgd(learningRate);
    for (int i = 0; i < 20; i++) {
      layer.weight().square().sum().backward();
      sgd.step(layer);
    }
    return layer.weight().item();
  }
}
