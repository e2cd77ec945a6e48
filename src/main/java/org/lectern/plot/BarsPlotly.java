package org.lectern.plot;

import java.util.List;
import java.util.Map;

/** A bar chart for Plotly: lying bars over names. */
final class BarsPlotly {
  private static final double ROW = 24;

  private BarsPlotly() {}

  static Map<String, Object> of(Bars bars) {
    List<String> names = bars.bars().stream().map(Bars.Bar::name).toList();
    double[] values = bars.bars().stream().mapToDouble(Bars.Bar::value).toArray();
    Columns columns =
        new Columns(
            names,
            List.of(new Columns.Group("", values, bars.colour(false), bars.colour(true))),
            true);
    Panel panel =
        Panel.of(bars.label(), "", List.of(columns)).scaled(Scale.LINEAR, Scale.categories(names));
    Figure figure = Figure.of(bars.title(), "Bar chart", panel, List.of(), bars.remarks());
    return PlotlyJson.of(figure, FigureSvg.width(figure), Math.max(1, names.size()) * ROW + 60);
  }
}
