package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.train.History;

/**
 * The picture of a training: the loss over the epochs, and each metric in a panel of its own, on
 * training data (solid, filled) and on validation data (dashed, hollow).
 */
public final class LossCurve implements Displayable {
  /** More metrics than this would make the picture unreadable. */
  private static final int MAX_PANELS = 4;

  private final Figure figure;

  private LossCurve(Figure figure) {
    this.figure = figure;
  }

  /** Whether another picture will replace this one soon. */
  private boolean isRunning() {
    return figure.progress() >= 0;
  }

  /**
   * The curve of a training that has ended.
   *
   * @param history its values
   * @return the picture
   */
  public static LossCurve of(History history) {
    List<String> caption = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    caption.add(history.summary());
    for (String line : history.toString().split("\n")) {
      boolean remark = line.equals(history.note()) || history.remarks().contains(line);
      (remark ? remarks : caption).add(line);
    }
    return new LossCurve(figure(history, null, caption, remarks, -1));
  }

  /**
   * The curve of a training that is running. Its x axis has room for all epochs.
   *
   * @param history its values so far
   * @param epochs how many epochs it will have
   * @param progress how much is done, from 0 to 1
   * @param status one line below the curve, such as the time that is left
   * @return the picture
   */
  public static LossCurve running(History history, int epochs, double progress, String status) {
    double first = history.firstEpoch() + 1.0;
    Range x = epochs > 1 ? new Range(first, first + epochs - 1) : null;
    List<String> caption = List.of(history.summary(), status);
    return new LossCurve(figure(history, x, caption, new ArrayList<>(), progress));
  }

  private static Figure figure(
      History history,
      @Nullable Range x,
      List<String> caption,
      List<String> remarks,
      double progress) {
    List<Panel> panels = new ArrayList<>();
    List<String> names = history.names().isEmpty() ? List.of(History.LOSS) : history.names();
    for (String name : names.subList(0, Math.min(names.size(), MAX_PANELS))) {
      panels.add(panel(history, name, x, remarks));
    }
    if (names.size() > MAX_PANELS) {
      remarks.add(
          "not drawn: "
              + String.join(", ", names.subList(MAX_PANELS, names.size()))
              + " (history.training(name) has the values)");
    }
    List<Series> legend =
        panels.stream().flatMap(p -> p.series().stream()).map(Series::name).distinct().count() > 1
            ? panels.get(0).series()
            : List.of();
    return new Figure("", "Loss curve", panels, legend, caption, remarks, progress);
  }

  private static Panel panel(
      History history, String name, @Nullable Range x, List<String> remarks) {
    double first = history.firstEpoch() + 1.0;
    List<Series> series = new ArrayList<>();
    if (history.epochs() > 0) {
      series.add(
          Series.counted("training", first, history.training(name), Series.Style.line(0, false)));
      double[] validation = history.validation(name);
      if (validation.length > 0) {
        series.add(Series.counted("validation", first, validation, Series.Style.line(1, true)));
      }
    }
    series.forEach(s -> Remarks.addGaps(remarks, s.name() + " " + name, "epoch", s));
    if (x == null && history.epochs() <= 1) {
      x = new Range(first - 0.5, first + 0.5);
    }
    return new Panel("epoch", name, series, x, null, true, null, "no whole epoch yet");
  }

  @Override
  public MimeBundle toMimeBundle() {
    return isRunning() ? FigureSvg.live(figure, 264) : FigureSvg.bundle(figure, 264);
  }

  /** The curve as text. */
  @Override
  public String toString() {
    return FigureText.of(figure);
  }
}
