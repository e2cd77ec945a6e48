package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lectern.display.Svg;

/** How uncertain each point of a series is: a line from a lower to an upper value. */
record ErrorBars(String name, double[] x, double[] y, double[] lower, double[] upper, int colour)
    implements Mark {
  private static final double CAP = 5;

  @Override
  public double[] xs() {
    return x;
  }

  @Override
  public double[] ys() {
    return DoubleStream.concat(Arrays.stream(lower), Arrays.stream(upper)).toArray();
  }

  private boolean shows(int i) {
    return Range.shows(x[i]) && Range.shows(lower[i]) && Range.shows(upper[i]);
  }

  @Override
  public boolean isEmpty() {
    for (int i = 0; i < x.length; i++) {
      if (shows(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean fillsFrame() {
    return false;
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    StringBuilder path = new StringBuilder();
    for (int i : Thinning.every(x.length, Points.MOST)) {
      if (!shows(i) || !axes.showsX(x[i])) {
        continue;
      }
      double at = axes.insideX(x[i]);
      double low = axes.insideY(lower[i]);
      double high = axes.insideY(upper[i]);
      Axes.point(path, 'M', at - CAP, high);
      path.append('h').append(Svg.number(2 * CAP));
      Axes.point(path, 'M', at - CAP, low);
      path.append('h').append(Svg.number(2 * CAP));
      Axes.point(path, 'M', at, high);
      path.append('V');
      Svg.number(path, low);
    }
    if (path.length() > 0) {
      String stroke = Palette.colour(colour);
      svg.element("path", "d", path, "fill", "none", "stroke", stroke, "stroke-width", 1.5);
    }
  }

  @Override
  public List<String> text(Panel panel) {
    double widest = 0;
    for (int i = 0; i < x.length; i++) {
      widest = shows(i) ? Math.max(widest, upper[i] - lower[i]) : widest;
    }
    return isEmpty()
        ? List.of()
        : List.of(name + "  error bars at most " + FigureText.number(widest) + " from end to end");
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    double[] above = new double[x.length];
    double[] below = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      above[i] = upper[i] - y[i];
      below[i] = y[i] - lower[i];
    }
    int[] kept = Thinning.every(x.length, Points.MOST);
    return List.of(
        map(
            "type",
            "scatter",
            "mode",
            "markers",
            "name",
            PlotlyValue.text(name),
            "x",
            PlotlyValue.values(panel.xScale(), Thinning.pick(x, kept)),
            "y",
            PlotlyValue.values(panel.yScale(), Thinning.pick(y, kept)),
            "marker",
            map("color", Palette.colour(colour), "opacity", 0),
            "error_y",
            map(
                "type",
                "data",
                "symmetric",
                false,
                "array",
                PlotlyValue.numbers(Thinning.pick(above, kept)),
                "arrayminus",
                PlotlyValue.numbers(Thinning.pick(below, kept)),
                "color",
                Palette.colour(colour),
                "thickness",
                1.5),
            "hoverinfo",
            "skip",
            "showlegend",
            false));
  }
}
