package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.train.SearchResult;
import org.lectern.train.Trial;

/** Shows a {@link SearchResult} as a picture, the score over each setting, and its table. */
public final class SearchRenderer implements Renderer<SearchResult> {
  /** More settings than this would make the picture unreadable. */
  private static final int MAX_PANELS = 4;

  /** From this ratio on, values are drawn in powers of ten. */
  private static final double WIDE = 30;

  /** The renderer; the service loader makes it. */
  public SearchRenderer() {}

  @Override
  public Class<SearchResult> type() {
    return SearchResult.class;
  }

  @Override
  public MimeBundle render(SearchResult result) {
    MimeBundle table = result.toMimeBundle();
    if (result.trials().isEmpty()) {
      return table;
    }
    List<Panel> panels = new ArrayList<>();
    for (String name : result.best().settings().values().keySet()) {
      if (panels.size() < MAX_PANELS) {
        panels.add(panel(result, name));
      }
    }
    Figure figure =
        new Figure(
            "",
            "Validation " + result.metric() + " over the settings",
            panels,
            panels.get(0).series(),
            List.of(),
            List.of(),
            -1);
    String svg = FigureSvg.svg(figure, 220, FigureText.of(figure));
    Object html = table.data().get(MimeBundle.HTML);
    return MimeBundle.text(table.text()).with(MimeBundle.HTML, svg + "\n" + html);
  }

  private static Panel panel(SearchResult result, String name) {
    List<Trial> trials = result.trials();
    double[] x = trials.stream().mapToDouble(trial -> trial.settings().get(name)).toArray();
    double low = Arrays.stream(x).min().orElse(0);
    double high = Arrays.stream(x).max().orElse(0);
    boolean wide = low > 0 && high > WIDE * low;
    double[] y = trials.stream().mapToDouble(Trial::score).toArray();
    int others = Math.max(0, x.length - 1);
    List<Series> series = new ArrayList<>();
    if (others > 0) {
      series.add(
          new Series(
              "trials",
              Arrays.copyOfRange(x, 1, x.length),
              Arrays.copyOfRange(y, 1, y.length),
              Series.Style.points(0, true)));
    }
    series.add(
        new Series(
            "best", Arrays.copyOf(x, 1), Arrays.copyOf(y, 1), Series.Style.points(1, false)));
    return new Panel(name, result.metric(), series, null, null, false, null, "no trial has a score")
        .scaled(wide ? Scale.LOGARITHMIC : Scale.LINEAR, Scale.LINEAR);
  }
}
