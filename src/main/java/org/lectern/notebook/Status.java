package org.lectern.notebook;

import org.lectern.display.Numbers;
import org.lectern.train.Fit;
import org.lectern.train.History;

/** The line below a running curve: how far, how fast, how long still, how good. */
final class Status {
  private Status() {}

  static String of(Fit fit, double progress, double seconds, long samples) {
    History history = fit.history();
    int first = history.firstEpoch();
    int running = Math.min(fit.epoch() + 1, fit.epochs());
    StringBuilder text = new StringBuilder("epoch ");
    text.append(first + running).append(" of ").append(first + fit.epochs());
    double rate = progress * fit.epochs() / seconds;
    if (rate >= 1) {
      text.append(" · ").append(rate(rate)).append(" epochs/s");
    } else {
      text.append(" · ").append(rate(rate * fit.batches())).append(" batches/s");
    }
    if (samples > 0) {
      text.append(" · ").append(rate(samples / seconds)).append(" samples/s");
    }
    if (progress > 0 && progress < 1) {
      text.append(" · ").append(duration(seconds * (1 - progress) / progress)).append(" left");
    }
    if (history.epochs() == 0) {
      return text.append(" · loss of the last batch ").append(value(fit.batchLoss())).toString();
    }
    for (String name : history.names()) {
      text.append(" · ").append(name).append(' ').append(last(history.training(name)));
      double[] validation = history.validation(name);
      if (validation.length > 0) {
        text.append(" (validation ").append(last(validation)).append(')');
      }
    }
    return text.toString();
  }

  private static String last(double[] values) {
    return value(values[values.length - 1]);
  }

  private static String value(double value) {
    return Numbers.significant(value, 4);
  }

  private static String rate(double perSecond) {
    return perSecond >= 100 ? Numbers.fixed(perSecond, 0) : Numbers.significant(perSecond, 2);
  }

  static String duration(double seconds) {
    long s = (long) StrictMath.ceil(seconds);
    if (s < 60) {
      return s + " s";
    }
    if (s < 3600) {
      return s / 60 + " min " + s % 60 + " s";
    }
    return s / 3600 + " h " + s % 3600 / 60 + " min";
  }
}
