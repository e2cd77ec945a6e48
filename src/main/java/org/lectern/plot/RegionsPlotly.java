package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Regions for Plotly: a heat map whose numbers stand for a class and a strength. */
final class RegionsPlotly {
  /** More classes than this are drawn in one tint each. */
  private static final int MANY = 20;

  /** More points along a side than this are halved. */
  private static final int MOST_POINTS = 45;

  private RegionsPlotly() {}

  static Map<String, Object> trace(Regions regions) {
    int levels = regions.classes() > MANY ? 1 : RegionsSvg.LEVELS;
    int step = step(regions.side());
    int side = (regions.side() - 1) / step + 1;
    List<Object> rows = new ArrayList<>();
    for (int row = 0; row < side; row++) {
      double[] tints = new double[side];
      for (int column = 0; column < side; column++) {
        tints[column] = tint(regions, (row * regions.side() + column) * step, levels);
      }
      rows.add(PlotlyValue.numbers(tints));
    }
    int tints = regions.classes() * levels;
    return map(
        "type",
        "heatmap",
        "x0",
        PlotlyValue.number(regions.x().min()),
        "dx",
        PlotlyValue.number(regions.x().span() / (side - 1)),
        "y0",
        PlotlyValue.number(regions.y().min()),
        "dy",
        PlotlyValue.number(regions.y().span() / (side - 1)),
        "z",
        rows,
        "zmin",
        -0.5,
        "zmax",
        tints - 0.5,
        "colorscale",
        colours(tints, levels),
        "showscale",
        false,
        "hoverinfo",
        "skip");
  }

  /** Every how many points: a notebook writes each number on a line of its own. */
  private static int step(int side) {
    return side > MOST_POINTS && side % 2 == 1 ? 2 : 1;
  }

  private static double tint(Regions regions, int point, int levels) {
    int winner = regions.winner(point);
    if (winner < 0) {
      return Double.NaN;
    }
    double chance = 1.0 / regions.classes();
    double strength = (regions.probabilities()[winner][point] - chance) / (1 - chance);
    int level = (int) Math.floor(strength * levels);
    return winner * levels + Math.max(0, Math.min(levels - 1, level));
  }

  /** Each tint over its own stretch of the scale. */
  private static List<Object> colours(int tints, int levels) {
    List<Object> stops = new ArrayList<>();
    for (int tint = 0; tint < tints; tint++) {
      String colour = RegionsSvg.colour(tint / levels, tint % levels);
      stops.add(List.of(share(tint, tints), colour));
      stops.add(List.of(share(tint + 1, tints), colour));
    }
    return stops;
  }

  private static Object share(int tint, int tints) {
    return PlotlyValue.numbers((double) tint / tints).get(0);
  }
}
