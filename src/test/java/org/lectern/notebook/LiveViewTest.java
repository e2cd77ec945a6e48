package org.lectern.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.nn.Dense;
import org.lectern.plot.LossCurve;
import org.lectern.train.Fit;
import org.lectern.train.History;
import org.lectern.train.TestFits;

class LiveViewTest {
  private static final long MILLI = 1_000_000;
  private static final int BATCHES = 10;

  private final Output before = Output.current();
  private final Recorder recorder = new Recorder();
  private long now = 5_000 * MILLI;

  /** Writes down what is shown; drawing takes as long as it is told to. */
  private final class Recorder implements Output {
    final List<String> calls = new ArrayList<>();
    final List<MimeBundle> bundles = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    long cost;
    boolean broken;

    private void record(String call, MimeBundle bundle) {
      calls.add(call);
      times.add(now);
      now += cost;
      if (broken) {
        throw new IllegalStateException("the front end is gone");
      }
      bundles.add(bundle);
    }

    @Override
    public void show(String id, MimeBundle bundle) {
      record("show " + id, bundle);
    }

    @Override
    public void update(String id, MimeBundle bundle) {
      record("update " + id, bundle);
    }

    @Override
    public void clear(boolean wait) {
      record("clear", MimeBundle.text("cleared"));
    }

    @Override
    public long cell() {
      return 7;
    }

    MimeBundle last() {
      return bundles.get(bundles.size() - 1);
    }
  }

  @BeforeEach
  void install() {
    Output.install(recorder);
  }

  @AfterEach
  void restore() {
    Output.install(before);
  }

  /** A training of so many epochs whose batches take so long; it stops after some. */
  private History train(LiveView view, int epochs, long batchNanos, int stopAfter) {
    History history = TestFits.history("Dense(2→1), SGD with rate 0.1", 0);
    Fit fit = TestFits.fit(new Dense(2, 1), history, epochs, BATCHES);
    view.beforeFit(fit);
    for (int e = 0; e < Math.min(epochs, stopAfter); e++) {
      for (int b = 1; b <= BATCHES; b++) {
        now += batchNanos;
        TestFits.at(fit, e, b, 1.0 / (e + 1));
        view.afterBatch(fit);
      }
      TestFits.at(fit, e + 1, BATCHES, 1.0 / (e + 1));
      TestFits.epoch(history, TestFits.loss(1.0 / (e + 1)));
      view.afterEpoch(fit);
    }
    if (stopAfter < epochs) {
      TestFits.note(history, "Interrupted.");
    }
    view.afterFit(fit);
    return history;
  }

  private LiveView view() {
    return new LiveView(() -> now);
  }

  @Test
  void fit_withoutNotebook_showsNothing() {
    Output.install(before);
    History history = train(view(), 5, 100 * MILLI, 5);
    assertThat(recorder.calls).isEmpty();
    assertThat(history.shownInCell()).isEqualTo(-1);
  }

  @Test
  void fit_below200Milliseconds_showsOnlyTheFinalPicture() {
    History history = train(view(), 19, MILLI, 19);
    assertThat(recorder.calls).hasSize(1);
    assertThat(recorder.calls.get(0)).startsWith("show lectern-fit-");
    assertThat(recorder.last().data()).isEqualTo(LossCurve.of(history).toMimeBundle().data());
  }

  @Test
  void fit_ofTenSeconds_updatesOnePictureFourTimesInTheFirstSecondThenLessOften() {
    History history = train(view(), 1000, MILLI, 1000);
    String id = recorder.calls.get(0).substring("show ".length());
    assertThat(recorder.calls.get(0)).startsWith("show ");
    assertThat(recorder.calls.subList(1, recorder.calls.size())).containsOnly("update " + id);
    // The last one is the final picture, which does not wait.
    List<Long> times = recorder.times.subList(0, recorder.times.size() - 1);
    assertThat(times.subList(0, 5))
        .containsExactly(5_200 * MILLI, 5_400 * MILLI, 5_600 * MILLI, 5_900 * MILLI, 6_350 * MILLI);
    for (int i = 1; i < times.size(); i++) {
      long pause = times.get(i) - times.get(i - 1);
      assertThat(pause).isBetween(200 * MILLI, 1_001 * MILLI);
      assertThat(pause)
          .isGreaterThanOrEqualTo(Math.min(1_000 * MILLI, (times.get(i) - 5_000 * MILLI) / 3));
    }
    assertThat(times).hasSizeBetween(13, 15);
    assertThat(recorder.bundles.get(0).text()).contains("epoch 20 of 1000 · ");
    assertThat(recorder.last().data()).isEqualTo(LossCurve.of(history).toMimeBundle().data());
  }

  @Test
  void fit_slowDrawing_drawsEveryTwoSeconds() {
    recorder.cost = 100 * MILLI;
    train(view(), 1000, MILLI, 1000);
    assertThat(recorder.calls).hasSizeBetween(5, 7);
  }

  @Test
  void fit_drawingOf5Milliseconds_costsLessThan2Percent() {
    recorder.cost = 5 * MILLI;
    train(view(), 1000, MILLI, 1000);
    assertThat(recorder.calls.size() * recorder.cost).isLessThan(10_000 * MILLI / 50);
    assertThat(recorder.calls).hasSizeGreaterThan(10);
  }

  @Test
  void fit_firstEpochLong_showsTheBatches() {
    train(view(), 2, 200 * MILLI, 2);
    assertThat(recorder.bundles.get(0).text())
        .contains("epoch 1 of 2 · 5 batches/s · 4 s left · loss of the last batch 1");
  }

  @Test
  void fit_stopped_leavesTheFinalPictureWithTheNote() {
    History history = train(view(), 100, 10 * MILLI, 30);
    assertThat(recorder.last().data()).isEqualTo(LossCurve.of(history).toMimeBundle().data());
    assertThat(recorder.last().text()).endsWith("30 epochs, loss 0.03333\nInterrupted.");
  }

  @Test
  void fit_interrupted_keepsTheFlag() {
    Thread.currentThread().interrupt();
    train(view(), 100, 10 * MILLI, 30);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(recorder.calls).isNotEmpty();
  }

  @Test
  void fit_thenItsValueInTheSameCell_isTextOnly() {
    History history = train(view(), 19, MILLI, 19);
    MimeBundle same = Displays.of(history).orElseThrow();
    assertThat(same.data()).containsOnlyKeys(MimeBundle.TEXT);
    assertThat(same.text()).isEqualTo(history.toString());
    TestFits.note(history, "Interrupted.");
    assertThat(Displays.of(history).orElseThrow().text())
        .as("the picture above has notes and remarks")
        .isEqualTo(same.text());
    history.shownIn(6);
    assertThat(Displays.of(history).orElseThrow().data()).containsKey(MimeBundle.SVG);
  }

  @Test
  void value_neverShown_isAPicture() {
    Output.install(before);
    History history = TestFits.history("s", 0);
    assertThat(Output.current().cell()).isEqualTo(history.shownInCell());
    assertThat(Displays.of(history).orElseThrow().data()).containsKey(MimeBundle.SVG);
  }

  @Test
  void fit_brokenFrontEnd_goesOnQuietly() {
    recorder.broken = true;
    History history = train(view(), 100, 10 * MILLI, 100);
    assertThat(history.epochs()).isEqualTo(100);
    assertThat(recorder.calls).as("one try while it runs, one at the end").hasSize(2);
    assertThat(history.shownInCell()).isEqualTo(-1);
  }

  @Test
  void fit_twice_showsTwoPictures() {
    LiveView view = view();
    train(view, 19, MILLI, 19);
    train(view, 19, MILLI, 19);
    assertThat(recorder.calls).hasSize(2).doesNotHaveDuplicates();
    assertThat(recorder.calls).allMatch(c -> c.startsWith("show "));
  }

  @Test
  void fit_anyKind_printsNothing() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    try {
      train(view(), 100, 10 * MILLI, 100);
      recorder.broken = true;
      train(view(), 100, 10 * MILLI, 100);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.size()).isZero();
  }

  @Test
  void status_validation_showsBoth() {
    History history = TestFits.history("s", 100);
    TestFits.epoch(history, TestFits.values(0.51234, 0.75));
    TestFits.validation(history, TestFits.values(0.6, 0.7));
    Fit fit = TestFits.fit(new Dense(2, 1), history, 50, 4);
    TestFits.at(fit, 1, 4, 0.5);
    assertThat(Status.of(fit, 0.02, 0.25, 1000))
        .isEqualTo(
            "epoch 102 of 150 · 4 epochs/s · 4000 samples/s · 13 s left · loss 0.5123"
                + " (validation 0.6) · accuracy 0.75 (validation 0.7)");
  }

  @Test
  void duration_anyLength_isShort() {
    assertThat(Status.duration(0.2)).isEqualTo("1 s");
    assertThat(Status.duration(59.5)).isEqualTo("1 min 0 s");
    assertThat(Status.duration(754)).isEqualTo("12 min 34 s");
    assertThat(Status.duration(7260)).isEqualTo("2 h 1 min");
  }
}
