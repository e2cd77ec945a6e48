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

  /** The runs of points that can be drawn. */
  private List<List<Integer>> pieces(DoublePredicate shown) {
    List<List<Integer>> pieces = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    for (int i : Thinning.every(x.length, MOST)) {
      boolean here = Range.shows(x[i]) && Range.shows(lower[i]) && Range.shows(upper[i]);
      if (here && shown.test(x[i])) {
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
    int[] kept = Thinning.every(x.length, MOST);
    return List.of(edge(panel, kept, lower, null), edge(panel, kept, upper, "tonexty"));
  }

  private Map<String, Object> edge(Panel panel, int[] kept, double[] edge, @Nullable String fill) {
    return map(
        "type",
        "scatter",
        "mode",
        "lines",
        "name",
        PlotlyValue.text(name),
        "x",
        PlotlyValue.values(panel.xScale(), Thinning.pick(x, kept)),
        "y",
        PlotlyValue.values(panel.yScale(), Thinning.pick(edge, kept)),
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
