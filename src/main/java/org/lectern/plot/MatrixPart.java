package org.lectern.plot;

import org.lectern.display.Svg;

/**
 * A matrix in colours, rows from the top, with its scale. A small one has its numbers in the cells;
 * in a large one each cell is the mean of several.
 */
final class MatrixPart implements Part {
  /** At most so many rows and columns have their numbers written in. */
  static final int SMALL = 10;

  private static final double CELL = 26;
  private static final double LARGEST_WIDTH = 300;
  private static final double LARGEST_HEIGHT = 260;

  /** More cells would make the file long. */
  private static final int MOST_ROWS = 130;

  private static final int MOST_COLUMNS = 150;
  private static final double FONT = Lines.FONT;
  private static final double ABOVE = 42;

  private final String heading;
  private final float[] values;
  private final int decimals;
  private final int rows;
  private final int columns;
  private final int rowStep;
  private final int columnStep;
  private final Shades key;
  private final Raster raster;
  private final boolean small;
  private final double mapWidth;
  private final double mapHeight;
  private final double axis;

  MatrixPart(String heading, float[] values, int rows, int columns) {
    this.values = values;
    decimals = TensorPicture.decimals(values);
    this.rows = rows;
    this.columns = columns;
    rowStep = (rows + MOST_ROWS - 1) / MOST_ROWS;
    columnStep = (columns + MOST_COLUMNS - 1) / MOST_COLUMNS;
    ImageRows drawn = new ImageRows(values, 1, 1, rows, columns).reduced(rowStep, columnStep);
    key = Shades.of(drawn.data());
    raster = drawn.raster(0, key);
    small = rows <= SMALL && columns <= SMALL;
    this.heading = heading;
    double scale = Math.min(1, Math.min(LARGEST_WIDTH / columns, LARGEST_HEIGHT / rows) / CELL);
    mapWidth = small ? columns * numberWidth() : side(columns, scale, LARGEST_WIDTH);
    mapHeight = small ? rows * CELL : side(rows, scale, LARGEST_HEIGHT);
    axis = Math.max(TextWidth.of("row", FONT), TextWidth.of(Integer.toString(rows), FONT)) + 8;
  }

  /** Square cells, wider ones where the matrix would be a thread. */
  private static double side(int count, double scale, double largest) {
    double side = count * CELL * scale;
    return Math.min(largest, Math.max(side, Math.min(count * CELL, 60)));
  }

  private double numberWidth() {
    double width = 30;
    for (int i = 0; i < values.length; i++) {
      width = Math.max(width, TextWidth.of(number(i), FONT) + 12);
    }
    return width;
  }

  private String number(int index) {
    return Card.minus(TensorPicture.number(values[index], decimals));
  }

  /** What is left out in the picture, or empty. */
  String remark() {
    return rowStep == 1 && columnStep == 1
        ? ""
        : "each cell of the picture is the mean of " + rowStep + " × " + columnStep + " numbers";
  }

  @Override
  public double width() {
    double columnLabels = TextWidth.of("0 column " + columns, FONT) + 24;
    double below = Math.max(columnLabels, new ShadesKey(key).width());
    return axis + Math.max(mapWidth, below);
  }

  @Override
  public double height() {
    return top() + mapHeight + ABOVE + new ShadesKey(key).height();
  }

  private double top() {
    return heading.isEmpty() ? 18 : ABOVE;
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    double x = left + axis;
    double y = top + top();
    if (!heading.isEmpty()) {
      Lines.heading(heading, width()).draw(svg, left, top);
    }
    if (raster.width * raster.height < Raster.FEW) {
      raster.drawCells(svg, x, y, mapWidth, mapHeight);
    } else {
      raster.draw(svg, x, y, mapWidth, mapHeight);
    }
    svg.element(
        "rect",
        "x",
        x,
        "y",
        y,
        "width",
        mapWidth,
        "height",
        mapHeight,
        "fill",
        "none",
        "stroke",
        Palette.AXIS);
    if (small) {
      drawNumbers(svg, x, y);
    }
    drawAxes(svg, x, y);
    new ShadesKey(key).draw(svg, x - 12, y + mapHeight + ABOVE);
  }

  private void drawNumbers(Svg svg, double x, double y) {
    double cell = mapWidth / columns;
    svg.open("g", "font-size", FONT, "text-anchor", "middle", "fill", "#1a1a1a");
    for (int i = 0; i < values.length; i++) {
      double at = x + (i % columns + 0.5) * cell;
      double base = y + (i / columns + 0.68) * CELL;
      if (Tone.isDark(raster.pixel(i / columns, i % columns))) {
        svg.text(number(i), at, base, "fill", "#ffffff");
      } else {
        svg.text(number(i), at, base);
      }
    }
    svg.close();
  }

  /** The first and the last index of each axis; all of a small one. */
  private void drawAxes(Svg svg, double x, double y) {
    double below = y + mapHeight + 15;
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    svg.open("g", "text-anchor", "end");
    svg.text("row", x - 6, y - 7);
    for (int row = 0; row < rows; row += step(rows)) {
      // Inside the height of the map, so that the first is not struck by the name of the axis.
      double base = Math.max(11, (row + 0.5) * mapHeight / rows + 4.5);
      svg.text(Integer.toString(row), x - 6, y + base);
    }
    svg.close().open("g", "text-anchor", "middle");
    for (int column = 0; column < columns; column += step(columns)) {
      svg.text(Integer.toString(column), x + (column + 0.5) * mapWidth / columns, below);
    }
    svg.close();
    svg.text("column", x, below + 15);
    svg.close();
  }

  private int step(int count) {
    return small ? 1 : Math.max(1, count - 1);
  }
}
