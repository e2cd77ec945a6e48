package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/** A grid as text: its numbers where there are few, else a picture of shades. */
final class GridText {
  private static final String SHADES = " ·░▒▓█";
  private static final int FEW = 12;
  private static final int ROWS = 16;
  private static final int COLUMNS = 48;

  private GridText() {}

  static List<String> of(Heat heat, Panel panel) {
    Grid grid = heat.grid();
    return grid.rows() <= FEW && grid.columns() <= FEW ? numbers(grid, panel) : shades(heat, panel);
  }

  private static List<String> numbers(Grid grid, Panel panel) {
    List<List<String>> table = new ArrayList<>();
    boolean named = panel.xScale().isCategories();
    if (named) {
      List<String> head = new ArrayList<>();
      head.add("");
      for (int j = 0; j < grid.columns(); j++) {
        head.add(TextWidth.shorten(panel.xScale().text(j), 1, 12));
      }
      table.add(head);
    }
    for (int k = 0; k < grid.rows(); k++) {
      int row = named ? k : grid.rows() - 1 - k;
      List<String> line = new ArrayList<>();
      line.add(panel.yScale().text(grid.middleY(row)));
      for (int j = 0; j < grid.columns(); j++) {
        line.add(FigureText.number(grid.at(row, j)));
      }
      table.add(line);
    }
    return aligned(table);
  }

  private static List<String> aligned(List<List<String>> table) {
    int columns = table.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : table) {
      for (int j = 0; j < columns; j++) {
        widths[j] = Math.max(widths[j], row.get(j).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < columns; j++) {
        line.append(j == 0 ? "" : "  ").append(" ".repeat(widths[j] - row.get(j).length()));
        line.append(row.get(j));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> shades(Heat heat, Panel panel) {
    Grid grid = heat.grid();
    int rows = Math.min(ROWS, grid.rows());
    int columns = Math.min(COLUMNS, grid.columns());
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < rows; k++) {
      int row = panel.yScale().isCategories() ? k : rows - 1 - k;
      StringBuilder line = new StringBuilder("▕");
      for (int j = 0; j < columns; j++) {
        double value =
            grid.at(
                (int) ((long) row * grid.rows() / rows),
                (int) ((long) j * grid.columns() / columns));
        int shade = (int) Math.floor(heat.share(value) * SHADES.length());
        boolean shows = Range.shows(value);
        line.append(shows ? SHADES.charAt(Math.max(0, Math.min(SHADES.length() - 1, shade))) : '?');
      }
      lines.add(line.append('▏').toString());
    }
    return lines;
  }
}
