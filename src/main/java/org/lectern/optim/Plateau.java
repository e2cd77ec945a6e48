package org.lectern.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.display.Numbers;
import org.lectern.nn.Progress;

/** Drops the learning rate when the loss stops to improve; the one schedule with a memory. */
final class Plateau implements Schedule {
  private static final double THRESHOLD = 1e-4;
  private static final String BEST = "best";
  private static final String BAD_EPOCHS = "badEpochs";
  private static final String CURRENT = "factor";

  private final double factor;
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int badEpochs;
  private double current = 1;

  Plateau(double factor, int patience) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "plateau: the factor must be above 0 and below 1, but is "
              + Numbers.asJava(factor)
              + ". "
              + (factor == 0 ? "In Java 1/10 is 0: write 0.1, with a point." : "Try 0.1."));
    }
    Checks.atLeast("plateau", "patience", patience, 0, "Try plateau(0.1, 10).");
    this.factor = factor;
    this.patience = patience;
  }

  /** A network that has not begun has not been observed, whatever an earlier one did. */
  @Override
  public double factor(Progress progress) {
    return progress.steps() == 0 ? 1 : current;
  }

  @Override
  public void observe(double loss) {
    if (loss < best * (1 - THRESHOLD)) {
      best = loss;
      badEpochs = 0;
    } else {
      badEpochs++;
    }
    if (badEpochs > patience) {
      current *= factor;
      badEpochs = 0;
    }
  }

  @Override
  public Schedule fresh() {
    return new Plateau(factor, patience);
  }

  @Override
  public Map<String, Double> state() {
    Map<String, Double> state = new LinkedHashMap<>();
    if (best < Double.POSITIVE_INFINITY) {
      state.put(BEST, best);
    }
    state.put(BAD_EPOCHS, (double) badEpochs);
    state.put(CURRENT, current);
    return state;
  }

  @Override
  public void restore(Map<String, Double> state) {
    Double bad = state.get(BAD_EPOCHS);
    Double now = state.get(CURRENT);
    if (bad == null || now == null) {
      throw new IllegalArgumentException(
          "restore: plateau needs the numbers badEpochs and factor, but the checkpoint has "
              + state.keySet()
              + ". Set the schedule that the checkpoint was made with.");
    }
    best = state.getOrDefault(BEST, Double.POSITIVE_INFINITY);
    badEpochs = bad.intValue();
    current = now;
  }

  @Override
  public String toString() {
    return "×"
        + Texts.number(factor)
        + " after "
        + Texts.count(patience, "epoch")
        + " without gain";
  }
}
