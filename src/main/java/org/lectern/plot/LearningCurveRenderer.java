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
    Picture picture = new Picture("Learning curve").columns(Math.min(2, drawn.size()), 280);
    for (String name : drawn) {
      List<Series> lines = lines(points, name);
      if (name.equals(drawn.get(0))) {
        picture.legend(lines);
      }
      picture.tile(Picture.counted("training samples", name, lines), (svg, axes) -> {});
    }
    LearningCurve.Point last = points.get(points.size() - 1);
    for (String name : drawn) {
      double training = last.training().get(name);
      double validation = last.validation().get(name);
      picture.caption(
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
    return picture.bundle(curve.toString());
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
