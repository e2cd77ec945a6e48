package org.lectern.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A table of numbers as colours: from dark to light, or, if there are negative and positive
 * numbers, from blue over white (0) to orange. The first row is at the top, as in a matrix.
 *
 * <pre>{@code
 * heatMap("Correlation").add(matrix).rows(names).columns(names).numbers()
 * }</pre>
 */
public final class HeatMap implements Displayable {
  private final String title;
  private int rows;
  private int columns;
  private double[] values = {};
  private List<String> rowNames = List.of();
  private List<String> columnNames = List.of();
  private String xLabel = "";
  private String yLabel = "";
  private String label = "";
  private boolean numbers;

  private HeatMap(String title) {
    this.title = title;
  }

  /**
   * An empty chart.
   *
   * @param title its title, may be empty
   * @return the chart
   */
  public static HeatMap of(String title) {
    return new HeatMap(Given.required("heatMap", "a title", title));
  }

  /**
   * Sets the numbers.
   *
   * @param matrix the numbers, of shape (rows, columns)
   * @return this chart
   * @throws ShapeException if it is no matrix
   */
  public HeatMap add(Tensor matrix) {
    if (Given.required("heatMap: add", "a matrix", matrix).rank() != 2) {
      throw new ShapeException(
          "heatMap \""
              + title
              + "\": needs a matrix, but got shape "
              + matrix.shape()
              + ". Use reshape(rows, columns), or pick one matrix with take.");
    }
    rows = matrix.size(0);
    columns = matrix.size(1);
    values = LineChart.doubles(matrix);
    return this;
  }

  /**
   * Sets the numbers.
   *
   * @param matrix the numbers, row by row
   * @return this chart
   * @throws ShapeException if the rows are not equally long
   */
  public HeatMap add(double[][] matrix) {
    Given.required("heatMap: add", "a matrix", matrix);
    int width = matrix.length == 0 ? 0 : matrix[0].length;
    double[] all = new double[matrix.length * width];
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != width) {
        throw new ShapeException(
            "heatMap \""
                + title
                + "\": needs rows of the same length, but row 0 has "
                + width
                + " numbers and row "
                + i
                + " has "
                + matrix[i].length
                + ". Fill the short ones with Double.NaN.");
      }
      System.arraycopy(matrix[i], 0, all, i * width, width);
    }
    rows = matrix.length;
    columns = width;
    values = all;
    return this;
  }

  /**
   * Names the x axis.
   *
   * @param label what the columns are
   * @return this chart
   */
  public HeatMap x(String label) {
    xLabel = Given.required("heatMap: x", "a label", label);
    return this;
  }

  /**
   * Names the y axis.
   *
   * @param label what the rows are
   * @return this chart
   */
  public HeatMap y(String label) {
    yLabel = Given.required("heatMap: y", "a label", label);
    return this;
  }

  /**
   * Says what the numbers are.
   *
   * @param text the label of the colours, with its unit
   * @return this chart
   */
  public HeatMap label(String text) {
    label = Given.required("heatMap: label", "a text", text);
    return this;
  }

  /**
   * Names the rows; without this call they are counted from 0.
   *
   * @param names their names from the top down, as many as there are rows
   * @return this chart
   */
  public HeatMap rows(List<String> names) {
    rowNames = List.copyOf(Given.required("heatMap: rows", "names", names));
    return this;
  }

  /**
   * Names the columns; without this call they are counted from 0.
   *
   * @param names their names, as many as there are columns
   * @return this chart
   */
  public HeatMap columns(List<String> names) {
    columnNames = List.copyOf(Given.required("heatMap: columns", "names", names));
    return this;
  }

  /**
   * Writes the numbers into the cells, where they have room.
   *
   * @return this chart
   */
  public HeatMap numbers() {
    numbers = true;
    return this;
  }

  private Figure figure() {
    Heat heat =
        Heat.of(
            "", label, Grid.counted(rows, columns, values), new Heat.Look(numbers, true, false));
    Panel panel =
        Panel.of(xLabel, yLabel, List.of(heat))
            .scaled(names("columns", columnNames, columns), names("rows", rowNames, rows));
    return Figure.of(title, "Heat map", panel, List.of(), heat.remarks());
  }

  private Scale names(String what, List<String> names, int count) {
    if (!names.isEmpty() && names.size() != count) {
      throw new IllegalArgumentException(
          "heatMap \""
              + title
              + "\": "
              + what
              + " needs one name for each of the "
              + count
              + " "
              + what
              + ", but got "
              + names.size()
              + ". Leave the names out to count from 0.");
    }
    return Scale.categories(names.isEmpty() ? counted(count) : names);
  }

  private static List<String> counted(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Override
  public MimeBundle toMimeBundle() {
    Figure figure = figure();
    double most = Math.max(1, Math.max(rows, columns));
    double height = Math.max(160, Math.min(460, 500 * rows / most));
    return FigureSvg.bundle(figure, height);
  }

  /** The chart as text. */
  @Override
  public String toString() {
    return FigureText.of(figure());
  }
}
