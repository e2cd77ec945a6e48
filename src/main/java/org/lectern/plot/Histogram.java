package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * How often which values occur: counts of the values between round edges. Several distributions
 * share the edges and lie over each other. A second one of the same name replaces the first.
 *
 * <pre>{@code
 * histogram("Weights").x("weight").add("before", first).add("after", second)
 * }</pre>
 */
public final class Histogram implements Displayable {
  private static final int MOST = 1000;

  private final String title;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private String label = "";
  private int bins;

  private Histogram(String title) {
    this.title = title;
  }

  /**
   * An empty chart.
   *
   * @param title its title, may be empty
   * @return the chart
   */
  public static Histogram of(String title) {
    return new Histogram(Given.required("histogram", "a title", title));
  }

  /**
   * Names the x axis.
   *
   * @param label what the values are, with their unit
   * @return this chart
   */
  public Histogram x(String label) {
    this.label = Given.required("histogram: x", "a label", label);
    return this;
  }

  /**
   * Sets how many bins there are, all of the same width from the least value to the greatest.
   * Without this call the edges are round numbers, and their distance follows the number of values
   * and their spread (the rule of Freedman and Diaconis).
   *
   * @param count how many, from 1 to 1000
   * @return this chart
   */
  public Histogram bins(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "histogram \""
              + title
              + "\": bins needs a number from 1 to "
              + MOST
              + ", but got "
              + count
              + ". Try bins(30).");
    }
    bins = count;
    return this;
  }

  /**
   * Adds values.
   *
   * @param name their name in the legend
   * @param values the values; NaN and infinite ones are left out, and the chart says so
   * @return this chart
   */
  public Histogram add(String name, double... values) {
    this.values.put(Given.required("histogram: add", "a name", name), values.clone());
    return this;
  }

  /**
   * Adds values.
   *
   * @param name their name in the legend
   * @param values the values
   * @return this chart
   */
  public Histogram add(String name, List<? extends Number> values) {
    return add(name, values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /**
   * Adds values.
   *
   * @param name their name in the legend
   * @param values all elements of the tensor
   * @return this chart
   */
  public Histogram add(String name, Tensor values) {
    return add(name, LineChart.doubles(Given.required("histogram: add", "values", values)));
  }

  private Figure figure() {
    double[] all = values.values().stream().flatMapToDouble(Arrays::stream).toArray();
    double[] edges = Bins.edges(all, bins);
    List<Bins> marks = new ArrayList<>();
    List<Series> legend = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    values.forEach(
        (name, own) -> {
          int colour = marks.size();
          marks.add(new Bins(name, edges, Bins.count(own, edges), colour, values.size() > 1));
          legend.add(Series.sample(name, colour));
          long gaps = Arrays.stream(own).filter(v -> !Range.shows(v)).count();
          if (gaps > 0) {
            remarks.add(
                name
                    + ": "
                    + gaps
                    + (gaps == 1 ? " value is" : " values are")
                    + " NaN or infinite");
          }
        });
    return Figure.of(
        title,
        "Histogram",
        Panel.of(label, "count", marks),
        legend.size() > 1 ? legend : List.of(),
        remarks);
  }

  @Override
  public MimeBundle toMimeBundle() {
    return FigureSvg.bundle(figure(), 290);
  }

  /** The chart as text. */
  @Override
  public String toString() {
    return FigureText.of(figure());
  }
}
