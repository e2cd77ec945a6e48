package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
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
  private final List<String> names = new ArrayList<>();
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private String xLabel = "";
  private String yLabel = "";
  private @Nullable Range xRange;
  private @Nullable Range yRange;
  private Scale xScale = Scale.LINEAR;
  private Scale yScale = Scale.LINEAR;

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
    checkLogarithm('x', xScale, xRange);
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
    checkLogarithm('y', yScale, yRange);
    return this;
  }

  /**
   * Draws x on a logarithmic axis: equal distances are equal factors. Points whose x is not above 0
   * have no place there; they are left out, and the chart says so.
   *
   * <pre>{@code
   * lineChart("Loss").x("learning rate").y("loss").logX().add("loss", rates, losses)
   * }</pre>
   *
   * @return this chart
   * @throws IllegalArgumentException if {@link #xRange} reaches 0 or below
   */
  public LineChart logX() {
    checkLogarithm('x', Scale.LOGARITHMIC, xRange);
    xScale = Scale.LOGARITHMIC;
    return this;
  }

  /**
   * Draws y on a logarithmic axis: a loss that falls by the same factor in each epoch is a straight
   * line. Points whose y is not above 0 have no place there; they are left out, and the chart says
   * so.
   *
   * @return this chart
   * @throws IllegalArgumentException if {@link #yRange} reaches 0 or below
   */
  public LineChart logY() {
    checkLogarithm('y', Scale.LOGARITHMIC, yRange);
    yScale = Scale.LOGARITHMIC;
    return this;
  }

  private void checkLogarithm(char axis, Scale scale, @Nullable Range range) {
    if (scale.isLogarithmic() && range != null && range.min() <= 0) {
      double max = range.max() > 0 ? range.max() : 1;
      throw new IllegalArgumentException(
          "lineChart \""
              + title
              + "\": a logarithmic "
              + axis
              + " axis needs a range above 0, but got "
              + Numbers.significant(range.min(), 6)
              + " to "
              + Numbers.significant(range.max(), 6)
              + ". Try "
              + axis
              + "Range("
              + Numbers.significant(max / 1000, 6)
              + ", "
              + Numbers.significant(max, 6)
              + ").");
    }
  }

  /**
   * Fills the area between two lines over x = 0, 1, 2, …, in the colour of the line of this name:
   * the least and the greatest of several seeds, for example.
   *
   * <pre>{@code
   * lineChart("Three seeds").x("epoch").y("loss").add("mean", mean).band("mean", least, greatest)
   * }</pre>
   *
   * @param name the name of the line that it belongs to, or a name of its own
   * @param lower the lower line
   * @param upper the upper line, as many values
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public LineChart band(String name, double[] lower, double[] upper) {
    Series counted = Series.counted(name, 0, lower, lineStyle(name));
    return band(name, counted.x(), lower, upper);
  }

  /**
   * Fills the area between two lines, in the colour of the line of this name.
   *
   * @param name the name of the line that it belongs to, or a name of its own
   * @param xs the x of both lines
   * @param lower the lower line's y, as many
   * @param upper the upper line's y, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of another
   */
  public LineChart band(String name, double[] xs, double[] lower, double[] upper) {
    int colour = lineStyle(name).colour();
    if (lower.length != upper.length || xs.length != lower.length) {
      throw new IllegalArgumentException(
          "lineChart \""
              + title
              + "\": band \""
              + name
              + "\" needs one lower and one upper value for each x, but got "
              + xs.length
              + " x, "
              + lower.length
              + " lower and "
              + upper.length
              + " upper. Take both from the same runs.");
    }
    marks.put("band " + name, new Band(name, xs.clone(), lower.clone(), upper.clone(), colour));
    return this;
  }

  /**
   * Adds points with error bars: each reaches from its y by so much up and down, such as by the
   * standard deviation of some runs.
   *
   * @param name their name in the legend
   * @param xs the points' x
   * @param ys the points' y, as many
   * @param errors by how much each may be wrong, as many
   * @return this chart
   * @throws IllegalArgumentException if there are more of one than of another
   */
  public LineChart errorBars(String name, double[] xs, double[] ys, double[] errors) {
    points(name, xs, ys);
    if (errors.length != ys.length) {
      throw new IllegalArgumentException(
          "lineChart \""
              + title
              + "\": errorBars \""
              + name
              + "\" needs one error for each point, but got "
              + errors.length
              + " errors and "
              + ys.length
              + " points. Give 0 for a point that is exact.");
    }
    double[] lower = new double[ys.length];
    double[] upper = new double[ys.length];
    for (int i = 0; i < ys.length; i++) {
      lower[i] = ys[i] - errors[i];
      upper[i] = ys[i] + errors[i];
    }
    marks.put(
        "errors " + name, new ErrorBars(name, xs.clone(), ys.clone(), lower, upper, place(name)));
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

  /** Adds a grey dashed line to compare the others with. */
  LineChart guide(String name, double[] xs, double[] ys) {
    place(name);
    return put(new Series(name, xs, ys, Series.Style.guide()));
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
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name);
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
        Stream.concat(all.stream().map(Series::x), marks.values().stream().map(Mark::xs))
            .allMatch(xs -> Arrays.stream(xs).allMatch(v -> v == Math.rint(v)));
    Panel panel =
        new Panel(xLabel, yLabel, all, xRange, yRange, counted, null, "no values to draw")
            .with(List.copyOf(marks.values()))
            .scaled(xScale, yScale);
    List<String> remarks = new ArrayList<>();
    String unit = xLabel.isEmpty() ? "x" : xLabel;
    for (Series one : all) {
      Remarks.addGaps(remarks, one.name(), unit, one);
      Remarks.addPlaceless(remarks, unit, one, panel);
    }
    List<Series> legend = new ArrayList<>(all);
    for (Mark mark : marks.values()) {
      if (mark instanceof Band band && !series.containsKey(band.name())) {
        legend.add(Series.sample(band.name(), band.colour()));
      }
    }
    boolean told = legend.size() == 1 && List.of(title, yLabel).contains(legend.get(0).name());
    return Figure.of(title, "Line chart", panel, told ? List.of() : legend, remarks);
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
