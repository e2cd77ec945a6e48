package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** Layers with several inputs or several outputs. */
class BranchesTest {
  private final Tensor x = Tensor.linspace(-1, 1, 8).reshape(2, 4);

  private static Sequential twoHeads() {
    return new Sequential(
        new Dense(4, 3),
        new Tanh(),
        new Heads("species", new Sequential(new Dense(3, 2), new Softmax()))
            .and("mass", new Dense(3, 1)));
  }

  @Test
  void forwardAll_heads_areTheHeadsOnTheTrunk() {
    Sequential network = twoHeads();
    Tensor[] outputs = network.forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    Tensor hidden = network.layer(2).forward(network.layer(1).forward(x));
    List<Layer> heads = network.layer(3).layers();
    assertThat(outputs).hasSize(2);
    assertThat(outputs[0].fingerprint()).isEqualTo(heads.get(0).forward(hidden).fingerprint());
    assertThat(outputs[1].fingerprint()).isEqualTo(heads.get(1).forward(hidden).fingerprint());
    assertThat(network.outputNames()).containsExactly("species", "mass");
    assertThat(network.parameters().stream().map(Parameter::fullName))
        .containsExactly(
            "1.weight",
            "1.bias",
            "3.species.1.weight",
            "3.species.1.bias",
            "3.mass.weight",
            "3.mass.bias");
  }

  @Test
  void scoresAll_headEndsInSoftmax_leavesItOut() {
    Sequential network = twoHeads();
    Tensor[] scores = network.scoresAll(new Tensor[] {x}, Pass.EVALUATION);
    Tensor[] outputs = network.forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    assertThat(network.endsIn(0)).isEqualTo(Link.SOFTMAX);
    assertThat(network.endsIn(1)).isEqualTo(Link.IDENTITY);
    assertThat(scores[0].softmax(-1).fingerprint()).isEqualTo(outputs[0].fingerprint());
    assertThat(scores[0].fingerprint()).isNotEqualTo(outputs[0].fingerprint());
    assertThat(scores[1].fingerprint()).isEqualTo(outputs[1].fingerprint());
  }

  @Test
  void backward_twoHeads_trunkGetsTheSum() {
    Sequential network = twoHeads();
    Tensor weight = network.parameter("1.weight");
    Tensor[] both = network.forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    both[0].square().sum().add(both[1].square().sum()).backward();
    Tensor together = weight.grad();
    Tensor[] apart = new Tensor[2];
    for (int i = 0; i < 2; i++) {
      network.forwardAll(new Tensor[] {x}, Pass.EVALUATION)[i].square().sum().backward();
      apart[i] = weight.grad();
    }
    float[] sum = apart[0].add(apart[1]).toArray();
    for (int i = 0; i < sum.length; i++) {
      assertThat(together.toArray()[i]).isCloseTo(sum[i], Offset.offset(1e-6f));
    }
    assertThat(apart[0].fingerprint()).isNotEqualTo(together.fingerprint());
  }

  @Test
  void predictAll_trainedLinks_areAppliedToRawScores() {
    Sequential network = new Sequential(new Heads("a", new Dense(4, 2)).and("b", new Dense(4, 1)));
    Tensor[] raw = network.forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    network.trainedWith(Link.SOFTMAX, Link.SIGMOID);
    List<Tensor> predictions = network.predictAll(x);
    assertThat(predictions.get(0).fingerprint()).isEqualTo(raw[0].softmax(-1).fingerprint());
    assertThat(predictions.get(1).fingerprint()).isEqualTo(raw[1].sigmoid().fingerprint());
    network.reset();
    assertThat(network.predictAll(x).get(1).fingerprint()).isEqualTo(raw[1].fingerprint());
  }

  @Test
  void forwardAll_towers_areSideBySide() {
    Dense left = new Dense(4, 3);
    Dense right = new Dense(2, 2);
    Sequential network = new Sequential(new Towers(left, right), new Relu(), new Dense(5, 1));
    Tensor other = Tensor.linspace(0, 1, 4).reshape(2, 2);
    Tensor joined = network.layer(1).forwardAll(new Tensor[] {x, other}, Pass.EVALUATION)[0];
    assertThat(joined.shape().toArray()).containsExactly(2, 5);
    assertThat(joined.slice(1, 0, 3).fingerprint()).isEqualTo(left.forward(x).fingerprint());
    assertThat(joined.slice(1, 3, 5).fingerprint()).isEqualTo(right.forward(other).fingerprint());
    Tensor predicted = network.predictAll(x, other).get(0);
    assertThat(predicted.fingerprint())
        .isEqualTo(network.layer(3).forward(joined.relu()).fingerprint());
  }

  /** A student's own layer: it overrides the form for several. */
  private static final class Difference extends Layer {
    @Override
    public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
      return new Tensor[] {inputs[0].sub(inputs[1]), inputs[0].add(inputs[1])};
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      throw new IllegalArgumentException("Difference: needs two inputs.");
    }
  }

  @Test
  void forwardAll_ownLayer_hasTwoInputsAndTwoOutputs() {
    Difference layer = new Difference();
    assertThat(layer.predictAll(x, x).get(0).toArray()).containsOnly(0);
    assertThat(layer.predictAll(x, x).get(1).fingerprint()).isEqualTo(x.mul(2).fingerprint());
  }

  @Test
  void label_branches_saysWhatIsInThem() {
    assertThat(new Heads("a", new Dense(4, 2)).and("b", new Dense(4, 1)).label())
        .isEqualTo("Heads(a: Dense(4→2), b: Dense(4→1))");
    assertThat(new Towers(new Dense(4, 2), new Dense(3, 1)).label())
        .isEqualTo("Towers(Dense(4→2), Dense(3→1))");
  }

  @Test
  void rehearse_anything_isTakenBack() {
    Sequential network = twoHeads();
    Sequential other = twoHeads();
    String before = network.fingerprint();
    network.progress().restore(7, 2);
    int steps =
        network.rehearse(
            () -> {
              network.progress().countStep();
              network.trainedWith(Link.SIGMOID);
              network.parameters().forEach(p -> p.variable().assign(p.variable().mul(2)));
              return (int) network.progress().steps();
            });
    assertThat(steps).isEqualTo(8);
    assertThat(network.fingerprint()).isEqualTo(before);
    assertThat(network.progress().steps()).isEqualTo(7);
    assertThat(network.progress().epochs()).isEqualTo(2);
    // First values are still first values: at another place they are drawn anew, as without it.
    Sequential one = new Sequential(new Tanh(), network);
    Sequential two = new Sequential(new Tanh(), other);
    assertThat(one.fingerprint()).isEqualTo(two.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void rehearse_thatFails_isTakenBackToo() {
    Dense layer = new Dense(2, 1);
    String before = layer.fingerprint();
    assertThatThrownBy(
            () ->
                layer.rehearse(
                    () -> {
                      layer.bias().assign(Tensor.vector(5));
                      throw new IllegalStateException("mine");
                    }))
        .hasMessage("mine");
    assertThat(layer.fingerprint()).isEqualTo(before);
  }

  static Stream<Arguments> errors() {
    Tensor x = Tensor.zeros(3, 4);
    Sequential heads = twoHeads();
    Sequential towers = new Sequential(new Towers(new Dense(4, 3), new Dense(2, 3)), new Relu());
    Sequential uneven = new Sequential(new Towers(new Dense(4, 3), new Reshaped()), new Relu());
    return Stream.of(
        error(
            () -> heads.predict(x),
            "Sequential: gives 2 outputs, so there is no single one. Write predictAll(x), which"
                + " gives a list."),
        error(
            () -> new Heads("a", new Dense(4, 1)).and("b", new Dense(4, 1)).forward(x),
            "Heads(a: Dense(4→1), b: Dense(4→1)): gives 2 outputs, so there is no single one. Write"
                + " predictAll(x), which gives a list."),
        error(
            () -> new Dense(4, 1).predictAll(x, x),
            "Dense(4→1): takes 1 input, but got 2. To join several, put towers(…) before it."),
        error(
            () -> towers.predict(x),
            "Towers(Dense(4→3), Dense(2→3)), layer 1 of Sequential: needs 2 inputs, one for each"
                + " tower, but got 1 input. Write predictAll(x1, x2, …), and data.withInput(x2) to"
                + " train.\nOn the way there:\n  input (3, 4)\n  1 Towers(Dense(4→3), Dense(2→3)) ←"
                + " here"),
        error(
            () -> towers.predictAll(x, x),
            "Dense(2→3), layer 1.2 of Sequential: the last axis must be 2, but the input has shape"
                + " (3, 4). Write dense(4, 3) to take it.\nOn the way there:\n  input (3, 4) and (3,"
                + " 4)\n  1 Towers(Dense(4→3), Dense(2→3)) ← here"),
        error(
            () -> uneven.predictAll(x, x),
            "Towers(Dense(4→3), Reshaped), layer 1 of Sequential: the towers' outputs must have the"
                + " same shape but for the last axis, but tower 1 gives (3, 3) and tower 2 gives (12,"
                + " 1). Let each tower end in flatten() or dense(…).\nOn the way there:\n  input (3,"
                + " 4) and (3, 4)\n  1 Towers(Dense(4→3), Reshaped) ← here"),
        error(
            () ->
                new Sequential(
                        new Heads("a", new Dense(4, 1)).and("b", new Dense(4, 1)), new Relu())
                    .predictAll(x),
            "Relu, layer 2 of Sequential: takes 1 input, but got 2. To join several, put towers(…)"
                + " before it.\nOn the way there:\n  input (3, 4)\n  1 Heads(a: Dense(4→1), b:"
                + " Dense(4→1)) → (3, 1) and (3, 1)\n  2 Relu ← here"),
        error(
            () -> new Towers(),
            "towers: needs a layer for each input, but got none. Try towers(dense(4, 8), dense(3,"
                + " 8))."),
        error(
            () -> new Towers(new Dense(4, 1), null),
            "towers: each tower must be a layer, but tower 2 is null. Is its variable set"
                + " before this line?"),
        error(
            () -> new Heads("age", null),
            "heads: the head \"age\" must be a layer, but is null. Try dense(16, 1)."),
        error(
            () -> new Heads("age", new Dense(4, 1)).and("age", new Dense(4, 1)),
            "heads: each head needs a name of its own, without a point, but got \"age\""
                + " twice. Try heads(\"kind\", dense(16, 3)).and(\"size\", dense(16, 1))."));
  }

  /** A tower whose output has another number of rows. */
  private static final class Reshaped extends Layer {
    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return x.reshape(x.length(), 1);
    }
  }

  private static Arguments error(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors_branches_teach(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void state_heads_isNamedByThem() {
    Map<String, Tensor> state = new Heads("age", new Dense(2, 1)).state();
    assertThat(state).containsOnlyKeys("age.weight", "age.bias");
  }
}
