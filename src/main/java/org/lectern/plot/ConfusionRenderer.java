package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.metric.ConfusionMatrix;

/**
 * Shows a {@link ConfusionMatrix} as its table; one of many classes as a map above the report,
 * where a table would fill the screen.
 */
public final class ConfusionRenderer implements Renderer<ConfusionMatrix> {
  /** Up to so many classes the table itself has every count. */
  private static final int TABLE = 25;

  /** The renderer; the service loader makes it. */
  public ConfusionRenderer() {}

  @Override
  public Class<ConfusionMatrix> type() {
    return ConfusionMatrix.class;
  }

  @Override
  public MimeBundle render(ConfusionMatrix matrix) {
    MimeBundle table = matrix.toMimeBundle();
    Object html = table.data().get(MimeBundle.HTML);
    if (matrix.classes() <= TABLE || html == null) {
      return table;
    }
    String map = ConfusionMap.draw(matrix, table.text());
    return MimeBundle.text(table.text()).with(MimeBundle.HTML, map + "\n" + html);
  }
}
