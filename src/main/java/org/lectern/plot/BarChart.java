package org.lectern.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Named numbers as horizontal bars, such as the coefficients of a model. A second bar of the same
 * name replaces the first.
 *
 * <pre>{@code
 * barChart("Coefficients").add(data.featureNames(), weights).largest(10)
 * }</pre>
 */
public final class BarChart implements Displayable {
  private static final int MOST = 60;

  private final String title;
  private final Map<String, Double> bars = new LinkedHashMap<>();
  private String label = "";
  private int largest = MOST;

  private BarChart(String title) {
    this.title = title;
  }

  /**
   * An empty chart.
   *
   * @param title its title, may be empty
   * @return the chart
   */
  public static BarChart of(String title) {
    return new BarChart(Given.required("barChart", "a title", title));
  }

  /**
   * Says what the numbers are.
   *
   * @param text the label, with its unit
   * @return this chart
   */
  public BarChart label(String text) {
    label = Given.required("barChart: label", "a text", text);
    return this;
  }

  /**
   * Adds a bar.
   *
   * @param name its name
   * @param value its length, to the left if negative
   * @return this chart
   */
  public BarChart add(String name, double value) {
    bars.put(Given.required("barChart: add", "a name", name), value);
    return this;
  }

  /**
   * Adds bars.
   *
   * @param names their names
   * @param values their lengths, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public BarChart add(List<String> names, double... values) {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(
          "barChart \""
              + title
              + "\": needs one value for each name, but got "
              + names.size()
              + " names and "
              + values.length
              + " values. Take one column, such as weights.column(0).");
    }
    for (int i = 0; i < values.length; i++) {
      add(names.get(i), values[i]);
    }
    return this;
  }

  /**
   * Adds bars.
   *
   * @param names their names
   * @param values their lengths, as many: all elements of the tensor in order
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public BarChart add(List<String> names, Tensor values) {
    return add(names, LineChart.doubles(values));
  }

  /**
   * Shows only the bars that are largest in size, whatever their sign, from the greatest to the
   * least value.
   *
   * @param n how many, at least 1; without this call at most 60 are shown, in their order
   * @return this chart
   */
  public BarChart largest(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "barChart \""
              + title
              + "\": largest needs at least 1 bar, but got "
              + n
              + ". Try largest(10).");
    }
    largest = n;
    return this;
  }

  private Bars bars() {
    List<Bars.Bar> all = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    bars.forEach((name, value) -> all.add(new Bars.Bar(name, value)));
    List<Bars.Bar> shown = all;
    if (largest != MOST || all.size() > MOST) {
      shown =
          all.stream()
              .sorted(Comparator.comparingDouble(b -> -b.size()))
              .limit(largest)
              .sorted(Comparator.comparingDouble(b -> -b.value()))
              .toList();
      if (shown.size() < all.size()) {
        remarks.add("the " + shown.size() + " largest of " + all.size());
      }
    }
    return new Bars(title, label, shown, remarks);
  }

  @Override
  public MimeBundle toMimeBundle() {
    Bars shown = bars();
    String text = shown.text();
    return MimeBundle.text(text)
        .with(MimeBundle.SVG, BarsSvg.of(shown, text))
        .with(MimeBundle.PLOTLY, BarsPlotly.of(shown));
  }

  /** The chart as text. */
  @Override
  public String toString() {
    return bars().text();
  }
}
