package org.lectern.plot;

import java.util.Map;
import java.util.TreeMap;
import org.lectern.display.Svg;
import org.lectern.metric.ConfusionMatrix;

/**
 * A confusion matrix of many classes as squares: row by row the true class, from left to right the
 * predicted one; the darker, the larger the share of the row. Right answers are blue, wrong ones
 * orange.
 */
final class ConfusionMap {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 560;
  private static final double LEFT = 58;
  private static final double TOP = 40;
  private static final double SIDE = 460;
  private static final int LEVELS = 5;

  /** Of several thousand classes single squares could not be seen. */
  private static final int MOST = 460;

  private final ConfusionMatrix matrix;
  private final int shown;

  private ConfusionMap(ConfusionMatrix matrix) {
    this.matrix = matrix;
    this.shown = Math.min(matrix.classes(), MOST);
  }

  static String draw(ConfusionMatrix matrix, String text) {
    return new ConfusionMap(matrix).svg(text);
  }

  private String svg(String text) {
    Svg svg = new Svg(WIDTH, HEIGHT, "Confusion matrix", text);
    FigureSvg.drawBackground(svg, WIDTH, HEIGHT);
    double cell = SIDE / shown;
    String scale =
        "translate("
            + Svg.number(LEFT)
            + " "
            + Svg.number(TOP)
            + ") scale("
            + Svg.number(cell)
            + ")";
    svg.open("g", "shape-rendering", "crispEdges", "transform", scale, "stroke-width", 1);
    paths()
        .forEach(
            (level, path) ->
                svg.element(
                    "path",
                    "d",
                    path,
                    "stroke",
                    Palette.tint(level / LEVELS, 0.2 + 0.8 * (level % LEVELS) / (LEVELS - 1))));
    svg.close();
    // As large as the squares, whose size is rounded.
    double end = Double.parseDouble(Svg.number(cell)) * shown;
    svg.element(
        "rect",
        "x",
        LEFT,
        "y",
        TOP,
        "width",
        end,
        "height",
        end,
        "fill",
        "none",
        "stroke",
        Palette.AXIS);
    drawIds(svg, end / shown);
    svg.text(
        "true class (down) and predicted class (across), by number",
        LEFT,
        TOP - 14,
        "font-size",
        Axes.FONT,
        "font-weight",
        "bold",
        "fill",
        Palette.TEXT);
    svg.text(
        "blue: right, orange: wrong; darker: a larger share of the true class"
            + (shown < matrix.classes() ? "; the first " + shown + " classes" : ""),
        LEFT,
        TOP + end + 40,
        "font-size",
        13,
        "fill",
        Palette.TEXT);
    return svg.toString();
  }

  private void drawIds(Svg svg, double cell) {
    int step = shown <= 60 ? 5 : shown <= 150 ? 10 : 50;
    svg.open("g", "font-size", 13, "fill", Palette.TEXT);
    for (int id = 0; id < shown; id += step) {
      double at = (id + 0.5) * cell;
      svg.text(Integer.toString(id), LEFT - 6, TOP + at + 4.5, "text-anchor", "end");
      svg.text(Integer.toString(id), LEFT + at, TOP + shown * cell + 16, "text-anchor", "middle");
    }
    svg.close();
  }

  /** Squares of one tint as lines of the width 1, neighbours joined. */
  private Map<Integer, StringBuilder> paths() {
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    for (int row = 0; row < shown; row++) {
      for (int column = 0; column < shown; ) {
        int level = level(row, column);
        int end = column + 1;
        while (end < shown && level(row, end) == level) {
          end++;
        }
        if (level >= 0) {
          StringBuilder path = paths.computeIfAbsent(level, k -> new StringBuilder());
          path.append('M').append(column).append(' ').append(row).append(".5h");
          path.append(end - column);
        }
        column = end;
      }
    }
    return paths;
  }

  /** The tint of a square, from 0 for right answers and from LEVELS for wrong ones; −1 for none. */
  private int level(int row, int column) {
    int count = matrix.count(row, column);
    if (count == 0) {
      return -1;
    }
    double share = count / (double) matrix.support(row);
    int level = Math.min(LEVELS - 1, (int) (share * LEVELS));
    return row == column ? level : LEVELS + level;
  }
}
