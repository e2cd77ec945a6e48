package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything lies in a Plotly figure: margins, titles, legend, captions and the axes of each
 * panel, in pixels as in the static picture.
 */
final class PlotlyLayout {
  private static final int MOST_NAMES = 60;

  /** Over fewer counts than this Plotly would put ticks at halves. */
  private static final int FEW_COUNTS = 8;

  private static final double CAPTION_ROW = 17;
  private static final double LEGEND_ROW = 29;
  private static final double FONT = 13;

  /** The piece of line before a name of the legend, with its gaps. */
  private static final double SAMPLE = 45;

  private static final int LEFT = 64;
  private static final int RIGHT = 24;

  /** Between two columns of panels, for the numbers and the label of the right one. */
  private static final double BETWEEN = 76;

  private final Figure figure;
  private final double width;
  private final double panelHeight;
  private final List<Object> annotations = new ArrayList<>();
  private final Map<String, Object> layout = new LinkedHashMap<>();

  PlotlyLayout(Figure figure, double width, double panelHeight) {
    this.figure = figure;
    this.width = width;
    this.panelHeight = panelHeight;
  }

  Map<String, Object> json() {
    putLook();
    for (int i = 0; i < figure.panels().size(); i++) {
      putPanel(i, figure.panels().get(i));
    }
    if (!annotations.isEmpty()) {
      layout.put("annotations", annotations);
    }
    return layout;
  }

  /** What the traces of a panel call their axes: the first pair has no number. */
  static String number(int panel) {
    return panel == 0 ? "" : String.valueOf(panel + 1);
  }

  private void putLook() {
    boolean legend = !figure.legend().isEmpty();
    boolean titles = figure.panels().stream().anyMatch(p -> !p.title().isEmpty());
    double top = (figure.title().isEmpty() ? 16 : 46) + legendHeight() + (titles ? 20 : 0);
    List<String> caption = FigureSvg.lines(figure.caption(), width);
    List<String> remarks = FigureSvg.lines(figure.remarks(), width);
    double bottom = 60 + (caption.size() + remarks.size()) * CAPTION_ROW;
    if (!figure.title().isEmpty()) {
      layout.put(
          "title",
          map(
              "text",
              PlotlyValue.text(figure.title()),
              "x",
              0.02,
              "xanchor",
              "left",
              "y",
              1,
              "yref",
              "container",
              "yanchor",
              "top",
              "pad",
              map("t", 14),
              "font",
              map("size", 17)));
    }
    layout.put("width", PlotlyValue.number(width));
    layout.put("height", PlotlyValue.number(figure.rows() * panelHeight + top + bottom));
    layout.put("margin", map("l", LEFT, "r", RIGHT, "t", top, "b", bottom));
    layout.put("paper_bgcolor", "#ffffff");
    boolean gaps =
        figure.panels().stream()
            .flatMap(p -> p.marks().stream())
            .anyMatch(m -> m instanceof Heat heat && heat.grid().hasGaps());
    putIf(
        figure.panels().stream().anyMatch(Panel::needsAxes),
        "plot_bgcolor",
        gaps ? ColourScale.MISSING : "#ffffff");
    layout.put(
        "font", map("family", "Helvetica, Arial, sans-serif", "size", 13, "color", Palette.TEXT));
    layout.put("hovermode", "closest");
    layout.put("showlegend", legend);
    if (legend) {
      layout.put(
          "legend",
          map("orientation", "h", "x", 0, "xanchor", "left", "y", 1.02, "yanchor", "bottom"));
    }
    putIf(any(Bins.class), "barmode", "overlay");
    putIf(any(Columns.class), "barmode", "group");
    addLines(caption, Palette.TEXT, 54);
    addLines(remarks, Palette.REMARK, 54 + caption.size() * CAPTION_ROW);
  }

  /**
   * As Plotly lays it out: where names don't fit in one row, all get as much room as the widest.
   */
  private double legendHeight() {
    double sum = 0;
    double widest = 1;
    for (Series series : figure.legend()) {
      double size = SAMPLE + TextWidth.of(FigureSvg.shortName(series.name()), FONT);
      sum += size;
      widest = Math.max(widest, size);
    }
    double room = width - LEFT - RIGHT;
    int inRow = sum <= room ? figure.legend().size() : (int) Math.max(1, room / widest);
    int rows = figure.legend().isEmpty() ? 0 : (figure.legend().size() + inRow - 1) / inRow;
    return rows * LEGEND_ROW;
  }

  /** Plotly's own check calls a setting wrong that has no effect. */
  private void putIf(boolean used, String key, Object value) {
    if (used) {
      layout.put(key, value);
    }
  }

  private boolean any(Class<? extends Mark> kind) {
    return figure.panels().stream().flatMap(p -> p.marks().stream()).anyMatch(kind::isInstance);
  }

  private void addLines(List<String> lines, String colour, double below) {
    if (!lines.isEmpty()) {
      annotations.add(
          map(
              "text",
              PlotlyValue.lines(lines),
              "xref",
              "paper",
              "yref",
              "paper",
              "x",
              0,
              "y",
              0,
              "xanchor",
              "left",
              "yanchor",
              "top",
              "yshift",
              -below,
              "align",
              "left",
              "showarrow",
              false,
              "font",
              map("size", 12, "color", colour)));
    }
  }

  private void putPanel(int i, Panel panel) {
    double[] xDomain = xDomain(i);
    double[] yDomain = yDomain(i);
    if (!panel.title().isEmpty()) {
      annotations.add(
          map(
              "text",
              PlotlyValue.text(panel.title()),
              "xref",
              "paper",
              "yref",
              "paper",
              "x",
              PlotlyValue.number(xDomain[0]),
              "y",
              PlotlyValue.number(yDomain[1]),
              "xanchor",
              "left",
              "yanchor",
              "bottom",
              "showarrow",
              false,
              "font",
              map("size", 14, "color", Palette.TEXT)));
    }
    if (panel.needsAxes()) {
      String number = number(i);
      Axes axes = new Axes(panel, 0, 0, width / figure.columns(), panelHeight);
      layout.put("xaxis" + number, axis(panel, axes, true, xDomain, "y" + number));
      layout.put("yaxis" + number, axis(panel, axes, false, yDomain, "x" + number));
    }
  }

  /** The share of the width that a panel takes. */
  double[] xDomain(int i) {
    double gap = BETWEEN / (width - LEFT - RIGHT);
    double each = (1 - (figure.columns() - 1) * gap) / figure.columns();
    double start = i % figure.columns() * (each + gap);
    return new double[] {start, start + each};
  }

  /** The share of the height that a panel takes. */
  double[] yDomain(int i) {
    if (figure.rows() == 1) {
      return new double[] {0, 1};
    }
    Panel panel = figure.panels().get(i);
    double share = 1.0 / figure.rows();
    double end = 1 - i / figure.columns() * share;
    // Below the axes their labels need room, above those of a lower row the title does.
    double labels = panel.xLabel().isEmpty() ? 28 : 50;
    double title = i < figure.columns() ? 0 : panel.title().isEmpty() ? 10 : 26;
    double pixel = share / panelHeight;
    return new double[] {end - share + labels * pixel, end - title * pixel};
  }

  private Map<String, Object> axis(
      Panel panel, Axes axes, boolean isX, double[] domain, String anchor) {
    Scale scale = isX ? panel.xScale() : panel.yScale();
    Range range = isX ? axes.x : axes.y;
    String label = isX ? panel.xLabel() : panel.yLabel();
    boolean down = !isX && scale.isCategories();
    double first = down ? range.max() : range.min();
    double last = down ? range.min() : range.max();
    Map<String, Object> axis =
        map(
            "title",
            label.isEmpty() ? null : map("text", PlotlyValue.text(label), "standoff", 8),
            "type",
            type(scale),
            "range",
            scale.kind() == Scale.Kind.TIME
                ? PlotlyValue.values(scale, first, last)
                : PlotlyValue.numbers(first, last),
            "domain",
            PlotlyValue.numbers(domain),
            "anchor",
            anchor,
            "showline",
            true,
            "linecolor",
            Palette.AXIS,
            "gridcolor",
            scale.isCategories() ? null : Palette.GRID,
            "showgrid",
            !scale.isCategories(),
            "dtick",
            isX && panel.wholeX() && range.span() < FEW_COUNTS ? 1 : null,
            "exponentformat",
            scale.isLogarithmic() ? "power" : null,
            "zeroline",
            false,
            "ticks",
            "outside",
            "automargin",
            true);
    if (scale.isCategories()) {
      int every = (scale.names().size() + MOST_NAMES - 1) / MOST_NAMES;
      List<Object> places = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < scale.names().size(); i += every) {
        places.add(i);
        names.add(PlotlyValue.text(TextWidth.shorten(scale.names().get(i), Axes.FONT, 130)));
      }
      axis.put("tickmode", "array");
      axis.put("tickvals", places);
      axis.put("ticktext", names);
    }
    return axis;
  }

  private static String type(Scale scale) {
    return switch (scale.kind()) {
      case LINEAR, CATEGORIES -> "linear";
      case LOGARITHMIC -> "log";
      case TIME -> "date";
    };
  }
}
