package org.lectern.train;

import java.util.List;
import java.util.Map;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/** The loss and the metrics of a network on some data. */
public final class Evaluation implements Displayable {
  private final int samples;
  private final Map<String, Double> values;

  Evaluation(int samples, Map<String, Double> values) {
    this.samples = samples;
    this.values = values;
  }

  /**
   * The loss.
   *
   * @return the mean or the sum, as the loss says
   */
  public double loss() {
    return get(History.LOSS);
  }

  /**
   * The share of samples classified rightly.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    return get("accuracy");
  }

  /**
   * What was measured.
   *
   * @return {@code loss} and the metrics' names
   */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /**
   * One of the values.
   *
   * @param name {@code loss} or a metric's name
   * @return the value
   */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "evaluation: there is no \""
              + name
              + "\", only "
              + values.keySet()
              + ". Name the metrics to measure: trainer.metrics(…).");
    }
    return value;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(Numbers.significant(value, 4)));
    return text + " (" + samples + (samples == 1 ? " sample)" : " samples)");
  }
}
