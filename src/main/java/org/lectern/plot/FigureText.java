package org.lectern.plot;

import java.util.List;
import java.util.StringJoiner;
import org.lectern.display.Numbers;

/** A figure as text that carries its numbers: a row of blocks for each line, and its key values. */
final class FigureText {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final int WIDTH = 24;

  /** About where thinning begins: it depends on the width of the axes. */
  private static final int MANY = 2400;

  private FigureText() {}

  static String of(Figure figure) {
    StringJoiner text = new StringJoiner("\n");
    text.add(figure.title().isEmpty() ? figure.name() : figure.title());
    int width =
        figure.panels().stream()
            .flatMap(p -> p.series().stream().map(s -> name(s, p, figure.panels().size())))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    for (Panel panel : figure.panels()) {
      if (!panel.title().isEmpty()) {
        text.add(panel.title());
      }
      if (panel.regions() != null) {
        text.add(RegionsText.of(panel));
      } else {
        addSeries(text, figure, panel, width);
      }
      for (Mark mark : panel.marks()) {
        mark.text(panel).forEach(text::add);
      }
    }
    figure.caption().forEach(text::add);
    figure.remarks().forEach(text::add);
    return text.toString();
  }

  private static void addSeries(StringJoiner text, Figure figure, Panel panel, int width) {
    List<String> names =
        panel.series().stream().map(s -> name(s, panel, figure.panels().size())).toList();
    if (panel.series().isEmpty() && panel.isEmpty()) {
      text.add(panel.empty());
    }
    for (int i = 0; i < names.size(); i++) {
      Series series = panel.series().get(i);
      String name = names.get(i) + " ".repeat(width - names.get(i).length());
      text.add(series.style().line() ? line(name, series, panel) : points(name, series, panel));
    }
  }

  private static String name(Series series, Panel panel, int panels) {
    return panels == 1 || series.name().contains(panel.yLabel())
        ? series.name()
        : series.name() + " " + panel.yLabel();
  }

  private static String line(String name, Series series, Panel panel) {
    double[] y = series.y();
    Series placed = panel.placed(series);
    int least = -1;
    int most = -1;
    int last = -1;
    for (int i = 0; i < y.length; i++) {
      if (Range.shows(placed.x()[i]) && Range.shows(placed.y()[i])) {
        least = least < 0 || y[i] < y[least] ? i : least;
        most = most < 0 || y[i] > y[most] ? i : most;
        last = i;
      }
    }
    if (last < 0) {
      return name + "  no values";
    }
    return name
        + "  "
        + blocks(placed.y(), placed.y()[least], placed.y()[most])
        + "  "
        + number(y[0])
        + " → "
        + number(y[y.length - 1])
        + ", min "
        + number(y[least])
        + " at "
        + panel.xScale().text(series.x()[least])
        + ", max "
        + number(y[most])
        + " at "
        + panel.xScale().text(series.x()[most])
        + (y.length > MANY ? " (" + y.length + " points, thinned in the picture)" : "");
  }

  private static String blocks(double[] y, double min, double max) {
    StringBuilder out = new StringBuilder();
    for (int i : Thinning.every(y.length, WIDTH)) {
      double share = max > min ? (y[i] - min) / (max - min) : 0;
      out.append(Range.shows(y[i]) ? BLOCKS.charAt((int) Math.min(7, Math.floor(share * 8))) : '×');
    }
    return out.toString();
  }

  private static String points(String name, Series series, Panel panel) {
    Range x = Range.of(List.of(series.x()));
    Range y = Range.of(List.of(series.y()));
    int n = series.x().length;
    String count = name + "  " + n + (n == 1 ? " point" : " points");
    if (n == 1 && Range.shows(series.x()[0]) && Range.shows(series.y()[0])) {
      x = new Range(series.x()[0], series.x()[0]);
      y = new Range(series.y()[0], series.y()[0]);
    }
    return n == 0
        ? count
        : count
            + ", "
            + between(panel.xLabel(), panel.xScale(), x)
            + ", "
            + between(panel.yLabel(), panel.yScale(), y);
  }

  static String between(String label, Range range) {
    return between(label, Scale.LINEAR, range);
  }

  private static String between(String label, Scale scale, Range range) {
    return (label.isEmpty() ? "" : label + " ")
        + scale.text(range.min())
        + (range.max() == range.min() ? "" : " to " + scale.text(range.max()));
  }

  static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
