package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.nn.Dense;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

/** Everything that this package refuses, with its exact words. */
class OptimiserErrorsTest {
  private record Refusal(ThrowingCallable call, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  private static Refusal of(ThrowingCallable call, String message) {
    return new Refusal(call, message);
  }

  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final String POINT = " In Java 1/100 is 0: write 0.01, with a point.";

  static Stream<Refusal> hyperParameters() {
    return Stream.of(
        of(() -> new Sgd(0), rate("sgd", "0.0." + POINT)),
        of(() -> new Sgd(1 / 100), rate("sgd", "0.0." + POINT)),
        of(() -> new Sgd(-0.1), rate("sgd", "-0.1. Try 0.01.")),
        of(() -> new Sgd(NAN), rate("sgd", "NaN. Try 0.01.")),
        of(() -> new Sgd(INFINITE), rate("sgd", "∞. Try 0.01.")),
        of(() -> new Momentum(0, 0.9), rate("momentum", "0.0." + POINT)),
        of(() -> new Nesterov(0, 0.9), rate("nesterov", "0.0." + POINT)),
        of(() -> new Adagrad(0), rate("adagrad", "0.0." + POINT)),
        of(() -> new Adadelta(0, 0.9, 1e-6), rate("adadelta", "0.0." + POINT)),
        of(() -> new RmsProp(0), rate("rmsProp", "0.0." + POINT)),
        of(() -> new Adam(0), rate("adam", "0.0." + POINT)),
        of(() -> new Adam(-1), rate("adam", "-1.0. Try 0.01.")),
        of(() -> new AdamW(0, 0.01), rate("adamW", "0.0." + POINT)),
        of(
            () -> new Sgd(0.1, -1),
            "sgd: the weight decay must be 0 or more, but is -1.0. Try 0.001."),
        of(
            () -> new Sgd(0.1, NAN),
            "sgd: the weight decay must be a finite number, 0 or more, but is NaN. Try"
                + " 0.001."),
        of(
            () -> new AdamW(0.1, -0.5),
            "adamW: the weight decay must be 0 or more, but is -0.5. The usual value is 0.01."),
        of(
            () -> new AdamW(0.1, 0.1).weightDecay(new Dense(1, 1), INFINITE),
            "adamW: the weight decay must be a finite number, 0 or more, but is ∞. The"
                + " usual value is 0.01."),
        of(() -> new Momentum(0.1, 1), average("momentum: the momentum", "1.0", "0.9")),
        of(() -> new Momentum(0.1, -0.1), average("momentum: the momentum", "-0.1", "0.9")),
        of(() -> new Nesterov(0.1, 9), average("nesterov: the momentum", "9.0", "0.9")),
        of(() -> new Adam(0.1, 1, 0.9, 1e-8), average("adam: the β₁", "1.0", "0.9")),
        of(() -> new Adam(0.1, 0.9, NAN, 1e-8), average("adam: the β₂", "NaN", "0.999")),
        of(() -> new AdamW(0.1, 0, 1.5, 0.9, 1e-8), average("adamW: the β₁", "1.5", "0.9")),
        of(() -> new RmsProp(0.1, 1, 1e-8), average("rmsProp: the ρ", "1.0", "0.99")),
        of(() -> new Adadelta(1, 1, 1e-6), average("adadelta: the ρ", "1.0", "0.9")),
        of(() -> new Adam(0.1, 0.9, 0.9, 0), epsilon("adam", "0.0", "1e-8")),
        of(() -> new RmsProp(0.1, 0.9, -1), epsilon("rmsProp", "-1.0", "1e-8")),
        of(() -> new Adagrad(0.1, 0), epsilon("adagrad", "0.0", "1e-10")),
        of(() -> new Adadelta(1, 0.9, NAN), epsilon("adadelta", "NaN", "1e-6")));
  }

  private static String rate(String who, String rest) {
    return who + ": the learning rate must be " + finite(rest) + "above 0, but is " + rest;
  }

  private static String finite(String is) {
    return is.startsWith("NaN") || is.startsWith("∞") ? "a finite number " : "";
  }

  private static String average(String what, String is, String usual) {
    return what
        + " must be from 0 to below 1, but is "
        + is
        + ". The usual value is "
        + usual
        + ".";
  }

  private static String epsilon(String who, String is, String usual) {
    return who
        + ": the ε must be "
        + finite(is)
        + "above 0, but is "
        + is
        + ". The usual value is "
        + usual
        + ".";
  }

  static Stream<Refusal> options() {
    Adam adam = new Adam(0.1);
    Dense dense = new Dense(1, 1);
    return Stream.of(
        of(
            () -> adam.clipNorm(0),
            "adam: the largest norm of clipNorm must be above 0, but is 0.0. Try 1.0, and look at the"
                + " norms that come."),
        of(
            () -> adam.clipValue(-1),
            "adam: the largest value of clipValue must be above 0, but is -1.0. Try 0.5, which allows"
                + " -0.5 to 0.5."),
        of(
            () -> adam.rateFactor(dense, 1 / 10),
            "adam: the factor of rateFactor must be above 0, but is 0.0. In Java 1/10 is 0: write"
                + " 0.1, with a point. To keep a layer as it is, freeze() it."),
        of(
            () -> adam.rateFactor(dense, -2),
            "adam: the factor of rateFactor must be above 0, but is -2.0. 10.0 trains a layer with"
                + " ten times the rate, 0.1 with a tenth."),
        of(
            () -> adam.rateFactor(new Relu(), 2),
            "adam: rateFactor needs a layer with parameters, but Relu has none. Give a layer that"
                + " learns, such as net.layer(1)."),
        of(
            () -> adam.rateFactor(null, 2),
            "adam: rateFactor: needs a layer, but got null. Give a layer of the network."),
        of(
            () -> adam.regularise(null),
            "adam: regularise: needs a regulariser, but got null. Try l2(0.001)."),
        of(
            () -> adam.regularise(dense, null),
            "adam: regularise: needs a regulariser, but got null. Try l2(0.001)."),
        of(
            () -> adam.schedule(null),
            "adam: schedule: needs a schedule, but got null. Try cosine(10), or leave it out."),
        of(() -> adam.step(null), "adam: step: needs a network, but got null. Write step(net)."),
        of(
            () -> new AdamW(0.1, 0).weightDecay(new Relu(), 0.1),
            "adamW: weightDecay needs a layer with parameters, but Relu has none. Give a layer that"
                + " learns, such as net.layer(1)."),
        of(
            () -> new Adam(0.1).rateFactor(dense, 2).step(new Sequential(new Dense(3, 2))),
            "adam: rateFactor needs a layer of the network in training, but Dense(1→1) is not in"
                + " Sequential. Give the object that is in the network, such as net.layer(1), to a"
                + " new optimiser."),
        of(
            () -> new Lbfgs().clipNorm(1),
            "lbfgs: takes no clipNorm: its line search keeps every step short enough. Leave it out,"
                + " or use another optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().clipValue(1),
            "lbfgs: takes no clipValue: its line search keeps every step short enough. Leave it out,"
                + " or use another optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().schedule(Schedule.cosine(3)),
            "lbfgs: takes no schedule: its line search finds the step size. Leave it out, or use"
                + " another optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().rateFactor(dense, 2),
            "lbfgs: takes no rateFactor: all parameters make one step together. freeze() what shall"
                + " stay, or use another optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().regularise(Regulariser.l1(0.1)),
            "lbfgs: needs a regulariser without a kink, but got l1(0.1). Use l2(0.001), or another"
                + " optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().regularise(dense, Regulariser.elasticNet(0.1, 0.5)),
            "lbfgs: needs a regulariser without a kink, but got elasticNet(0.1, 0.5). Use l2(0.001),"
                + " or another optimiser such as adam(0.01)."),
        of(
            () -> new Lbfgs().step(dense),
            "lbfgs: its line search needs the loss as a function, but step(network) gives"
                + " gradients alone. Write step(network, () -> loss.ofScores(net.forward(x), y)),"
                + " or use a trainer."));
  }

  static Stream<Refusal> schedulesAndRegularisers() {
    return Stream.of(
        of(
            () -> Schedule.stepDecay(1 / 2, 10),
            "stepDecay: the factor must be above 0, but is 0.0. In Java 1/2 is 0: write 0.5, with a"
                + " point."),
        of(
            () -> Schedule.stepDecay(NAN, 10),
            "stepDecay: the factor must be a finite number above 0, but is NaN. Try 0.5."),
        of(
            () -> Schedule.stepDecay(0.5, 0),
            "stepDecay: the number of epochs must be 1 or more, but is 0. Try stepDecay(0.5, 10)."),
        of(
            () -> Schedule.exponentialDecay(9 / 10),
            "exponentialDecay: the factor must be above 0, but is 0.0. In Java 9/10 is 0: write 0.9,"
                + " with a point."),
        of(
            () -> Schedule.exponentialDecay(-1),
            "exponentialDecay: the factor must be above 0, but is -1.0. Try 0.95."),
        of(
            () -> Schedule.cosine(0),
            "cosine: the number of epochs must be 1 or more, but is 0. Give as many as the training"
                + " has."),
        of(
            () -> Schedule.cosineSteps(-5),
            "cosineSteps: the number of steps must be 1 or more, but is -5. Give as many as the"
                + " training has."),
        of(
            () -> Schedule.warmUp(0),
            "warmUp: the number of steps must be 1 or more, but is 0. Try warmUp(100)."),
        of(
            () -> Schedule.warmUp(5, null),
            "warmUp: needs a schedule to go on with, but got null. Write warmUp(100) for none."),
        of(
            () -> Schedule.oneCycle(1, 100),
            "oneCycle: the largest factor must be above 1, but is 1.0. It is a multiple of the"
                + " optimiser's learning rate: try 25.0."),
        of(
            () -> Schedule.oneCycle(25, 3),
            "oneCycle: the number of steps must be 4 or more, but is 3. Give epochs times batches in"
                + " an epoch."),
        of(
            () -> Schedule.plateau(1 / 10, 5),
            "plateau: the factor must be above 0 and below 1, but is 0.0. In Java 1/10 is 0: write"
                + " 0.1, with a point."),
        of(
            () -> Schedule.plateau(1, 5),
            "plateau: the factor must be above 0 and below 1, but is 1.0. Try 0.1."),
        of(
            () -> Schedule.plateau(0.1, -1),
            "plateau: the patience must be 0 or more, but is -1. Try plateau(0.1, 10)."),
        of(
            () -> Schedule.byEpoch(null),
            "byEpoch: needs a function, but got null. Try byEpoch(epoch -> 1.0 / (1 + epoch))."),
        of(
            () -> afterOneEpoch(Schedule.byEpoch(epoch -> 1 / (1 + epoch))),
            "sgd: the schedule's factor must be above 0, but after 3 steps and 1 epoch it is 0.0. In"
                + " Java 1/2 is 0: write 1.0/2, with a point."),
        of(
            () -> afterOneEpoch(progress -> NAN),
            "sgd: the schedule's factor must be above 0, but after 3 steps and 1 epoch it is NaN."
                + " Try cosine(10)."),
        of(() -> Regulariser.l2(-1), "l2: the λ must be 0 or more, but is -1.0. Try 0.001."),
        of(
            () -> Regulariser.l1(NAN),
            "l1: the λ must be a finite number, 0 or more, but is NaN. Try 0.001."),
        of(
            () -> Regulariser.elasticNet(INFINITE, 0.5),
            "elasticNet: the λ must be a finite number, 0 or more, but is ∞. Try 0.001."),
        of(
            () -> Regulariser.elasticNet(1, 2),
            "elasticNet: the share of L1 must be from 0 to 1, but is 2.0. 1.0 is l1, 0.0 is l2, 0.5"
                + " half of each."),
        of(
            () -> Regulariser.lambdaFromC(1 / 10),
            "lambdaFromC: the C must be above 0, but is 0.0. In Java 1/10 is 0: write 0.1, with a"
                + " point."),
        of(
            () -> Regulariser.lambdaFromC(-1, 10),
            "lambdaFromC: the C must be above 0, but is -1.0. scikit-learn's default is 1.0."),
        of(
            () -> Regulariser.lambdaFromC(1, 0),
            "lambdaFromC: the number of samples must be 1 or more, but is 0. Give the size of the"
                + " training data."));
  }

  private static void afterOneEpoch(Schedule schedule) {
    Bowl bowl = new Bowl();
    bowl.progress().restore(3, 1);
    new Sgd(0.1).schedule(schedule).learningRate(bowl.progress());
  }

  static Stream<Refusal> states() {
    Bowl bowl = new Bowl();
    Map<String, Double> none = Map.of();
    return Stream.of(
        of(
            () -> new Adam(0.1).restore(bowl, new OptimiserState("sgd", Map.of(), none)),
            "adam: the state must be one of adam, but is one of sgd. Continue with the optimiser that"
                + " the checkpoint was made with."),
        of(
            () -> new AdamW(0.1, 0).restore(bowl, new Adam(0.1).state(bowl)),
            "adamW: the state must be one of adamW, but is one of adam. Continue with the optimiser"
                + " that the checkpoint was made with."),
        of(
            () ->
                new Adam(0.1)
                    .restore(
                        bowl,
                        new OptimiserState("adam", Map.of("1.weight/m", Tensor.zeros(4)), none)),
            "adam: the state must be one of this network, whose parameters are [weight, bias], but"
                + " has \"1.weight/m\". Build the network as it was when the state was taken."),
        of(
            () ->
                new Adam(0.1)
                    .restore(
                        bowl, new OptimiserState("adam", Map.of(), Map.of("other/updates", 1.0))),
            "adam: the state must be one of this network, whose parameters are [weight, bias], but"
                + " has \"other/updates\". Build the network as it was when the state was taken."),
        of(
            () ->
                new Adam(0.1)
                    .restore(
                        bowl, new OptimiserState("adam", Map.of("bias/m", Tensor.zeros(3)), none)),
            "adam: the state's bias/m must have the shape (2) of its parameter, but has (3). Build"
                + " the network as it was when the state was taken."));
  }

  @ParameterizedTest
  @MethodSource({"hyperParameters", "options", "schedulesAndRegularisers", "states"})
  void call_withNonsense_isRefusedInItsWords(Refusal refusal) {
    assertThatThrownBy(refusal.call()).hasMessage(refusal.message());
  }

  @Test
  void restore_refused_changesNothing() {
    Bowl bowl = new Bowl();
    Optimiser adam = new Adam(0.1).schedule(Schedule.plateau(0.5, 1));
    bowl.steps(adam, 2);
    adam.observe(1);
    OptimiserState before = adam.state(bowl);
    for (String key : List.of("nothing/m", "bias/m")) {
      assertThatThrownBy(
              () ->
                  adam.restore(
                      bowl,
                      new OptimiserState("adam", Map.of(key, Tensor.zeros(9)), before.numbers())))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> adam.restore(bowl, new OptimiserState("adam", before.tensors(), Map.of())))
        .hasMessageStartingWith("restore: plateau needs ");
    OptimiserState after = adam.state(bowl);
    assertThat(after.numbers()).isEqualTo(before.numbers());
    before
        .tensors()
        .forEach(
            (name, value) ->
                assertThat(after.tensors().get(name).fingerprint()).isEqualTo(value.fingerprint()));
  }
}
