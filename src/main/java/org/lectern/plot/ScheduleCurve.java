package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Progress;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Schedule;
import org.lectern.tensor.Given;

/**
 * The learning rate of each step of a training that has not happened yet, as a schedule makes it.
 * Nothing is trained for it. A schedule that listens to the loss, such as plateau, shows where it
 * begins: what it does later depends on the training.
 *
 * <pre>{@code
 * scheduleCurve(adam(0.001).schedule(warmUp(100, cosine(50))), 50, 20)   // 50 epochs of 20 batches
 * cosine(30)                                                             // a schedule by itself
 * }</pre>
 */
public final class ScheduleCurve implements Displayable {
  private static final int MOST_EPOCHS = 1_000_000;

  /** More places than the picture has pixels tell nothing more. */
  private static final int POINTS = 1200;

  private final String title;
  private final String unit;
  private final double[] steps;
  private final double[] rates;
  private final int epochs;
  private final int batches;
  private final List<String> captions;

  private ScheduleCurve(
      String title, String unit, Rates rates, int epochs, int batches, List<String> captions) {
    this.title = title;
    this.unit = unit;
    this.epochs = epochs;
    this.batches = batches;
    this.captions = captions;
    long all = (long) epochs * batches;
    int count = (int) Math.min(all, POINTS);
    steps = new double[count];
    this.rates = new double[count];
    for (int i = 0; i < count; i++) {
      long step = count == 1 ? 0 : i * (all - 1) / (count - 1);
      steps[i] = step;
      this.rates[i] = rates.at(Progress.at(step, (int) (step / batches)));
    }
  }

  private interface Rates {
    double at(Progress progress);
  }

  /**
   * The learning rates of an optimiser.
   *
   * @param optimiser with its schedule
   * @param epochs how many the training shall have
   * @param batches steps in an epoch
   * @return the curve
   * @throws IllegalArgumentException if a count is out of range
   */
  public static ScheduleCurve of(Optimiser optimiser, int epochs, int batches) {
    Given.required("scheduleCurve", "an optimiser", optimiser);
    check("number of epochs", epochs);
    check("number of batches", batches);
    Schedule schedule = optimiser.schedule().fresh();
    Rates rates = progress -> optimiser.learningRate() * schedule.factor(progress);
    return new ScheduleCurve(
        "Learning rate of " + optimiser.name(),
        "learning rate",
        rates,
        epochs,
        batches,
        List.of(optimiser.toString()));
  }

  private static void check(String what, int count) {
    if (count < 1 || count > MOST_EPOCHS) {
      throw new IllegalArgumentException(
          "scheduleCurve: the "
              + what
              + " must be from 1 to 1000000, but is "
              + count
              + ". Try scheduleCurve(optimiser, 50, 20).");
    }
  }

  /** A schedule alone, over as many epochs as it takes to see it. */
  static ScheduleCurve of(Schedule schedule) {
    Schedule fresh = schedule.fresh();
    ScheduleSpan span = ScheduleSpan.of(fresh);
    List<String> captions = new ArrayList<>();
    captions.add("times the optimiser's learning rate");
    if (span.constant()) {
      captions.add("it does not change by itself; plateau waits for what the loss does");
    }
    String text = schedule.toString();
    String name = text.isEmpty() ? "constant" : text;
    boolean lambda = name.contains("$$Lambda") || name.contains("@");
    return new ScheduleCurve(
        "Schedule: " + (lambda ? "a schedule of its own" : name),
        "factor",
        fresh::factor,
        span.epochs(),
        span.batches(),
        captions);
  }

  /**
   * The learning rates that are drawn.
   *
   * @return a value for each step, or for 1200 of them, evenly chosen
   */
  public double[] rates() {
    return rates.clone();
  }

  @Override
  public MimeBundle toMimeBundle() {
    Series line = new Series(unit, steps, rates, Series.Style.line(0, false));
    List<String> caption = new ArrayList<>(List.of(length()));
    caption.addAll(captions);
    List<String> remarks = new ArrayList<>();
    Remarks.addGaps(remarks, unit, "step", line);
    Panel panel = Panel.counted("step", unit, List.of(line));
    Figure figure = Figure.of(title, List.of(panel), List.of(), caption, remarks);
    return FigureSvg.bundle(figure, 264, toString());
  }

  private String length() {
    long all = (long) epochs * batches;
    return epochs
        + (epochs == 1 ? " epoch" : " epochs")
        + " of "
        + batches
        + (batches == 1 ? " step" : " steps")
        + (all > POINTS ? ", " + POINTS + " of the " + all + " steps drawn" : "");
  }

  /** The rates at some steps. */
  @Override
  public String toString() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("step", "epoch", unit));
    for (int i : Thinning.every(steps.length, 11)) {
      table.add(
          List.of(
              Long.toString((long) steps[i]),
              Long.toString((long) steps[i] / batches),
              FigureText.number(rates[i])));
    }
    StringBuilder text = new StringBuilder(title).append(", ").append(length()).append('\n');
    text.append(TextTable.of(table));
    captions.forEach(caption -> text.append('\n').append(caption));
    return text.toString();
  }
}
