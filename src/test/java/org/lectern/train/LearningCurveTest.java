package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.Lectern;
import org.lectern.data.Split;

class LearningCurveTest {
  private static final Split MOONS = moons(200, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  private static Trainer trainer() {
    return Lectern.trainer(
            sequential(dense(2, 8), Lectern.relu(), dense(8, 2)), crossEntropy(), sgd(0.3))
        .epochs(4);
  }

  @Test
  void learningCurve_sizes_growToAllSamples() {
    List<LearningCurve.Point> points = learningCurve(MOONS, LearningCurveTest::trainer).points();
    assertThat(points)
        .extracting(LearningCurve.Point::samples)
        .containsExactly(4, 7, 15, 30, 60, 90, 120);
  }

  @Test
  void learningCurve_lastPoint_isAPlainTraining() {
    List<LearningCurve.Point> points = learningCurve(MOONS, LearningCurveTest::trainer).points();
    Trainer plain = trainer();
    plain.fit(MOONS);
    assertThat(points.get(6).training().loss()).isEqualTo(plain.evaluate(MOONS.train()).loss());
    assertThat(points.get(6).validation().loss())
        .isEqualTo(plain.evaluate(MOONS.validation()).loss());
  }

  @Test
  void learningCurve_fewSamples_makeAsManySteps() {
    List<Long> steps = new ArrayList<>();
    learningCurve(
        MOONS,
        () -> {
          Trainer trainer = trainer();
          trainer.callback(
              new Callback() {
                @Override
                public void afterFit(Fit fit) {
                  synchronized (steps) {
                    steps.add(fit.network().progress().steps());
                  }
                }
              });
          return trainer;
        });
    // 4 epochs of 4 batches of 32; 60 samples are 2 batches, 90 are 3.
    assertThat(steps).hasSize(7).allMatch(count -> count >= 16 && count <= 18);
  }

  @Test
  void learningCurve_threads_changeNothing() {
    assertThat(learningCurve(MOONS, LearningCurveTest::trainer).toString())
        .isEqualTo(learningCurve(MOONS, LearningCurveTest::trainer).toString())
        .startsWith("Learning curve\n4 samples, loss ");
  }

  @Test
  void learningCurve_withoutValidation_teaches() {
    assertThatThrownBy(
            () -> learningCurve(moons(20, 0.1, 1).split(0.8, 0.2), LearningCurveTest::trainer))
        .hasMessage(
            "learningCurve: needs validation data to compare with, but the split has training and"
                + " test data alone. Try data.split(0.6, 0.2, 0.2).");
  }

  @Test
  void seeds_runs_areThoseOfSeedsInARow() {
    SeedRuns runs = seeds(3, MOONS, LearningCurveTest::trainer);
    for (int seed = 0; seed < 3; seed++) {
      Trainer alone = trainer();
      alone.network().reset(seed);
      assertThat(runs.runs().get(seed).loss()).containsExactly(alone.fit(MOONS).loss());
    }
  }

  @Test
  void seeds_levels_areOrderedAtEachEpoch() {
    SeedRuns runs = seeds(4, MOONS, LearningCurveTest::trainer);
    double[] least = runs.validation("loss", 0);
    double[] middle = runs.validation("loss", 0.5);
    double[] greatest = runs.validation("loss", 1);
    for (int epoch = 0; epoch < 4; epoch++) {
      int e = epoch;
      double[] sorted =
          runs.runs().stream().mapToDouble(run -> run.validation("loss")[e]).sorted().toArray();
      assertThat(least[e]).isEqualTo(sorted[0]);
      assertThat(greatest[e]).isEqualTo(sorted[3]);
      assertThat(middle[e]).isEqualTo(sorted[1] * 0.5 + sorted[2] * 0.5);
    }
    assertThat(runs.toString()).startsWith("4 seeds, from 0; 4 epochs\nloss at the end: median ");
  }

  @Test
  void seeds_trainingsOfDifferentLength_countWhileTheyLast() {
    int[] count = {0};
    SeedRuns runs = seeds(2, MOONS, () -> trainer().epochs(++count[0] * 2));
    assertThat(runs.training("loss", 0.5)).hasSize(4);
    assertThat(runs.training("loss", 0)[3]).isEqualTo(runs.runs().get(1).loss()[3]);
    assertThat(runs.toString()).contains("2 to 4 epochs");
  }
}
