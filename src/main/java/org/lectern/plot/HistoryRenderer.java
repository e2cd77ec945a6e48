package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.display.Renderer;
import org.lectern.train.History;

/**
 * Shows a {@link History} as its loss curve; as text alone in the cell where a live view has drawn
 * the curve already.
 */
public final class HistoryRenderer implements Renderer<History> {
  /** The renderer; the service loader makes it. */
  public HistoryRenderer() {}

  @Override
  public Class<History> type() {
    return History.class;
  }

  @Override
  public MimeBundle render(History history) {
    long shown = history.shownInCell();
    return shown >= 0 && shown == Output.current().cell()
        ? MimeBundle.text(history.toString().lines().findFirst().orElse(""))
        : LossCurve.of(history).toMimeBundle();
  }
}
