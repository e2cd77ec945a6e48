package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.train.Comparison;

/** Shows a {@link Comparison} as the curves of both trainings in one picture. */
public final class ComparisonRenderer implements Renderer<Comparison> {
  /** The renderer; the service loader makes it. */
  public ComparisonRenderer() {}

  @Override
  public Class<Comparison> type() {
    return Comparison.class;
  }

  @Override
  public MimeBundle render(Comparison comparison) {
    return ComparisonCurves.of(comparison);
  }
}
