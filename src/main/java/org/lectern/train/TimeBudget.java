package org.lectern.train;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.display.Output;

/**
 * Ends training when its time is used up, after the batch in work. Where a notebook listens, one
 * line before the first batch says how long the training would take without it.
 *
 * <p>How many steps fit into the time depends on the machine, so a run that ends by its budget is
 * the one kind that is not the same everywhere.
 */
final class TimeBudget implements StopRule {
  private static final AtomicLong NEXT = new AtomicLong();

  private final double seconds;
  private final LongSupplier nanos;
  private long start;

  TimeBudget(double seconds, LongSupplier nanos) {
    this.seconds = seconds;
    this.nanos = nanos;
  }

  static TimeBudget of(Duration duration, LongSupplier nanos) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "timeBudget: needs some time, but got "
              + duration
              + ". Try timeBudget(Duration.ofMinutes(2)), or minutes(2).");
    }
    return new TimeBudget(duration.toNanos() * 1e-9, nanos);
  }

  static TimeBudget ofMinutes(double minutes, LongSupplier nanos) {
    if (!(minutes > 0 && minutes < 1e6)) {
      throw new IllegalArgumentException(
          "minutes: the time budget must be above 0, but is "
              + Numbers.asJava(minutes)
              + ". Try minutes(2); half a minute is 0.5, for 1/2 is 0 in Java.");
    }
    return new TimeBudget(minutes * 60, nanos);
  }

  /** Whether anyone would see an estimate. */
  boolean isHeard() {
    return Output.isInstalled();
  }

  /** Says how long it would take, before the time begins to run. */
  void announce(Estimate estimate) {
    String line = estimate + " The time budget is " + Estimate.duration(seconds) + ".";
    Output.current().show("lectern-budget-" + NEXT.incrementAndGet(), MimeBundle.text(line));
  }

  @Override
  public void beforeFit(Fit fit) {
    start = nanos.getAsLong();
  }

  @Override
  public void afterBatch(Fit fit) {
    if ((nanos.getAsLong() - start) * 1e-9 >= seconds) {
      fit.stop(
          "Stopped "
              + fit.where()
              + ": the time budget of "
              + Estimate.duration(seconds)
              + " is used up.");
    }
  }

  @Override
  public String toString() {
    return "time budget " + Estimate.duration(seconds);
  }
}
