package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.nn.Progress.at;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static double[] byEpoch(Schedule schedule, int epochs) {
    double[] factors = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      factors[i] = schedule.factor(at(10L * i, i));
    }
    return factors;
  }

  private static double[] byStep(Schedule schedule, int steps) {
    double[] factors = new double[steps];
    for (int i = 0; i < steps; i++) {
      factors[i] = schedule.factor(at(i, i / 10));
    }
    return factors;
  }

  private static void assertFactors(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, Offset.offset(1e-12));
  }

  @Test
  void stepDecay_everyTwoEpochs_halves() {
    assertFactors(byEpoch(Schedule.stepDecay(0.5, 2), 6), 1, 1, 0.5, 0.5, 0.25, 0.25);
  }

  @Test
  void exponentialDecay_perEpoch_multiplies() {
    assertFactors(byEpoch(Schedule.exponentialDecay(0.9), 4), 1, 0.9, 0.81, 0.729);
  }

  @Test
  void cosine_overFourEpochs_fallsAndStays() {
    double r = Math.sqrt(0.5);
    assertFactors(
        byEpoch(Schedule.cosine(4), 6), 1, (1 + r) / 2, 0.5, (1 - r) / 2, (1 - r) / 2, (1 - r) / 2);
    assertFactors(byStep(Schedule.cosineSteps(4), 3), 1, (1 + r) / 2, 0.5);
  }

  @Test
  void warmUp_thenDecay_multiplies() {
    assertFactors(byStep(Schedule.warmUp(4), 6), 0.25, 0.5, 0.75, 1, 1, 1);
    assertThat(Schedule.warmUp(4, Schedule.stepDecay(0.1, 1)).factor(at(1, 1)))
        .isCloseTo(0.05, Offset.offset(1e-12));
  }

  /** The numbers of PyTorch's OneCycleLR(max_lr=1, total_steps=20), times div_factor 25. */
  @Test
  void oneCycle_twentySteps_isPyTorchs() {
    double[] factors = byStep(Schedule.oneCycle(25, 20), 21);
    assertThat(factors[0]).isEqualTo(1);
    assertThat(factors[5]).isEqualTo(25);
    double third = 25 + (1 - 25) / 2.0 * (1 + Math.cos(Math.PI * 3 / 5));
    assertThat(factors[3]).isCloseTo(third, Offset.offset(1e-12));
    assertThat(factors[12]).isCloseTo((25 + 1e-4) / 2, Offset.offset(1e-12));
    assertThat(factors[19]).isCloseTo(1e-4, Offset.offset(1e-12));
    assertThat(factors[20]).isEqualTo(factors[19]);
  }

  @Test
  void plateau_withoutImprovement_dropsAfterPatience() {
    Schedule plateau = Schedule.plateau(0.1, 2);
    double[] losses = {1, 0.5, 0.49999, 0.6, 0.5, 0.4, 0.5, 0.5, Double.NaN};
    double[] factors = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      plateau.observe(losses[i]);
      factors[i] = plateau.factor(at(1, i + 1));
    }
    assertFactors(factors, 1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.01);
  }

  @Test
  void plateau_sharedByTwoOptimisers_remembersForEach() {
    Schedule plateau = Schedule.plateau(0.1, 0);
    Optimiser one = new Sgd(1).schedule(plateau);
    Optimiser other = new Sgd(1).schedule(plateau);
    one.observe(1);
    one.observe(1);
    assertThat(one.learningRate(at(5, 2))).isEqualTo(0.1);
    assertThat(other.learningRate(at(5, 2))).isEqualTo(1);
    one.reset();
    assertThat(one.learningRate(at(5, 2))).isEqualTo(1);
  }

  /** An optimiser that a cell made before trains the network of a cell that runs again. */
  @Test
  void plateau_newNetwork_beginsAnew() {
    Optimiser optimiser = new Sgd(0.1).schedule(Schedule.warmUp(1, Schedule.plateau(0.5, 0)));
    Bowl first = new Bowl();
    first.steps(optimiser, 1);
    optimiser.observe(1);
    optimiser.observe(2);
    assertThat(optimiser.learningRate(first.progress())).isEqualTo(0.05);
    Bowl second = new Bowl();
    assertThat(optimiser.learningRate(second.progress())).isEqualTo(0.1);
    second.steps(optimiser, 1);
    assertThat(optimiser.learningRate(second.progress())).isEqualTo(0.1);
    assertThat(second.fingerprint()).isEqualTo(bowlAfter(new Sgd(0.1)));
  }

  private static String bowlAfter(Optimiser optimiser) {
    Bowl bowl = new Bowl();
    bowl.steps(optimiser, 1);
    return bowl.fingerprint();
  }

  @Test
  void state_plateauInWarmUp_goesOnBitForBit() {
    Bowl whole = new Bowl();
    Optimiser one = withPlateau();
    epochs(whole, one, 4);
    OptimiserState state = one.state(whole);
    assertThat(state.numbers())
        .containsEntry("schedule/badEpochs", 1.0)
        .containsEntry("schedule/factor", 0.5)
        .containsEntry("schedule/best", 1.0);
    Bowl resumed = new Bowl();
    Optimiser other = withPlateau();
    resumed.restore(whole.state());
    resumed.progress().restore(whole.progress().steps(), whole.progress().epochs());
    other.restore(resumed, state);
    epochs(whole, one, 5);
    epochs(resumed, other, 5);
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(other.state(resumed).numbers()).isEqualTo(one.state(whole).numbers());
  }

  private static Optimiser withPlateau() {
    return new Adam(0.1).schedule(Schedule.warmUp(5, Schedule.plateau(0.5, 1)));
  }

  private static void epochs(Bowl bowl, Optimiser optimiser, int count) {
    for (int i = 0; i < count; i++) {
      bowl.steps(optimiser, 2);
      bowl.progress().countEpoch();
      optimiser.observe(1);
    }
  }

  @Test
  void byEpoch_lambdas_areUsedAndNamed() {
    Optimiser byEpoch = new Sgd(0.1).schedule(Schedule.byEpoch(epoch -> 1.0 / (1 + epoch)));
    assertThat(byEpoch.learningRate(at(7, 1))).isEqualTo(0.05);
    Optimiser own = new Sgd(0.1).schedule(progress -> progress.steps() < 10 ? 1 : 0.5);
    assertThat(own.learningRate(at(10, 0))).isEqualTo(0.05);
    assertThat(byEpoch).hasToString("sgd(0.1, a schedule of its own)");
    assertThat(own).hasToString("sgd(0.1, a schedule of its own)");
  }

  @Test
  void step_schedule_changesTheStep() {
    Bowl bowl = new Bowl();
    bowl.progress().restore(3, 1);
    bowl.steps(new Sgd(0.2).schedule(Schedule.stepDecay(0.5, 1)), 1);
    assertThat(bowl.fingerprint()).isEqualTo(bowlAfter(new Sgd(0.1)));
  }

  @Test
  void toString_each_saysWhatItDoes() {
    assertThat(Schedule.stepDecay(0.5, 10)).hasToString("×0.5 every 10 epochs");
    assertThat(Schedule.stepDecay(0.5, 1)).hasToString("×0.5 every epoch");
    assertThat(Schedule.exponentialDecay(0.95)).hasToString("×0.95 per epoch");
    assertThat(Schedule.cosine(10)).hasToString("cosine over 10 epochs");
    assertThat(Schedule.cosineSteps(300)).hasToString("cosine over 300 steps");
    assertThat(Schedule.warmUp(100)).hasToString("warm-up over 100 steps");
    assertThat(Schedule.warmUp(100, Schedule.cosine(1)))
        .hasToString("warm-up over 100 steps, cosine over 1 epoch");
    assertThat(Schedule.oneCycle(25, 500)).hasToString("one cycle up to ×25 over 500 steps");
    assertThat(Schedule.plateau(0.1, 5)).hasToString("×0.1 after 5 epochs without gain");
    assertThat(new Sgd(0.1)).hasToString("sgd(0.1)");
  }

  @Test
  void restore_stateOfAnotherSchedule_isRefused() {
    assertThatThrownBy(() -> Schedule.cosine(3).restore(Map.of("factor", 1.0)))
        .hasMessage(
            "restore: the optimiser must have the schedule of the checkpoint, but the checkpoint has"
                + " [factor] and this schedule remembers nothing. Set the same schedule, such as"
                + " plateau(0.1, 10).");
    assertThatThrownBy(() -> Schedule.plateau(0.1, 2).restore(Map.of()))
        .hasMessage(
            "restore: plateau needs the numbers badEpochs and factor, but the checkpoint has []. Set"
                + " the schedule that the checkpoint was made with.");
  }
}
