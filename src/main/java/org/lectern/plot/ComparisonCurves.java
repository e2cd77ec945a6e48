package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.train.Comparison;
import org.lectern.train.History;

/** Both trainings of a comparison in one picture: a colour for each, dashed on validation data. */
final class ComparisonCurves {
  private static final int MAX_PANELS = 4;

  private ComparisonCurves() {}

  static MimeBundle of(Comparison comparison) {
    History first = comparison.first();
    History second = comparison.second();
    List<String> remarks = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    List<String> names = new ArrayList<>(first.names());
    second.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
    if (names.isEmpty()) {
      names.add(History.LOSS);
    }
    for (String name : names.subList(0, Math.min(names.size(), MAX_PANELS))) {
      List<Series> series = new ArrayList<>();
      add(series, first, name, "first", 0);
      add(series, second, name, "second", 1);
      series.forEach(s -> Remarks.addGaps(remarks, s.name() + ", " + name, "epoch", s));
      panels.add(panel(name, series));
    }
    if (names.size() > MAX_PANELS) {
      remarks.add("not drawn: " + String.join(", ", names.subList(MAX_PANELS, names.size())));
    }
    List<String> caption = new ArrayList<>();
    comparison
        .settings()
        .forEach(
            row -> caption.add(row.name() + ": first " + row.first() + ", second " + row.second()));
    caption.add(comparison.verdict());
    Figure figure = new Figure("", "Comparison", panels, legend(panels), caption, remarks, -1);
    MimeBundle picture = FigureSvg.bundle(figure, 264);
    return picture.retold(comparison.toString());
  }

  private static Panel panel(String name, List<Series> series) {
    int longest = series.stream().mapToInt(s -> s.x().length).max().orElse(0);
    double from = series.stream().mapToDouble(s -> s.x()[0]).min().orElse(1);
    double to = series.stream().mapToDouble(s -> s.x()[0]).max().orElse(1);
    Range x = longest <= 1 ? new Range(from - 0.5, to + 0.5) : null;
    return new Panel("epoch", name, series, x, null, true, null, "no whole epoch yet");
  }

  private static void add(
      List<Series> series, History history, String name, String run, int colour) {
    if (!history.names().contains(name)) {
      return;
    }
    double start = history.firstEpoch() + 1.0;
    series.add(
        Series.counted(
            run + ", training", start, history.training(name), Series.Style.line(colour, false)));
    double[] validation = history.validation(name);
    if (validation.length > 0) {
      series.add(
          Series.counted(run + ", validation", start, validation, Series.Style.line(colour, true)));
    }
  }

  /** One entry for each kind of line that occurs. */
  private static List<Series> legend(List<Panel> panels) {
    List<Series> legend = new ArrayList<>();
    for (Panel panel : panels) {
      for (Series series : panel.series()) {
        if (legend.stream().noneMatch(known -> known.name().equals(series.name()))) {
          legend.add(series);
        }
      }
    }
    return legend;
  }
}
