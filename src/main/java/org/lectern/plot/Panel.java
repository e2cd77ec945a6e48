package org.lectern.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes with what is drawn between them.
 *
 * @param title above the axes, or empty
 * @param marks what lies behind the series, in this order
 * @param xRange the values to show, or null for those that there are
 * @param wholeX whether x counts something, so that its ticks must be whole numbers
 * @param empty what to say where there is nothing to draw
 */
record Panel(
    String title,
    String xLabel,
    String yLabel,
    List<Series> series,
    List<Mark> marks,
    Scale xScale,
    Scale yScale,
    @Nullable Range xRange,
    @Nullable Range yRange,
    boolean wholeX,
    @Nullable Regions regions,
    String empty) {
  /** A panel of lines and points over ordinary axes. */
  Panel(
      String xLabel,
      String yLabel,
      List<Series> series,
      @Nullable Range xRange,
      @Nullable Range yRange,
      boolean wholeX,
      @Nullable Regions regions,
      String empty) {
    this(
        "",
        xLabel,
        yLabel,
        series,
        List.of(),
        Scale.LINEAR,
        Scale.LINEAR,
        xRange,
        yRange,
        wholeX,
        regions,
        empty);
  }

  /** A panel of lines over ordinary axes. */
  static Panel lines(String xLabel, String yLabel, List<Series> series) {
    return new Panel(xLabel, yLabel, series, null, null, false, null, "no finite values to draw");
  }

  /** A panel of lines over something that is counted. */
  static Panel counted(String xLabel, String yLabel, List<Series> series) {
    return new Panel(xLabel, yLabel, series, null, null, true, null, "no finite values to draw");
  }

  /** A panel of marks over ordinary axes. */
  static Panel of(String xLabel, String yLabel, List<? extends Mark> marks) {
    return new Panel(xLabel, yLabel, List.of(), null, null, false, null, "no values to draw")
        .with(marks);
  }

  /** The same with other marks. */
  Panel with(List<? extends Mark> others) {
    return new Panel(
        title,
        xLabel,
        yLabel,
        series,
        List.copyOf(others),
        xScale,
        yScale,
        xRange,
        yRange,
        wholeX,
        regions,
        empty);
  }

  /** The same with a title. */
  Panel titled(String text) {
    return new Panel(
        text, xLabel, yLabel, series, marks, xScale, yScale, xRange, yRange, wholeX, regions,
        empty);
  }

  /** The same with other scales. */
  Panel scaled(Scale x, Scale y) {
    return new Panel(
        title, xLabel, yLabel, series, marks, x, y, xRange, yRange, wholeX, regions, empty);
  }

  /** The same over a given part of the axes. */
  Panel ranged(@Nullable Range x, @Nullable Range y) {
    return new Panel(
        title, xLabel, yLabel, series, marks, xScale, yScale, x, y, wholeX, regions, empty);
  }

  /** A series at its places on the axes. */
  Series placed(Series one) {
    if (!xScale.isLogarithmic() && !yScale.isLogarithmic()) {
      return one;
    }
    return new Series(one.name(), xScale.at(one.x()), yScale.at(one.y()), one.style());
  }

  /** Whether nothing in it can be drawn. */
  boolean isEmpty() {
    return marks.stream().allMatch(Mark::isEmpty)
        && series.stream().map(this::placed).allMatch(s -> s.gaps() == s.x().length);
  }

  boolean needsAxes() {
    return marks.isEmpty() || marks.stream().anyMatch(Mark::needsAxes);
  }
}
