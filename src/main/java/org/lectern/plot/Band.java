package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Svg;

/** The area between two lines over the same x, such as the least and the greatest of some runs. */
record Band(String name, double[] x, double[] lower, double[] upper, int colour) implements Mark {
  /** More corners than this nobody could tell apart. */
  private static final int MOST = 600;

  @Override
  public double[] xs() {
    return x;
  }

  @Override
  public double[] ys() {
    return DoubleStream.concat(Arrays.stream(lower), Arrays.stream(upper)).toArray();
  }

  @Override
  public boolean isEmpty() {
    return pieces(v -> true).isEmpty();
  }

  /** The same with few points: of each stretch the least and the greatest. */
  private Band thinned() {
    if (x.length <= MOST) {
      return this;
    }
    double[] at = new double[MOST];
    double[] least = new double[MOST];
    double[] greatest = new double[MOST];
    for (int k = 0; k < MOST; k++) {
      int from = (int) ((long) k * x.length / MOST);
      int to = (int) ((long) (k + 1) * x.length / MOST);
      at[k] = k == MOST - 1 ? x[x.length - 1] : x[from];
      least[k] = Double.NaN;
      greatest[k] = Double.NaN;
      for (int i = from; i < to; i++) {
        if (shows(i)) {
          least[k] = lower[i] < least[k] || Double.isNaN(least[k]) ? lower[i] : least[k];
          greatest[k] =
              upper[i] > greatest[k] || Double.isNaN(greatest[k]) ? upper[i] : greatest[k];
        }
      }
    }
    return new Band(name, at, least, greatest, colour);
  }

  /** Both edges can be drawn there. */
  private boolean shows(int i) {
    return Range.shows(x[i]) && Range.shows(lower[i]) && Range.shows(upper[i]);
  }

  /** The runs of points that can be drawn. */
  private List<List<Integer>> pieces(DoublePredicate shown) {
    List<List<Integer>> pieces = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (shows(i) && shown.test(x[i])) {
        piece.add(i);
      } else if (!piece.isEmpty()) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    if (x.length > MOST) {
      thinned().draw(svg, axes);
      return;
    }
    StringBuilder path = new StringBuilder();
    for (List<Integer> piece : pieces(axes::showsX)) {
      char command = 'M';
      for (int k = 0; k < piece.size(); k++) {
        int i = piece.get(k);
        Axes.point(path, command, tenth(axes.insideX(x[i])), tenth(axes.insideY(upper[i])));
        command = 'L';
      }
      for (int k = piece.size() - 1; k >= 0; k--) {
        int i = piece.get(k);
        Axes.point(path, 'L', tenth(axes.insideX(x[i])), tenth(axes.insideY(lower[i])));
      }
      path.append('z');
    }
    if (path.length() > 0) {
      String fill = Palette.colour(colour);
      svg.element("path", "d", path, "fill", fill, "fill-opacity", 0.2, "stroke", "none");
    }
  }

  private static double tenth(double pixels) {
    return Math.rint(pixels * 10) / 10;
  }

  @Override
  public List<String> text(Panel panel) {
    List<List<Integer>> pieces = pieces(v -> true);
    if (pieces.isEmpty()) {
      return List.of(name + "  no values");
    }
    int first = pieces.get(0).get(0);
    List<Integer> end = pieces.get(pieces.size() - 1);
    int last = end.get(end.size() - 1);
    return List.of(
        name
            + "  between "
            + at(panel, first)
            + (first == last ? "" : ", between " + at(panel, last)));
  }

  private String at(Panel panel, int i) {
    return FigureText.number(lower[i])
        + " and "
        + FigureText.number(upper[i])
        + " at "
        + panel.xScale().text(x[i]);
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    Band few = thinned();
    double[] low = new double[few.x.length];
    double[] high = new double[few.x.length];
    for (int i = 0; i < low.length; i++) {
      // A gap in one edge alone would be filled from elsewhere.
      low[i] = few.shows(i) ? few.lower[i] : Double.NaN;
      high[i] = few.shows(i) ? few.upper[i] : Double.NaN;
    }
    return List.of(few.edge(panel, low, null), few.edge(panel, high, "tonexty"));
  }

  private Map<String, Object> edge(Panel panel, double[] edge, @Nullable String fill) {
    return map(
        "type",
        "scatter",
        "mode",
        "lines",
        "name",
        PlotlyValue.text(name),
        "x",
        PlotlyValue.values(panel.xScale(), x),
        "y",
        PlotlyValue.values(panel.yScale(), edge),
        "line",
        map("width", 0, "color", Palette.colour(colour)),
        "fill",
        fill,
        "fillcolor",
        fill == null ? null : Palette.clear(colour, "0.2"),
        "hoverinfo",
        "skip",
        "showlegend",
        false);
  }
}
