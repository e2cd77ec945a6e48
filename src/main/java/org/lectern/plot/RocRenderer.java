package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.display.Renderer;
import org.lectern.metric.Roc;

/** Shows a {@link Roc} as its curve, over the diagonal of guessing. */
public final class RocRenderer implements Renderer<Roc> {
  /** The renderer; the service loader makes it. */
  public RocRenderer() {}

  @Override
  public Class<Roc> type() {
    return Roc.class;
  }

  @Override
  public MimeBundle render(Roc roc) {
    MimeBundle curve =
        LineChart.of("ROC curve of " + roc.name())
            .x("false positive rate")
            .y("true positive rate")
            .xRange(0, 1)
            .yRange(0, 1)
            .add(
                "AUC " + Numbers.significant(roc.auc(), 4),
                roc.falsePositiveRates(),
                roc.truePositiveRates())
            .guide("guessing", new double[] {0, 1}, new double[] {0, 1})
            .toMimeBundle();
    return curve.retold(roc.toString());
  }
}
