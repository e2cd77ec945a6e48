package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.metric.PrecisionRecall;
import org.lectern.nn.Dense;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.optim.Adam;
import org.lectern.optim.Sgd;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.LearningCurve;
import org.lectern.train.SeedRuns;
import org.lectern.train.TestFits;
import org.lectern.train.Trainer;

class TrainingPlotsTest {
  private static final Split MOONS = Generators.moons(300, 0.25, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  private static Trainer trainer(double rate) {
    Sequential network = new Sequential(new Dense(2, 16), new Relu(), new Dense(16, 2));
    return new Trainer(network, new CrossEntropy(), new Sgd(rate)).epochs(20);
  }

  @Test
  void displays_learningCurve_drawsLearntAndUnseen() {
    LearningCurve curve = LearningCurve.of(MOONS, () -> trainer(0.3));
    MimeBundle bundle = Displays.of(curve).orElseThrow();
    Snapshots.checkAll("learning-curve", bundle);
    assertThat(bundle.text()).isEqualTo(curve.toString());
  }

  @Test
  void displays_seeds_drawsBands() {
    SeedRuns runs = SeedRuns.of(5, MOONS, () -> trainer(0.1));
    MimeBundle bundle = Displays.of(runs).orElseThrow();
    Snapshots.checkAll("seeds", bundle);
    assertThat(bundle.text()).isEqualTo(runs.toString());
  }

  @Test
  void displays_precisionRecall_drawsStepsAndGuessing() {
    float[] noise = RandomStream.of(0, "scores").normal(400, 0, 1);
    float[] ids = new float[400];
    for (int i = 0; i < 400; i++) {
      ids[i] = i % 8 == 0 ? 1 : 0;
      noise[i] += 2 * ids[i];
    }
    PrecisionRecall curve =
        PrecisionRecall.of(Tensor.of(Shape.of(400), noise), Tensor.of(Shape.of(400), ids))
            .named("<spam> & ham");
    MimeBundle bundle = Displays.of(curve).orElseThrow();
    Snapshots.checkAll("precision-recall", bundle);
    assertThat(Snapshots.svg(bundle)).contains("Precision and recall of &lt;spam&gt; &amp; ham");
  }

  @Test
  void compare_threeRuns_namesThemByWhatDiffers() {
    List<History> runs = new ArrayList<>();
    for (double rate : new double[] {0.01, 0.1, 0.5}) {
      runs.add(trainer(rate).fit(MOONS));
    }
    RunCurves curves = RunCurves.of(runs);
    assertThat(curves.names()).containsExactly("sgd(0.01)", "sgd(0.1)", "sgd(0.5)");
    Snapshots.checkAll("compare-three", curves.toMimeBundle());
  }

  @Test
  void compare_otherSeedsAndOptimisers_namesBoth() {
    Trainer first = trainer(0.1).epochs(1);
    Sequential other = new Sequential(new Dense(2, 16), new Relu(), new Dense(16, 2));
    other.reset(3);
    History second = new Trainer(other, new CrossEntropy(), new Adam(0.01)).epochs(1).fit(MOONS);
    assertThat(RunCurves.of(List.of(first.fit(MOONS), second)).names())
        .containsExactly("sgd(0.1), seed 0", "adam(0.01), seed 3");
  }

  @Test
  void compare_otherNetworks_namesTheOptimiserBeforeTheLongNetwork() {
    List<History> runs = new ArrayList<>();
    for (int units : new int[] {4, 5}) {
      Sequential network = new Sequential(new Dense(2, units), new Relu(), new Dense(units, 2));
      Trainer trainer = new Trainer(network, new CrossEntropy(), new Sgd(0.1 * units));
      runs.add(trainer.epochs(1).fit(MOONS));
    }
    assertThat(RunCurves.of(runs).names())
        .containsExactly(
            "sgd(0.4), Sequential(Dense(2→4), Relu, Dense(4→2))",
            "sgd(0.5), Sequential(Dense(2→5), Relu, Dense(5→2))");
  }

  @Test
  void compare_emptyOnePointAndNaN_areWellFormed() {
    History none = TestFits.history("none", 0);
    History one = TestFits.history("one", 0);
    TestFits.epoch(one, TestFits.values(Double.NaN, Double.POSITIVE_INFINITY));
    MimeBundle bundle = RunCurves.of(List.of(none, one, none)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("run 1", "run 2", "run 3", "none");
    Snapshots.checkBundle(RunCurves.of(List.of(none, none, none)).toMimeBundle());
  }
}
