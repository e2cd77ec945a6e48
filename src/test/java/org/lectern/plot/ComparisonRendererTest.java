package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Dense;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.train.Comparison;
import org.lectern.train.History;
import org.lectern.train.TestFits;
import org.lectern.train.Trainer;

class ComparisonRendererTest {
  private static MimeBundle bundle(Comparison comparison) {
    return Displays.of(comparison).orElseThrow();
  }

  @Test
  void of_twoTrainings_drawsBothWithWhatDiffers() {
    Split moons = Generators.moons(200, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);
    Sequential network = new Sequential(new Dense(2, 16), new Relu(), new Dense(16, 2));
    History slow =
        new Trainer(network, new CrossEntropy(), new Sgd(0.05)).epochs(40).batch(20).fit(moons);
    network.reset();
    History fast =
        new Trainer(network, new CrossEntropy(), new Sgd(0.5)).epochs(30).batch(20).fit(moons);
    Comparison comparison = Comparison.of(slow, fast);
    Snapshots.check("comparison", bundle(comparison));
    assertThat(bundle(comparison).text()).isEqualTo(comparison.toString());
  }

  @Test
  void of_oneEpochAndNone_drawsWhatThereIs() {
    History one = TestFits.history("one", 0);
    TestFits.epoch(one, TestFits.values(0.5, 0.7));
    History none = TestFits.history("none", 0);
    Snapshots.checkBundle(bundle(Comparison.of(one, none)));
    Snapshots.checkBundle(bundle(Comparison.of(none, none)));
    assertThat(Snapshots.svg(bundle(Comparison.of(none, none)))).contains("no whole epoch yet");
  }

  @Test
  void of_curvesThatOnlyOneHas_areDrawnAlone() {
    History one = TestFits.history("one", 0);
    TestFits.epoch(one, TestFits.values(0.5, 0.7));
    TestFits.epoch(one, TestFits.values(0.4, 0.8));
    History other = TestFits.history("other", 0);
    TestFits.epoch(other, TestFits.loss(0.6));
    TestFits.epoch(other, TestFits.loss(Double.NaN));
    String svg = Snapshots.svg(bundle(Comparison.of(one, other)));
    assertThat(svg).contains("second, training, loss: 1 value is NaN or infinite");
    assertThat(svg).contains(">accuracy<");
  }
}
