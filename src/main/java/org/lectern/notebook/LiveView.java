package org.lectern.notebook;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.plot.LossCurve;
import org.lectern.train.Callback;
import org.lectern.train.Fit;

/**
 * Draws the loss curve in the notebook while the network learns, and leaves one finished picture.
 * Outside a notebook it does nothing. It never prints, and training goes on if drawing fails.
 */
public final class LiveView implements Callback {
  private static final long MILLI = 1_000_000;

  /** A training that is over sooner shows its finished picture only. */
  private static final long FIRST = 200 * MILLI;

  /** At most four pictures in the first second, then fewer and fewer, down to one a second. */
  private static final long SHORTEST_PAUSE = 200 * MILLI;

  private static final long USUAL_PAUSE = 1_000 * MILLI;

  /** Drawing also waits until it has cost less than this share of the time, but no longer. */
  private static final double COST = 0.01;

  private static final long LONGEST_PAUSE = 2_000 * MILLI;

  private static final AtomicLong NEXT = new AtomicLong();

  private final LongSupplier nanos;
  private @Nullable String id;
  private boolean installed;
  private boolean failed;
  private long start;
  private long lastDrawn;
  private long spent;
  private long samples;

  /** A view of one training after another. */
  public LiveView() {
    this(System::nanoTime);
  }

  LiveView(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public boolean isForShow() {
    return true;
  }

  @Override
  public void beforeFit(Fit fit) {
    start = nanos.getAsLong();
    id = null;
    installed = Output.isInstalled();
    failed = false;
    spent = 0;
    samples = 0;
  }

  @Override
  public void afterBatch(Fit fit) {
    samples += fit.samples() == null ? 0 : fit.samples().size();
    drawIfDue(fit, fit.epoch() + fit.batch() / (double) fit.batches());
  }

  @Override
  public void afterEpoch(Fit fit) {
    if (fit.epoch() < fit.epochs()) {
      drawIfDue(fit, fit.epoch());
    }
  }

  @Override
  public void afterFit(Fit fit) {
    if (!installed) {
      return;
    }
    try {
      send(LossCurve.of(fit.history()).toMimeBundle());
      fit.history().shownIn(Output.current().cell());
    } catch (RuntimeException e) {
      // The history does not count as shown: as the value of a cell it draws itself, or says why
      // it can't.
      failed = true;
    }
  }

  private void drawIfDue(Fit fit, double epochsDone) {
    if (!installed || failed) {
      return;
    }
    long now = nanos.getAsLong();
    if (isDue(now)) {
      draw(fit, Math.min(1, epochsDone / fit.epochs()), now);
    }
  }

  private boolean isDue(long now) {
    if (id == null) {
      return now - start >= FIRST;
    }
    long elapsed = now - start;
    long pause = now - lastDrawn;
    long wanted = Math.max(SHORTEST_PAUSE, Math.min(USUAL_PAUSE, elapsed / 3));
    return pause >= LONGEST_PAUSE || pause >= wanted && spent <= COST * elapsed;
  }

  private void draw(Fit fit, double progress, long now) {
    try {
      String status = Status.of(fit, progress, (now - start) * 1e-9, samples);
      send(LossCurve.running(fit.history(), fit.epochs(), progress, status).toMimeBundle());
    } catch (RuntimeException e) {
      failed = true;
    }
    lastDrawn = now;
    spent += nanos.getAsLong() - now;
  }

  private void send(MimeBundle bundle) {
    if (id == null) {
      String newId = "lectern-fit-" + NEXT.incrementAndGet();
      Output.current().show(newId, bundle);
      id = newId;
    } else {
      Output.current().update(id, bundle);
    }
  }
}
