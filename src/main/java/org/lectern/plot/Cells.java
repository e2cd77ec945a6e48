package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Svg;

/**
 * A small table, as aligned text and as a part of a picture; the first row is the head. The first
 * column is aligned at the left, the others at the right.
 */
record Cells(List<List<String>> rows) implements Part {
  static final double ROW = 20;
  private static final double FONT = 13;
  private static final double GAP = 16;

  /** A longer cell is cut in the picture; text has it in full. */
  private static final double WIDEST = 170;

  String text() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - length(row.get(i)));
        line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      text.append(text.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private double column(int index) {
    double width = 0;
    for (List<String> row : rows) {
      width = Math.max(width, TextWidth.of(shown(row.get(index)), FONT));
    }
    return width;
  }

  private static String shown(String cell) {
    return TextWidth.shorten(Card.minus(cell), FONT, WIDEST);
  }

  /** The first columns that fit, the last one kept: others give way to an ellipsis. */
  Cells fitting(double width) {
    if (width() <= width) {
      return this;
    }
    int columns = rows.get(0).size();
    int kept = columns - 2;
    Cells less = cut(kept);
    while (kept > 1 && less.width() > width) {
      less = cut(--kept);
    }
    return less;
  }

  private Cells cut(int kept) {
    List<List<String>> shorter = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row.subList(0, kept));
      cells.add("…");
      cells.add(row.get(row.size() - 1));
      shorter.add(cells);
    }
    return new Cells(shorter);
  }

  @Override
  public double width() {
    double width = -GAP;
    for (int i = 0; i < rows.get(0).size(); i++) {
      width += column(i) + GAP;
    }
    return width;
  }

  @Override
  public double height() {
    return rows.size() * ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    double x = left;
    for (int i = 0; i < rows.get(0).size(); i++) {
      double width = column(i);
      svg.open("g", "text-anchor", i == 0 ? "start" : "end");
      for (int r = 0; r < rows.size(); r++) {
        String cell = shown(rows.get(r).get(i));
        double y = top + (r + 0.72) * ROW;
        double at = i == 0 ? x : x + width;
        if (r == 0) {
          svg.text(cell, at, y, "font-weight", "bold");
        } else {
          svg.text(cell, at, y);
        }
      }
      svg.close();
      x += width + GAP;
    }
    svg.close();
    drawRule(svg, left, top + ROW, width());
  }

  /** The line below the head. */
  static void drawRule(Svg svg, double left, double y, double width) {
    StringBuilder path = new StringBuilder();
    Axes.move(path, left, y);
    path.append('h');
    Svg.number(path, width);
    svg.element("path", "d", path, "stroke", Palette.GRID);
  }
}
