package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.optim.Adam;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Schedule;
import org.lectern.optim.Sgd;

class ScheduleCurveTest {
  private static MimeBundle bundle(Schedule schedule) {
    return Displays.of(schedule).orElseThrow();
  }

  @Test
  void scheduleCurve_warmUpAndCosine_drawsTheRateOfEachStep() {
    Optimiser adam = new Adam(0.001).schedule(Schedule.warmUp(100, Schedule.cosine(50)));
    ScheduleCurve curve = ScheduleCurve.of(adam, 50, 20);
    double[] rates = curve.rates();
    assertThat(rates).hasSize(1000);
    assertThat(rates[0]).isEqualTo(0.001 / 100);
    assertThat(rates[49])
        .isCloseTo(0.0005 * (1 + StrictMath.cos(Math.PI * 2 / 50)) / 2, Offset.offset(1e-12));
    Snapshots.checkAll("schedule", curve.toMimeBundle());
  }

  @Test
  void scheduleCurve_aMillionSteps_isThinnedAndSaysSo() {
    MimeBundle bundle = ScheduleCurve.of(new Sgd(0.1), 1000, 1000).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("1200 of the 1000000 steps drawn");
  }

  @Test
  void displays_schedule_drawsItsFactorToItsEnd() {
    assertThat(bundle(Schedule.cosine(30)).text()).contains("32 epochs of 10 steps");
    assertThat(bundle(Schedule.stepDecay(0.5, 10)).text())
        .contains("×0.5 every 10 epochs, 88 epochs");
    assertThat(bundle(Schedule.oneCycle(25, 500)).text()).contains("Schedule: one cycle up to ×25");
    assertThat(bundle(Schedule.warmUp(100)).text()).contains("10 epochs of 11 steps");
    assertThat(bundle(Schedule.byEpoch(e -> 1.0 / (1 + e))).text())
        .contains("a schedule of its own");
    assertThat(bundle(progress -> 2).text()).startsWith("Schedule: a schedule of its own");
    for (Schedule schedule :
        new Schedule[] {
          Schedule.constant(), Schedule.plateau(0.1, 3), Schedule.byEpoch(e -> Double.NaN)
        }) {
      Snapshots.checkBundle(bundle(schedule));
    }
    assertThat(bundle(Schedule.plateau(0.1, 3)).text()).contains("plateau waits for");
  }
}
