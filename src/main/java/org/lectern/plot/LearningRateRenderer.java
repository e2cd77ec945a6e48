package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.train.LearningRateCurve;

/** Shows a {@link LearningRateCurve} as the loss over the learning rate, in powers of ten. */
public final class LearningRateRenderer implements Renderer<LearningRateCurve> {
  /** The renderer; the service loader makes it. */
  public LearningRateRenderer() {}

  @Override
  public Class<LearningRateCurve> type() {
    return LearningRateCurve.class;
  }

  @Override
  public MimeBundle render(LearningRateCurve curve) {
    double[] x = curve.rates();
    List<Series> series = new ArrayList<>();
    series.add(new Series("loss", x, curve.losses(), Series.Style.line(0, false)));
    int steepest = curve.steepest();
    if (steepest >= 0) {
      series.add(
          new Series(
              "suggestion",
              new double[] {x[steepest]},
              new double[] {curve.losses()[steepest]},
              Series.Style.points(1, false)));
    }
    Panel panel =
        new Panel("learning rate", "loss", series, null, null, false, null, "no step was made")
            .scaled(Scale.LOGARITHMIC, Scale.LINEAR);
    return FigureSvg.bundle(
        new Figure(
            "",
            "Loss over the learning rate",
            List.of(panel),
            series,
            List.of(curve.toString()),
            List.of(),
            -1),
        264);
  }
}
