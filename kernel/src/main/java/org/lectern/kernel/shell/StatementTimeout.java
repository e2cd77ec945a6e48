package org.lectern.kernel.shell;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stops a statement of a cell that runs longer than the start-up variable allows. */
final class StatementTimeout {
  private static final Pattern FORM = Pattern.compile("\\s*(-?\\d+)\\s*([A-Za-z]*)\\s*");

  private final CellRunner runner;
  private final String text;
  private final long amount;
  private final TimeUnit unit;
  private final @Nullable ScheduledExecutorService clock;
  private @Nullable ScheduledFuture<?> alarm;
  private boolean expired;

  /** How many statements run: one that runs others has the limit for all. */
  private int depth;

  /** A limit such as {@code 500} (milliseconds) or {@code 30 SECONDS}; below 1 there is none. */
  StatementTimeout(String limit, CellRunner runner) {
    this.runner = runner;
    text = limit.strip();
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    amount = Long.parseLong(form.group(1));
    unit =
        form.group(2).isEmpty()
            ? TimeUnit.MILLISECONDS
            : TimeUnit.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    clock =
        amount < 1
            ? null
            : Executors.newSingleThreadScheduledExecutor(
                task -> {
                  Thread thread = new Thread(task, "timeout");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** A cell begins; a statement of an earlier one, which could not be stopped, counts no more. */
  synchronized void reset() {
    depth = 0;
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  /** A statement begins. */
  synchronized void begin() {
    if (depth++ == 0 && clock != null) {
      expired = false;
      alarm = clock.schedule(this::expire, amount, unit);
    }
  }

  private synchronized void expire() {
    if (alarm != null) {
      expired = true;
      runner.expire();
    }
  }

  /** The statement has ended. */
  synchronized void end() {
    if (--depth == 0 && alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  /** The same result, unless the limit stopped the statement. */
  synchronized CellResult explained(CellResult result, String place) {
    if (!expired || !result.interrupted()) {
      return result;
    }
    String message = "the statement ran longer than " + text + ", the limit set for this kernel";
    return new CellResult(
        null,
        new CellError(
            "Timeout",
            message,
            List.of(Style.error("Timeout") + ": " + message, "    at " + Style.place(place))),
        true);
  }
}
