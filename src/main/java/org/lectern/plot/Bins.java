package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lectern.display.Svg;

/**
 * A histogram: how many values lie between neighbouring edges. A value at an edge counts to the
 * right of it, the greatest to the last bin.
 *
 * @param edges ascending, one more than there are counts
 * @param clear whether others lie behind it
 */
record Bins(String name, double[] edges, double[] counts, int colour, boolean clear)
    implements Mark {
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final int MOST = 60;

  /**
   * Round edges around all values: about as many bins as the rule of Freedman and Diaconis says,
   * 2·(middle half's width)/∛n, from 5 to 60.
   *
   * @param wanted how many bins, or 0 for the rule
   */
  static double[] edges(double[] values, int wanted) {
    double[] sorted = Arrays.stream(values).filter(Range::shows).sorted().toArray();
    Range range = Range.of(List.of(sorted));
    if (wanted > 0) {
      double[] edges = new double[wanted + 1];
      for (int i = 0; i <= wanted; i++) {
        edges[i] = range.min() + range.span() * i / wanted;
      }
      edges[wanted] = range.max();
      return edges;
    }
    double width = range.span() / 10;
    if (sorted.length > 1) {
      double middle = Box.quantile(sorted, 0.75) - Box.quantile(sorted, 0.25);
      width = 2 * middle / StrictMath.cbrt(sorted.length);
    }
    width = Math.min(range.span() / 5, Math.max(range.span() / MOST, width));
    boolean whole = Arrays.stream(sorted).allMatch(v -> v == Math.rint(v));
    double step = Ticks.step(width * 0.7, whole && width < 5).doubleValue();
    // Whole numbers lie in the middle of their bins.
    double shift = whole && step == 1 ? 0.5 : 0;
    double first = StrictMath.floor(range.min() / step + shift + 1e-9);
    double last = StrictMath.ceil(range.max() / step + shift - 1e-9);
    last = shift > 0 ? StrictMath.floor(range.max() / step + shift + 1e-9) + 1 : last;
    double[] edges = new double[(int) Math.max(1, last - first) + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (first + i - shift) * step;
    }
    // No value may fall out by rounding.
    edges[0] = Math.min(edges[0], range.min());
    edges[edges.length - 1] = Math.max(edges[edges.length - 1], range.max());
    return edges;
  }

  /** Counts of the values that lie between the edges. */
  static double[] count(double[] values, double[] edges) {
    double[] counts = new double[edges.length - 1];
    for (double value : values) {
      if (!Range.shows(value) || value < edges[0] || value > edges[edges.length - 1]) {
        continue;
      }
      int place = Arrays.binarySearch(edges, value);
      int bin = place >= 0 ? place : -place - 2;
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return counts;
  }

  @Override
  public double[] xs() {
    return edges;
  }

  @Override
  public double[] ys() {
    double[] ys = Arrays.copyOf(counts, counts.length + 1);
    ys[counts.length] = 0;
    return ys;
  }

  @Override
  public boolean isEmpty() {
    return Arrays.stream(counts).allMatch(c -> c == 0);
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      double left = axes.insideX(edges[i]);
      double right = axes.insideX(edges[i + 1]);
      Axes.point(path, 'M', left, axes.insideY(0));
      path.append('V');
      Svg.number(path, axes.insideY(counts[i]));
      path.append('H');
      Svg.number(path, right);
      path.append('V');
      Svg.number(path, axes.insideY(0));
      path.append('z');
    }
    if (path.length() == 0) {
      return;
    }
    String fill = Palette.colour(colour);
    svg.element(
        "path",
        "d",
        path,
        "fill",
        fill,
        "fill-opacity",
        clear ? 0.45 : 0.85,
        "stroke",
        clear ? fill : "#ffffff",
        "stroke-width",
        1);
  }

  @Override
  public List<String> text(Panel panel) {
    double most = Arrays.stream(counts).max().orElse(0);
    long n = Math.round(total());
    if (n == 0) {
      return List.of(name + "  no values");
    }
    StringBuilder blocks = new StringBuilder();
    int fullest = 0;
    for (int i = 0; i < counts.length; i++) {
      blocks.append(BLOCKS.charAt((int) Math.ceil(counts[i] / most * 8)));
      fullest = counts[i] > counts[fullest] ? i : fullest;
    }
    return List.of(
        (name.isEmpty() ? "" : name + "  ")
            + "▕"
            + blocks
            + "▏ "
            + n
            + (n == 1 ? " value" : " values")
            + " from "
            + FigureText.number(edges[0])
            + " to "
            + FigureText.number(edges[edges.length - 1])
            + ", most ("
            + FigureText.number(most)
            + ") from "
            + FigureText.number(edges[fullest])
            + " to "
            + FigureText.number(edges[fullest + 1]));
  }

  private double total() {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    return total;
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    List<Object> middles = new ArrayList<>();
    List<Object> widths = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      middles.addAll(PlotlyValue.numbers(edges[i] / 2 + edges[i + 1] / 2));
      widths.addAll(PlotlyValue.numbers(edges[i + 1] - edges[i]));
    }
    return List.of(
        map(
            "type",
            "bar",
            "name",
            PlotlyValue.text(name),
            "x",
            middles,
            "y",
            PlotlyValue.numbers(counts),
            "width",
            widths,
            "opacity",
            clear ? 0.45 : 0.85,
            "marker",
            map("color", Palette.colour(colour), "line", map("color", "#ffffff", "width", 1)),
            "showlegend",
            clear));
  }
}
