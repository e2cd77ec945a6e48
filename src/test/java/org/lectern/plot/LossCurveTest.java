package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.train.History;
import org.lectern.train.TestFits;

class LossCurveTest {
  private static final String SETTINGS =
      "Sequential with 354 parameters, crossEntropy, SGD with rate 0.1, batches of 32, seed 0";

  private static History training(int epochs, int firstEpoch, boolean validation) {
    History history = TestFits.history(SETTINGS, firstEpoch);
    for (int e = 1; e <= epochs; e++) {
      double wave = (e * 7919 % 13) / 13.0 - 0.5;
      TestFits.epoch(
          history, TestFits.values(0.05 + 2.1 / (e + 2) + 0.02 * wave, 1 - 0.9 / (e + 1.5)));
      if (validation) {
        TestFits.validation(
            history, TestFits.values(0.12 + 2.2 / (e + 2) + 0.04 * wave, 0.95 - 0.9 / (e + 1.5)));
      }
    }
    return history;
  }

  @Test
  void of_validationAndMetric_drawsTwoPanels() {
    Snapshots.check("loss-curve", LossCurve.of(training(100, 0, true)).toMimeBundle());
  }

  @Test
  void of_fewEpochs_drawsMarkers() {
    History history = TestFits.history(SETTINGS, 0);
    for (double loss : new double[] {0.693, 0.41, 0.28, 0.21, 0.17}) {
      TestFits.epoch(history, TestFits.loss(loss));
    }
    Snapshots.check("loss-few", LossCurve.of(history).toMimeBundle());
  }

  @Test
  void of_oneEpoch_drawsAPoint() {
    Snapshots.check("loss-one", LossCurve.of(training(1, 0, true)).toMimeBundle());
  }

  @Test
  void of_noEpoch_saysSo() {
    History history = TestFits.history(SETTINGS, 0);
    TestFits.note(
        history,
        "Stopped in epoch 1 after 3 of 10 batches: the loss became NaN. Try a smaller learning"
            + " rate, or standardise the features; reset() starts over.");
    Snapshots.check("loss-none", LossCurve.of(history).toMimeBundle());
  }

  @Test
  void of_continuedAndInterrupted_countsOnAndSaysSo() {
    History history = training(30, 100, true);
    TestFits.note(
        history,
        "Interrupted in epoch 131 after 2 of 10 batches. The network keeps what it has learnt.");
    Snapshots.check("loss-continued", LossCurve.of(history).toMimeBundle());
  }

  @Test
  void of_nanAndInfinity_leavesGapsAndSaysSo() {
    History history = TestFits.history(SETTINGS, 0);
    for (int e = 1; e <= 40; e++) {
      double loss = e > 30 ? Double.POSITIVE_INFINITY : 3.0 / e;
      TestFits.epoch(history, TestFits.loss(e == 10 || e == 12 ? Double.NaN : loss));
    }
    Snapshots.check("loss-gaps", LossCurve.of(history).toMimeBundle());
  }

  @Test
  void of_allNan_isEmptyButWellFormed() {
    History history = TestFits.history(SETTINGS, 0);
    TestFits.epoch(history, TestFits.loss(Double.NaN));
    TestFits.epoch(history, TestFits.loss(Double.NaN));
    MimeBundle bundle = LossCurve.of(history).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("no values", "2 values are NaN or infinite");
  }

  @Test
  void of_extremeValues_isWellFormed() {
    for (double[] losses :
        new double[][] {
          {0, 0, 0}, {1e-320, 2e-320}, {1e299, -1e299}, {5, 5}, {1e300, 1}, {1e7, 1e7 + 1}
        }) {
      History history = TestFits.history(SETTINGS, 0);
      for (double loss : losses) {
        TestFits.epoch(history, TestFits.loss(loss));
      }
      Snapshots.checkBundle(LossCurve.of(history).toMimeBundle());
    }
  }

  @Test
  void of_manyMetrics_drawsFourPanelsAndNamesTheRest() {
    History history = TestFits.history(SETTINGS, 0);
    for (int e = 1; e <= 20; e++) {
      Map<String, Double> values = TestFits.values(1.0 / e, 1 - 0.5 / e);
      values.put("precision", 1 - 0.6 / e);
      values.put("recall", 1 - 0.7 / e);
      values.put("F1", 1 - 0.65 / e);
      TestFits.epoch(history, values);
    }
    MimeBundle bundle = LossCurve.of(history).toMimeBundle();
    Snapshots.check("loss-metrics", bundle);
    assertThat(bundle.text()).contains("not drawn: F1");
  }

  @Test
  void of_aMillionEpochs_isThinned() {
    History history = training(1_000_000, 0, true);
    MimeBundle bundle = LossCurve.of(history).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle))
        .hasSizeLessThan(120_000)
        .contains("1000000 points, thinned in the picture");
  }

  @Test
  void of_markup_isEscaped() {
    History history = TestFits.history("<b>\"settings\"</b> & 'more' \uD800 \u0001", 0);
    Map<String, Double> values = TestFits.loss(1);
    values.put("<script>alert(1)</script>", 0.5);
    TestFits.epoch(history, values);
    String svg = Snapshots.svg(LossCurve.of(history).toMimeBundle());
    Snapshots.parse(svg);
    assertThat(svg)
        .contains("&lt;b&gt;&quot;settings&quot;", "&lt;script&gt;")
        .doesNotContain("<script", "<b>", "\u0001", "\uD800");
  }

  @Test
  void of_twice_isTheSameBytes() {
    String first = Snapshots.svg(LossCurve.of(training(100, 0, true)).toMimeBundle());
    String second = Snapshots.svg(LossCurve.of(training(100, 0, true)).toMimeBundle());
    assertThat(second).isEqualTo(first);
  }

  @Test
  void running_halfway_leavesRoomAndShowsABar() {
    Snapshots.check(
        "loss-running",
        LossCurve.running(
                training(37, 0, true), 100, 0.374, "epoch 38 of 100 · 12 epochs/s · 6 s left")
            .toMimeBundle());
  }

  @Test
  void toString_validation_carriesTheNumbers() {
    History history = TestFits.history("settings", 10);
    TestFits.epoch(history, TestFits.loss(0.5));
    TestFits.epoch(history, TestFits.loss(0.25));
    TestFits.validation(history, TestFits.loss(0.75));
    TestFits.validation(history, TestFits.loss(1.5));
    assertThat(LossCurve.of(history).toString())
        .isEqualTo(
            """
            Loss curve
            training    █▁  0.5 → 0.25, min 0.25 at 12, max 0.5 at 11
            validation  ▁█  0.75 → 1.5, min 0.75 at 11, max 1.5 at 12
            settings
            continued from epoch 10, 2 epochs, loss 0.25, validation loss 1.5""");
  }
}
