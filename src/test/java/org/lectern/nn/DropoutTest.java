package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

class DropoutTest {
  private static final Tensor ONES = Tensor.full(1, 100, 50);

  @Test
  void forward_evaluation_isTheInputItself() {
    assertThat(new Dropout(0.5).forward(ONES)).isSameAs(ONES);
  }

  @Test
  void forward_training_keepsWhereTheStreamIsPOrMore() {
    Sequential network = new Sequential(new Relu(), new Dropout(0.25));
    network.reset(11);
    float[] y = network.forward(ONES, network.trainingPass()).toArray();
    float[] u = RandomStream.of(11, "dropout/layer 2/step 1").uniform(y.length, 0, 1);
    for (int i = 0; i < y.length; i++) {
      assertThat(y[i]).isEqualTo(u[i] >= 0.25f ? 1.3333334f : 0);
    }
  }

  @Test
  void forward_training_dropsAShareOfPAndKeepsTheMean() {
    Dropout layer = new Dropout(0.3);
    Tensor y = layer.forward(ONES, layer.trainingPass());
    assertThat((double) y.eq(0).mean().item()).isCloseTo(0.3, within(0.02));
    assertThat((double) y.mean().item()).isCloseTo(1, within(0.03));
  }

  @Test
  void forward_sameStep_drawsTheSameMaskAndTheNextAnother() {
    Sequential network = new Sequential(new Dropout(0.5), new Dropout(0.5));
    Pass pass = network.trainingPass();
    String first = network.forward(ONES, pass).fingerprint();
    assertThat(network.forward(ONES, pass).fingerprint()).isEqualTo(first);
    network.progress().countStep();
    assertThat(network.forward(ONES, network.trainingPass()).fingerprint()).isNotEqualTo(first);
    Tensor one = network.layer(1).forward(ONES, pass);
    assertThat(network.layer(2).forward(ONES, pass).fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @Test
  void forward_pIsZero_changesNothing() {
    Dropout layer = new Dropout(0);
    assertThat(layer.forward(ONES, layer.trainingPass())).isSameAs(ONES);
    layer.forward(ONES);
    assertThat(layer.evaluatedWhileRecording()).isNull();
  }
}
