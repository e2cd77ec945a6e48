package org.lectern.plot;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers in rows and columns over a rectangle of the axes.
 *
 * @param values row by row, from the least y
 * @param x the rectangle's width, from the outer edge of its first column to that of its last
 * @param y the rectangle's height
 */
record Grid(int rows, int columns, double[] values, Range x, Range y) {
  /** Over categories or counted rows and columns: the middle of each cell is a whole number. */
  static Grid counted(int rows, int columns, double[] values) {
    return new Grid(
        rows,
        columns,
        values,
        new Range(-0.5, Math.max(columns, 1) - 0.5),
        new Range(-0.5, Math.max(rows, 1) - 0.5));
  }

  /** Over coordinates of the first and the last row and column, whose middles they are. */
  static Grid between(int rows, int columns, double[] values, Range x, Range y) {
    return new Grid(rows, columns, values, widened(x, columns), widened(y, rows));
  }

  private static Range widened(Range middles, int count) {
    return count < 2 ? middles : middles.padded(0.5 / (count - 1));
  }

  double at(int row, int column) {
    return values[row * columns + column];
  }

  /** The middle of a column. */
  double middleX(double column) {
    return x.min() + x.span() * (column + 0.5) / columns;
  }

  /** The middle of a row. */
  double middleY(double row) {
    return y.min() + y.span() * (row + 0.5) / rows;
  }

  boolean hasValues() {
    return Arrays.stream(values).anyMatch(Range::shows);
  }

  boolean hasGaps() {
    return !Arrays.stream(values).allMatch(Range::shows);
  }

  /** From the least to the greatest; symmetric around 0 if there are both signs. */
  Range range() {
    Range range = Range.of(List.of(values));
    if (!isSigned()) {
      return range;
    }
    double size = Math.max(-range.min(), range.max());
    return new Range(-size, size);
  }

  boolean isSigned() {
    return Arrays.stream(values).anyMatch(v -> Range.shows(v) && v < 0)
        && Arrays.stream(values).anyMatch(v -> Range.shows(v) && v > 0);
  }

  /** The same with at most so many rows and columns: each number is the mean of a block. */
  Grid atMost(int side) {
    if (rows <= side && columns <= side) {
      return this;
    }
    int newRows = Math.min(rows, side);
    int newColumns = Math.min(columns, side);
    double[] means = new double[newRows * newColumns];
    for (int i = 0; i < newRows; i++) {
      for (int j = 0; j < newColumns; j++) {
        means[i * newColumns + j] = mean(i, newRows, j, newColumns);
      }
    }
    return new Grid(newRows, newColumns, means, x, y);
  }

  private double mean(int i, int newRows, int j, int newColumns) {
    double sum = 0;
    int count = 0;
    for (int row = i * rows / newRows; row < (i + 1) * rows / newRows; row++) {
      for (int column = j * columns / newColumns;
          column < (j + 1) * columns / newColumns;
          column++) {
        double value = at(row, column);
        if (Range.shows(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
