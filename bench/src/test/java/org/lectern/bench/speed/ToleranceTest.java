package org.lectern.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
  private static final Tolerance RELATIVE = new Tolerance(1e-5, true);

  @Test
  void difference_relative_isPartOfLargest() {
    assertThat(RELATIVE.difference(new double[] {1, 4}, new double[] {2, -4})).isEqualTo(2);
  }

  @Test
  void difference_absolute_isAsItIs() {
    Tolerance absolute = new Tolerance(1, false);
    assertThat(absolute.difference(new double[] {1, 4}, new double[] {2, 7})).isEqualTo(3);
  }

  @Test
  void difference_notANumber_isInfinite() {
    assertThat(RELATIVE.difference(new double[] {Double.NaN}, new double[] {Double.NaN}))
        .isInfinite();
  }

  @Test
  void difference_otherLength_refuses() {
    assertThatThrownBy(() -> RELATIVE.difference(new double[1], new double[2]))
        .hasMessage("the outcomes have 1 and 2 numbers");
  }

  /** The check of a training step must be able to say no. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny", "mlp128", "cnn", "lstm"})
  void difference_learningRateFivePercentOff_isNoticed(String name) {
    Problem problem =
        Problems.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Tolerance tolerance = new StepTask(problem).tolerance();
    double[] right = new LecternStep(problem).outcome();
    double[] wrong = new LecternStep(problem.rate(1.05 * problem.rate())).outcome();
    assertThat(tolerance.difference(right, right)).isLessThanOrEqualTo(tolerance.limit());
    assertThat(tolerance.difference(right, wrong)).isGreaterThan(tolerance.limit());
  }
}
