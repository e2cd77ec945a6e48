package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.loss.CrossEntropy;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** The loop that students write themselves. */
class TrainingByHandTest {
  private static final Dataset DATA = Generators.moons(80, 0.2, 3);

  private static Sequential network() {
    return new Sequential(
        new Dense(2, 16), new BatchNorm(16), new Relu(), new Dropout(0.2), new Dense(16, 2));
  }

  @Test
  void loop_trainingPass_isWhatTheTrainerDoes() {
    Sequential byHand = network();
    Sgd sgd = new Sgd(0.1);
    CrossEntropy loss = new CrossEntropy();
    for (int step = 0; step < 20; step++) {
      Tensor scores = byHand.forward(DATA.features(), byHand.trainingPass());
      loss.ofScores(scores, DATA.labels()).backward();
      sgd.step(byHand);
    }
    Sequential trained = network();
    new Trainer(trained, loss, new Sgd(0.1)).epochs(20).fullBatch().fit(DATA);
    assertThat(byHand.fingerprint()).isEqualTo(trained.fingerprint());
  }

  @Test
  void step_penaltyWrittenByHand_leavesFrozenParametersAlone() {
    Sequential network = new Sequential(new Dense(2, 3), new Tanh(), new Dense(3, 1));
    network.layer(1).freeze();
    float[] before = network.parameter("1.weight").toArray();
    float[] free = network.parameter("3.weight").toArray();
    Tensor loss = network.forward(Tensor.full(1, 4, 2), network.trainingPass()).square().mean();
    for (Parameter parameter : network.parameters()) {
      loss = loss.add(parameter.variable().square().sum());
    }
    loss.backward();
    new Sgd(0.1).step(network);
    assertThat(network.parameter("1.weight").toArray()).containsExactly(before);
    assertThat(network.parameter("3.weight").toArray()).isNotEqualTo(free);
  }

  @Test
  void step_lossesInTurn_movesOnlyWhatTheLastOneDependsOn() {
    Dense body = new Dense(2, 3);
    Dense one = new Dense(3, 1);
    Dense two = new Dense(3, 1);
    Sequential network = new Sequential(body, new Heads("one", one).and("two", two));
    Tensor x = Tensor.full(1, 4, 2);
    Optimiser sgd = new Sgd(0.1);
    one.forward(body.forward(x)).square().mean().backward();
    sgd.step(network);
    float[] after = one.weight().toArray();
    two.forward(body.forward(x)).square().mean().backward();
    sgd.step(network);
    assertThat(one.weight().toArray())
        .as("it has no part in the second loss")
        .containsExactly(after);
    float[] second = two.weight().toArray();
    sgd.step(network);
    assertThat(one.weight().toArray()).containsExactly(after);
    assertThat(two.weight().toArray()).as("once more the last loss").isNotEqualTo(second);
  }

  static List<Arguments> layers() {
    return List.of(
        Arguments.of((Supplier<Layer>) () -> new Dropout(0.5), "Dropout(0.5)"),
        Arguments.of((Supplier<Layer>) () -> new BatchNorm(3), "BatchNorm(3)"),
        Arguments.of((Supplier<Layer>) () -> new Residual(new Dropout(0.5)), "Dropout(0.5)"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void step_gradientsOfAnEvaluation_areRefused(Supplier<Layer> layer, String label) {
    Sequential network = new Sequential(new Dense(2, 3), layer.get(), new Dense(3, 1));
    Tensor x = Tensor.full(1, 4, 2);
    network.forward(x).sum().backward();
    String before = network.fingerprint();
    String place = network.layer(2) instanceof Residual ? "2.1" : "2";
    assertThatThrownBy(() -> new Sgd(0.1).step(network))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "step: the gradients must come from a training pass, but "
                + label
                + ", layer "
                + place
                + " of Sequential was evaluated. In a loop by hand write net.forward(x,"
                + " net.trainingPass()).");
    assertThat(network.fingerprint()).isEqualTo(before);
    network.forward(x, network.trainingPass()).sum().backward();
    network.predict(x);
    new Sgd(0.1).step(network);
    assertThat(network.progress().steps()).isEqualTo(1);
  }

  @Test
  void step_evaluationOfANetworkThatBehavesAlike_isFine() {
    Sequential network = new Sequential(new Dense(2, 3), new Tanh(), new LayerNorm(3));
    network.forward(Tensor.full(1, 4, 2)).square().sum().backward();
    new Sgd(0.1).step(network);
    assertThat(network.progress().steps()).isEqualTo(1);
  }
}
