package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Lines over a common x axis, and points. A second line of the same name replaces the first, so a
 * cell may run twice.
 *
 * <pre>{@code
 * lineChart("Learning rate").x("step").y("x")
 *     .add("η = 0.1", small).add("η = 1.1", large)
 * }</pre>
 */
public final class LineChart implements Displayable {
  private static final int FUNCTION_POINTS = 401;

  private final String title;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private String xLabel = "";
  private String yLabel = "";
  private @Nullable Range xRange;
  private @Nullable Range yRange;

  private LineChart(String title) {
    this.title = title;
  }

  /**
   * An empty chart.
   *
   * @param title its title, may be empty
   * @return the chart
   */
  public static LineChart of(String title) {
    return new LineChart(Given.required("lineChart", "a title", title));
  }

  /**
   * Names the x axis.
   *
   * @param label what x is, with its unit
   * @return this chart
   */
  public LineChart x(String label) {
    xLabel = Given.required("lineChart: x", "a label", label);
    return this;
  }

  /**
   * Names the y axis.
   *
   * @param label what y is, with its unit
   * @return this chart
   */
  public LineChart y(String label) {
    yLabel = Given.required("lineChart: y", "a label", label);
    return this;
  }

  /**
   * Shows only a part of the x axis; lines are cut at its ends.
   *
   * @param min the left end
   * @param max the right end
   * @return this chart
   */
  public LineChart xRange(double min, double max) {
    xRange = range("xRange", min, max);
    return this;
  }

  /**
   * Shows only a part of the y axis; lines are cut at its ends.
   *
   * @param min the lower end
   * @param max the upper end
   * @return this chart
   */
  public LineChart yRange(double min, double max) {
    yRange = range("yRange", min, max);
    return this;
  }

  /**
   * Adds a line over x = 0, 1, 2, ….
   *
   * @param name its name in the legend
   * @param ys its values
   * @return this chart
   */
  public LineChart add(String name, double... ys) {
    return put(Series.counted(name, 0, ys.clone(), lineStyle(name)));
  }

  /**
   * Adds a line over x = 0, 1, 2, ….
   *
   * @param name its name in the legend
   * @param ys its values
   * @return this chart
   */
  public LineChart add(String name, List<? extends Number> ys) {
    return add(name, ys.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /**
   * Adds a line over x = 0, 1, 2, ….
   *
   * @param name its name in the legend
   * @param ys its values, all elements of the tensor in order
   * @return this chart
   */
  public LineChart add(String name, Tensor ys) {
    return add(name, doubles(ys));
  }

  /**
   * Adds a line through points.
   *
   * @param name its name in the legend
   * @param xs the points' x, in the order in which the line passes them
   * @param ys the points' y, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public LineChart add(String name, double[] xs, double[] ys) {
    checkAlike(name, xs.length, ys.length);
    return put(new Series(name, xs.clone(), ys.clone(), lineStyle(name)));
  }

  /**
   * Adds a line through points.
   *
   * @param name its name in the legend
   * @param xs the points' x
   * @param ys the points' y, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public LineChart add(String name, Tensor xs, Tensor ys) {
    return add(name, doubles(xs), doubles(ys));
  }

  /**
   * Adds the graph of a function.
   *
   * <pre>{@code
   * lineChart("Sigmoid").add("σ", x -> sigmoid(x), -6, 6)
   * }</pre>
   *
   * @param name its name in the legend
   * @param f the function
   * @param from the least x
   * @param to the greatest x
   * @return this chart
   */
  public LineChart add(String name, DoubleUnaryOperator f, double from, double to) {
    Range range = range("add", from, to);
    double[] xs = new double[FUNCTION_POINTS];
    double[] ys = new double[FUNCTION_POINTS];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = from + range.span() * i / (FUNCTION_POINTS - 1);
      ys[i] = f.applyAsDouble(xs[i]);
    }
    return put(new Series(name, xs, ys, lineStyle(name)));
  }

  /**
   * Adds points without a line.
   *
   * @param name their name in the legend
   * @param xs the points' x
   * @param ys the points' y, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public LineChart points(String name, double[] xs, double[] ys) {
    checkAlike(name, xs.length, ys.length);
    return put(new Series(name, xs.clone(), ys.clone(), Series.Style.points(place(name), false)));
  }

  /**
   * Adds points without a line.
   *
   * @param name their name in the legend
   * @param xs the points' x
   * @param ys the points' y, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public LineChart points(String name, Tensor xs, Tensor ys) {
    return points(name, doubles(xs), doubles(ys));
  }

  private LineChart put(Series added) {
    series.put(added.name(), added);
    return this;
  }

  private Series.Style lineStyle(String name) {
    // When all colours are in use they come again, dashed.
    int place = place(name);
    return Series.Style.line(place, place / Palette.SIZE % 2 == 1);
  }

  /** The place of a series, which its colour follows: a replaced one keeps it. */
  private int place(String name) {
    Given.required("lineChart: add", "a name", name);
    int place = new ArrayList<>(series.keySet()).indexOf(name);
    return place < 0 ? series.size() : place;
  }

  static double[] doubles(Tensor tensor) {
    float[] floats = tensor.toArray();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  private void checkAlike(String name, int xs, int ys) {
    if (xs != ys) {
      throw new IllegalArgumentException(
          "lineChart \""
              + title
              + "\": \""
              + name
              + "\" needs one y for each x, but got "
              + xs
              + " x and "
              + ys
              + " y. Leave the x out to count from 0.");
    }
  }

  private Range range(String who, double min, double max) {
    if (!(min < max) || !Range.shows(min) || !Range.shows(max)) {
      throw new IllegalArgumentException(
          "lineChart \""
              + title
              + "\": "
              + who
              + " needs a finite range whose first number is less than its second, but got "
              + Numbers.significant(min, 6)
              + " and "
              + Numbers.significant(max, 6)
              + ". Try -5 and 5.");
    }
    return new Range(min, max);
  }

  private Figure figure() {
    List<Series> all = List.copyOf(series.values());
    boolean counted =
        all.stream().allMatch(s -> Arrays.stream(s.x()).allMatch(v -> v == Math.rint(v)));
    Panel panel =
        new Panel(xLabel, yLabel, all, xRange, yRange, counted, null, "no values to draw");
    List<String> remarks = new ArrayList<>();
    all.forEach(s -> Remarks.addGaps(remarks, s.name(), xLabel.isEmpty() ? "x" : xLabel, s));
    boolean told =
        all.size() == 1 && List.of(title, yLabel).contains(all.get(0).name()) || all.isEmpty();
    return new Figure(
        title,
        title.isEmpty() ? "Line chart" : title,
        List.of(panel),
        told ? List.of() : all,
        List.of(),
        remarks,
        -1);
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
