package org.lectern.data;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Html;

/**
 * A small table: as aligned text, and as HTML without scripts. The first column is left-aligned.
 */
final class Grid {
  private final List<String[]> rows = new ArrayList<>();

  Grid(String... head) {
    rows.add(head);
  }

  void row(String... cells) {
    rows.add(cells);
  }

  String text() {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? row[i] + pad : "  " + pad + row[i]);
      }
      text.append(text.length() == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  String html() {
    StringBuilder html = new StringBuilder("<table>");
    for (int r = 0; r < rows.size(); r++) {
      String tag = r == 0 ? "th" : "td";
      html.append("<tr>");
      String[] row = rows.get(r);
      for (int i = 0; i < row.length; i++) {
        html.append('<')
            .append(tag)
            .append(" style=\"text-align:")
            .append(i == 0 ? "left" : "right")
            .append("\">")
            .append(escape(row[i]))
            .append("</")
            .append(tag)
            .append('>');
      }
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  /** Safe in HTML; a dollar sign must not start a formula in a notebook. */
  static String escape(String text) {
    return Html.escape(text).replace("$", "&#36;");
  }
}
