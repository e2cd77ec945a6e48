package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.train.Evaluation;
import org.lectern.train.LearningCurve;

/** Shows a {@link LearningCurve}: each value over the number of samples, learnt and unseen. */
public final class LearningCurveRenderer implements Renderer<LearningCurve> {
  private static final int MAX_PANELS = 4;

  /** The renderer; the service loader makes it. */
  public LearningCurveRenderer() {}

  @Override
  public Class<LearningCurve> type() {
    return LearningCurve.class;
  }

  @Override
  public MimeBundle render(LearningCurve curve) {
    List<String> names = curve.names();
    if (names.isEmpty()) {
      return MimeBundle.text(curve.toString());
    }
    List<LearningCurve.Point> points = curve.points();
    List<String> drawn = names.subList(0, Math.min(names.size(), MAX_PANELS));
    List<Panel> panels = new ArrayList<>();
    for (String name : drawn) {
      panels.add(Panel.counted("training samples", name, lines(points, name)));
    }
    List<String> caption = new ArrayList<>();
    LearningCurve.Point last = points.get(points.size() - 1);
    for (String name : drawn) {
      double training = last.training().get(name);
      double validation = last.validation().get(name);
      caption.add(
          name
              + " with "
              + last.samples()
              + " samples: "
              + FigureText.number(training)
              + ", validation "
              + FigureText.number(validation)
              + "; gap "
              + FigureText.number(Math.abs(validation - training)));
    }
    List<Series> legend = panels.get(0).series();
    Figure figure = new Figure("", "Learning curve", panels, legend, caption, List.of(), -1);
    return FigureSvg.bundle(figure, 280, curve.toString());
  }

  private static List<Series> lines(List<LearningCurve.Point> points, String name) {
    List<Series> lines = new ArrayList<>();
    double[] x = points.stream().mapToDouble(LearningCurve.Point::samples).toArray();
    List<Evaluation> training = points.stream().map(LearningCurve.Point::training).toList();
    List<Evaluation> validation = points.stream().map(LearningCurve.Point::validation).toList();
    lines.add(new Series("training", x, values(training, name), Series.Style.line(0, false)));
    lines.add(new Series("validation", x, values(validation, name), Series.Style.line(1, true)));
    return lines;
  }

  private static double[] values(List<Evaluation> evaluations, String name) {
    return evaluations.stream().mapToDouble(one -> one.get(name)).toArray();
  }
}
