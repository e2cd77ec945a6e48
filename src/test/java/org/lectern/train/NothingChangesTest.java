package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Buffer;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.ParameterCount;
import org.lectern.nn.Pass;
import org.lectern.nn.Sequential;
import org.lectern.nn.Tanh;
import org.lectern.optim.Adam;
import org.lectern.optim.Schedule;
import org.lectern.tensor.Tensor;

/** What looks at a training changes nothing that follows: fingerprints say so. */
class NothingChangesTest {
  private final Split moons = Generators.moons(90, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  /** Random in training, with a running mean in a buffer that is part of the output. */
  private static final class Noise extends Layer {
    private final Buffer mean = buffer("mean", 0, 1);

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      behavesBy(pass);
      if (!pass.isTraining()) {
        return x.sub(mean.value());
      }
      mean.assign(mean.value().mul(0.9).add(x.detach().mean().mul(0.1)));
      float[] noise = random(pass, "noise").normal(x.length(), 0, 0.1f);
      return x.add(Tensor.of(x.shape(), noise)).sub(mean.value());
    }
  }

  private static Sequential network() {
    return new Sequential(
        new Dense(2, 8), new Noise(), new Tanh(), new Dense(8, 8), new Noise(), new Dense(8, 2));
  }

  private static Trainer trainer(Layer network) {
    return new Trainer(
            network, new CrossEntropy(), new Adam(0.02).schedule(Schedule.plateau(0.5, 1)))
        .epochs(3)
        .batch(16);
  }

  /** Each looks at a network and its trainer in another way. */
  static Stream<Arguments> looks() {
    Split moons = Generators.moons(90, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);
    return Stream.of(
        look("evaluate", (network, trainer) -> trainer.evaluate(moons.test())),
        look("estimate", (network, trainer) -> trainer.estimate(moons)),
        look("estimate other data", (network, trainer) -> trainer.estimate(moons.test())),
        look("predict", (network, trainer) -> network.predict(moons.test().features())),
        look("classes", (network, trainer) -> trainer.classes(moons.test().features())),
        look("predictAll", (network, trainer) -> trainer.predictAll(moons.test())),
        look("show", (network, trainer) -> trainer.toMimeBundle()),
        look("show the network", (network, trainer) -> network.toMimeBundle()),
        look("draw the network", (network, trainer) -> Displays.of(network)),
        look("count", (network, trainer) -> ParameterCount.of(network).toMimeBundle()),
        look("fingerprint", (network, trainer) -> network.fingerprint()));
  }

  private static Arguments look(String name, BiConsumer<Layer, Trainer> look) {
    return Arguments.of(name, look);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void look_beforeBetweenAndAfterEveryEvent_changesNothing(
      String name, BiConsumer<Layer, Trainer> look) {
    Sequential plain = network();
    Trainer unwatched = trainer(plain);
    History first = unwatched.fit(moons);
    History then = unwatched.fit(moons);

    Sequential watched = network();
    Trainer trainer = trainer(watched);
    trainer.callback(
        new Callback() {
          @Override
          public void beforeEpoch(Fit fit) {
            look.accept(watched, trainer);
          }

          @Override
          public void afterBatch(Fit fit) {
            look.accept(watched, trainer);
          }

          @Override
          public void afterEpoch(Fit fit) {
            look.accept(watched, trainer);
          }
        });
    look.accept(watched, trainer);
    History firstWatched = trainer.fit(moons);
    look.accept(watched, trainer);
    History thenWatched = trainer.fit(moons);
    assertThat(watched.fingerprint()).isEqualTo(plain.fingerprint());
    assertThat(firstWatched.loss()).containsExactly(first.loss());
    assertThat(thenWatched.validation("loss")).containsExactly(then.validation("loss"));
    assertThat(watched.progress().steps()).isEqualTo(plain.progress().steps());
  }

  @Test
  void noise_inTraining_matters() {
    // The test above would see nothing if the layer did nothing.
    Sequential network = network();
    Tensor x = moons.test().features();
    Tensor[] first = network.forwardAll(new Tensor[] {x}, network.trainingPass());
    assertThat(network.state().get("2.mean").item()).isNotZero();
    assertThat(first[0].fingerprint()).isNotEqualTo(network.forward(x).fingerprint());
  }

  @Test
  void estimate_ofAFreshNetwork_leavesItFresh() {
    Sequential plain = network();
    Sequential estimated = network();
    trainer(estimated).estimate(moons);
    // Put to another place, first values are drawn for it; trained ones would move along.
    assertThat(new Sequential(new Tanh(), estimated).fingerprint())
        .isEqualTo(new Sequential(new Tanh(), plain).fingerprint());
    List<Parameter> parameters = estimated.parameters();
    assertThat(parameters).noneMatch(parameter -> parameter.variable().hasGrad());
  }
}
