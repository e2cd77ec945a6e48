package org.lectern.plot;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.display.Renderer;
import org.lectern.metric.PrecisionRecall;

/** Shows a {@link PrecisionRecall} as its steps, over the level line of guessing. */
public final class PrecisionRecallRenderer implements Renderer<PrecisionRecall> {
  /** The renderer; the service loader makes it. */
  public PrecisionRecallRenderer() {}

  @Override
  public Class<PrecisionRecall> type() {
    return PrecisionRecall.class;
  }

  @Override
  public MimeBundle render(PrecisionRecall curve) {
    double[] recalls = curve.recalls();
    double[] precisions = curve.precisions();
    // Steps, not slopes: between two thresholds nothing is interpolated.
    int n = recalls.length;
    double[] x = new double[2 * n - 1];
    double[] y = new double[2 * n - 1];
    for (int k = 0; k < n; k++) {
      x[2 * k] = recalls[k];
      y[2 * k] = precisions[k];
      if (k + 1 < n) {
        x[2 * k + 1] = recalls[k];
        y[2 * k + 1] = precisions[k + 1];
      }
    }
    double share = curve.positives() / (double) (curve.positives() + curve.negatives());
    String area = "average precision " + Numbers.significant(curve.averagePrecision(), 4);
    List<Series> lines =
        List.of(
            new Series(area, x, y, Series.Style.line(0, false)),
            new Series(
                "guessing",
                new double[] {0, 1},
                new double[] {share, share},
                Series.Style.guide()));
    Range unit = new Range(0, 1);
    Panel panel = Panel.lines("recall", "precision", lines).ranged(unit, unit);
    String title = "Precision and recall of " + curve.name();
    Figure figure = Figure.of(title, List.of(panel), lines, List.of(), List.of());
    return FigureSvg.bundle(figure, 300, curve.toString());
  }
}
