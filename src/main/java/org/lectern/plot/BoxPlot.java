package org.lectern.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Groups of values side by side: a line at the median, a box around the middle half, whiskers to
 * the farthest values within one and a half boxes, and what lies farther out as points. A second
 * group of the same name replaces the first.
 *
 * <pre>{@code
 * boxPlot("Accuracy of ten seeds").y("accuracy").add("SGD", sgd).add("Adam", adam)
 * }</pre>
 */
public final class BoxPlot implements Displayable {
  private final String title;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private String label = "";

  private BoxPlot(String title) {
    this.title = title;
  }

  /**
   * An empty chart.
   *
   * @param title its title, may be empty
   * @return the chart
   */
  public static BoxPlot of(String title) {
    return new BoxPlot(Given.required("boxPlot", "a title", title));
  }

  /**
   * Names the y axis.
   *
   * @param label what the values are, with their unit
   * @return this chart
   */
  public BoxPlot y(String label) {
    this.label = Given.required("boxPlot: y", "a label", label);
    return this;
  }

  /**
   * Adds a group.
   *
   * @param name its name
   * @param values its values; NaN and infinite ones do not count
   * @return this chart
   */
  public BoxPlot add(String name, double... values) {
    boxes.put(Given.required("boxPlot: add", "a name", name), Box.of(name, values));
    return this;
  }

  /**
   * Adds a group.
   *
   * @param name its name
   * @param values its values
   * @return this chart
   */
  public BoxPlot add(String name, List<? extends Number> values) {
    return add(name, values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /**
   * Adds a group.
   *
   * @param name its name
   * @param values its values, all elements of the tensor
   * @return this chart
   */
  public BoxPlot add(String name, Tensor values) {
    return add(name, LineChart.doubles(Given.required("boxPlot: add", "values", values)));
  }

  private Figure figure() {
    Boxes mark = new Boxes(List.copyOf(boxes.values()));
    Panel panel = Panel.of("", label, List.of(mark)).scaled(mark.categories(), Scale.LINEAR);
    return Figure.of(title, "Box plot", panel, List.of(), mark.remarks());
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
