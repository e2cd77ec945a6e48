package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;

/** The examples of the training classes, as a cell would write them. */
class TrainingFactoriesTest {
  @Test
  void heads_andLosses_haveTheirFingerprint() {
    var moons = moons(200, 0.1, 1).withLabelName("moon");
    var data = moons.withTarget("right", moons.features().column(0));
    var net =
        sequential(
            dense(2, 16), Lectern.relu(), heads("moon", dense(16, 2)).and("right", dense(16, 1)));
    var run =
        trainer(net, losses(crossEntropy(), squaredError().weighted(0.5)), sgd(0.1)).fit(data);
    assertThat(run.names()).containsExactly("loss", "moon loss", "right loss", "moon accuracy");
    assertThat(net.predictAll(data.features())).hasSize(2);
    assertThat(net.fingerprint())
        .isEqualTo("3b65febe36be78df2dd7edc55cdca1bac80e89a84e97743b64395599695d9248");
  }

  @Test
  void towers_twoInputs_train() {
    var numbers = moons(100, 0.1, 1);
    var data = numbers.withInput(numbers.features().square());
    var net = sequential(towers(dense(2, 8), dense(2, 8)), Lectern.relu(), dense(16, 2));
    var run = trainer(net, crossEntropy(), sgd(0.1)).epochs(20).fit(data);
    assertThat(run.loss()[19]).isLessThan(run.loss()[0]);
  }

  @Test
  void compare_twoRuns_showsOnePicture() {
    var data = moons(100, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);
    var net = sequential(dense(2, 8), Lectern.relu(), dense(8, 2));
    var slow = trainer(net, crossEntropy(), sgd(0.01)).fit(data);
    net.reset();
    var rule = earlyStopping(3).watch("accuracy").improvement(0.001);
    var fast = trainer(net, crossEntropy(), sgd(0.1)).callback(rule).fit(data);
    var comparison = compare(slow, fast);
    assertThat(Displays.of(comparison).orElseThrow().data()).containsKey(MimeBundle.SVG);
    assertThat(comparison.settings()).extracting("name").containsExactly("optimiser", "stops");
  }
}
