package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure as Plotly draws it: traces and layout, with the colours and the ranges of the static
 * picture. For front ends that show {@code application/vnd.plotly.v1+json}; others take the SVG.
 */
final class PlotlyJson {
  /** Points of all series together: what lies in a notebook must stay small. */
  private static final int MOST_POINTS = 6000;

  /** With fewer a line would be another one. */
  private static final int LEAST_POINTS = 50;

  private final Figure figure;
  private final PlotlyLayout layout;
  private final List<Object> traces = new ArrayList<>();
  private final Set<String> inLegend = new HashSet<>();

  private PlotlyJson(Figure figure, PlotlyLayout layout) {
    this.figure = figure;
    this.layout = layout;
  }

  /** The figure for a given width, with panels of a given height, in pixels. */
  static Map<String, Object> of(Figure figure, double width, double panelHeight) {
    return new PlotlyJson(figure, new PlotlyLayout(figure, width, panelHeight)).json();
  }

  private Map<String, Object> json() {
    for (int i = 0; i < figure.panels().size(); i++) {
      addPanel(i, figure.panels().get(i));
    }
    return map("data", traces, "layout", layout.json(), "config", map("displaylogo", false));
  }

  private void addPanel(int i, Panel panel) {
    List<Map<String, Object>> own = tracesOf(panel);
    if (panel.needsAxes()) {
      String number = PlotlyLayout.number(i);
      own.forEach(
          t -> {
            t.put("xaxis", "x" + number);
            t.put("yaxis", "y" + number);
          });
    } else {
      Object x = PlotlyValue.numbers(layout.xDomain(i));
      Object y = PlotlyValue.numbers(layout.yDomain(i));
      own.forEach(t -> t.put("domain", map("x", x, "y", y)));
    }
    for (Map<String, Object> trace : own) {
      Object name = trace.get("name");
      if (Boolean.TRUE.equals(trace.get("showlegend")) && name != null) {
        trace.put("legendgroup", name);
        trace.put("showlegend", inLegend.add(name.toString()));
      }
      traces.add(trace);
    }
  }

  private List<Map<String, Object>> tracesOf(Panel panel) {
    List<Map<String, Object>> own = new ArrayList<>();
    if (panel.regions() != null) {
      own.add(RegionsPlotly.trace(panel.regions()));
    }
    panel.marks().forEach(mark -> own.addAll(tracesOf(mark, panel)));
    int all = figure.panels().stream().mapToInt(p -> p.series().size()).reduce(0, Integer::sum);
    for (Series series : panel.series()) {
      own.add(
          trace(
              panel,
              Thinning.most(series, Math.max(LEAST_POINTS, MOST_POINTS / Math.max(1, all)))));
    }
    return own;
  }

  /** A band comes and goes with its line: one click on the legend's entry hides both. */
  private List<Map<String, Object>> tracesOf(Mark mark, Panel panel) {
    List<Map<String, Object>> own = mark.traces(panel);
    if (mark instanceof Band band) {
      figure.legend().stream()
          .filter(line -> line.style().colour() == band.colour())
          .findFirst()
          .ifPresent(line -> own.forEach(t -> t.put("legendgroup", nameInLegend(line))));
    }
    return own;
  }

  private static String nameInLegend(Series series) {
    return PlotlyValue.text(FigureSvg.shortName(series.name()));
  }

  private Map<String, Object> trace(Panel panel, Series series) {
    Series.Style style = series.style();
    boolean few = !style.line() || Trace.hasSymbols(series);
    boolean even = panel.xScale().kind() == Scale.Kind.LINEAR && isEven(series.x());
    return map(
        "type",
        "scatter",
        "mode",
        style.line() ? few ? "lines+markers" : "lines" : "markers",
        "name",
        nameInLegend(series),
        "x0",
        even ? PlotlyValue.number(series.x()[0]) : null,
        "dx",
        even ? PlotlyValue.number(step(series.x())) : null,
        "x",
        even ? null : PlotlyValue.values(panel.xScale(), series.x()),
        "y",
        PlotlyValue.values(panel.yScale(), series.y()),
        "line",
        style.line() ? line(style) : null,
        "marker",
        few ? marker(style) : null,
        "showlegend",
        figure.legend().stream().anyMatch(s -> s.name().equals(series.name())));
  }

  private static double step(double[] x) {
    return (x[x.length - 1] - x[0]) / (x.length - 1);
  }

  /** Whether two numbers say where all points are. */
  private static boolean isEven(double[] x) {
    boolean even = x.length > 2;
    for (int i = 0; even && i < x.length; i++) {
      double there = x[0] + i * step(x);
      even = Math.abs(x[i] - there) <= 1e-6 * Math.abs(x[x.length - 1] - x[0]);
    }
    return even;
  }

  private static Map<String, Object> line(Series.Style style) {
    return map(
        "color",
        Palette.colour(style.colour()),
        "width",
        2.5,
        "dash",
        style.dashed() ? "dash" : "solid");
  }

  private static Map<String, Object> marker(Series.Style style) {
    String colour = Palette.colour(style.colour());
    return map(
        "symbol",
        symbol(style.symbol()),
        "size",
        style.line() ? 7 : 9,
        "color",
        style.hollow() ? "#ffffff" : colour,
        "line",
        map("color", style.hollow() ? colour : "#ffffff", "width", style.hollow() ? 2 : 1));
  }

  private static @Nullable String symbol(Symbol symbol) {
    return switch (symbol) {
      case CIRCLE -> "circle";
      case SQUARE -> "square";
      case TRIANGLE -> "triangle-up";
      case DIAMOND -> "diamond";
      case DOWN -> "triangle-down";
      case CROSS -> "cross";
    };
  }
}
