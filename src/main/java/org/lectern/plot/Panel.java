package org.lectern.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes with what is drawn between them.
 *
 * @param wholeX whether x counts something, so that its ticks must be whole numbers
 * @param empty what to say where there is nothing to draw
 */
record Panel(
    String xLabel,
    String yLabel,
    List<Series> series,
    @Nullable Range xRange,
    @Nullable Range yRange,
    boolean wholeX,
    @Nullable Regions regions,
    String empty) {
  /** How the label of an axis of logarithms begins. */
  static final String LOGARITHM = "log₁₀ ";
}
