package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** The first and last rows and columns of a table, as HTML and as text. */
final class TableView {
  private static final int FIRST_ROWS = 10;
  private static final int LAST_ROWS = 5;
  private static final int FIRST_COLUMNS = 15;
  private static final int LAST_COLUMNS = 5;
  private static final int LONGEST = 60;
  private static final String MISSING = "–";
  private static final String MORE = "…";

  /** Neither black nor white: seen in light and in dark themes. */
  private static final String LINE = "1px solid rgba(128,128,128,0.5)";

  private final String name;
  private final List<Column<?>> all;
  private final int size;

  /** The rows and columns that are shown; −1 stands for those left out. */
  private final int[] rows;

  private final int[] columns;

  TableView(String name, List<Column<?>> all, int size) {
    this.name = name == null ? "" : name;
    this.all = all;
    this.size = size;
    rows = shown(size, FIRST_ROWS, LAST_ROWS);
    columns = shown(all.size(), FIRST_COLUMNS, LAST_COLUMNS);
  }

  private static int[] shown(int count, int first, int last) {
    if (count <= first + last) {
      return IntStream.range(0, count).toArray();
    }
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, first), IntStream.of(-1)),
            IntStream.range(count - last, count))
        .toArray();
  }

  MimeBundle bundle() {
    return MimeBundle.text(text()).with(MimeBundle.HTML, html());
  }

  private String caption() {
    StringBuilder caption = new StringBuilder(name);
    caption.append(name.isEmpty() ? "" : ": ").append(size).append(size == 1 ? " row" : " rows");
    caption.append(" × ").append(all.size()).append(all.size() == 1 ? " column" : " columns");
    int missing = all.stream().mapToInt(Column::countMissing).reduce(0, Integer::sum);
    if (missing > 0) {
      caption.append(", ").append(missing).append(missing == 1 ? " value" : " values");
      caption.append(" missing (").append(MISSING).append(')');
    }
    return caption.toString();
  }

  private static String kind(Column<?> column) {
    String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    int missing = column.countMissing();
    return missing == 0 ? type : type + ", " + missing + " missing";
  }

  private static boolean isNumber(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return MISSING;
    }
    Object value = column.get(row);
    String text =
        value instanceof Double || value instanceof Float
            ? Numbers.significant(((Number) value).doubleValue(), 6)
            : String.valueOf(value).replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + MORE;
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    html.append("<table style=\"border-collapse:collapse;margin:4px 0\">\n");
    html.append("<caption style=\"caption-side:top;text-align:left;padding:4px 0\">");
    html.append(Html.escape(caption())).append("</caption>\n<thead>\n<tr>");
    html.append("<th></th>");
    for (int c : columns) {
      head(html, c);
    }
    html.append("</tr>\n</thead>\n<tbody>\n");
    for (int r : rows) {
      html.append("<tr>");
      data(html, r < 0 ? MORE : String.valueOf(r), true, ";opacity:0.6");
      for (int c : columns) {
        boolean left = r < 0 || c < 0;
        String text = left ? r < 0 && c < 0 ? "" : MORE : cell(all.get(c), r);
        data(html, text, c >= 0 && isNumber(all.get(c)), "");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>").toString();
  }

  private void head(StringBuilder html, int c) {
    boolean right = c >= 0 && isNumber(all.get(c));
    html.append("<th style=\"padding:4px 10px;vertical-align:bottom;text-align:");
    html.append(right ? "right" : "left").append(";border-bottom:").append(LINE).append("\">");
    if (c < 0) {
      html.append(MORE);
    } else {
      html.append(Html.escape(all.get(c).name()));
      html.append("<br><span style=\"font-weight:normal;opacity:0.7\">");
      html.append(Html.escape(kind(all.get(c)))).append("</span>");
    }
    html.append("</th>");
  }

  private static void data(StringBuilder html, String text, boolean right, String style) {
    html.append("<td style=\"padding:2px 10px;text-align:").append(right ? "right" : "left");
    html.append(style).append("\">").append(Html.escape(text)).append("</td>");
  }

  private String text() {
    List<List<String>> lines = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(""));
    List<String> kinds = new ArrayList<>(List.of(""));
    for (int c : columns) {
      names.add(c < 0 ? MORE : all.get(c).name());
      kinds.add(c < 0 ? "" : kind(all.get(c)));
    }
    lines.add(names);
    lines.add(kinds);
    for (int r : rows) {
      List<String> line = new ArrayList<>(List.of(r < 0 ? MORE : String.valueOf(r)));
      for (int c : columns) {
        line.add(r < 0 || c < 0 ? MORE : cell(all.get(c), r));
      }
      lines.add(line);
    }
    StringJoiner text = new StringJoiner("\n");
    text.add(caption());
    int[] widths = new int[columns.length + 1];
    for (List<String> line : lines) {
      for (int j = 0; j < widths.length; j++) {
        widths[j] = Math.max(widths[j], length(line.get(j)));
      }
    }
    for (List<String> line : lines) {
      StringBuilder out = new StringBuilder();
      for (int j = 0; j < widths.length; j++) {
        String space = " ".repeat(widths[j] - length(line.get(j)));
        boolean right = j == 0 || columns[j - 1] >= 0 && isNumber(all.get(columns[j - 1]));
        out.append(j == 0 ? "" : "  ").append(right ? space : "").append(line.get(j));
        out.append(right ? "" : space);
      }
      text.add(out.toString().stripTrailing());
    }
    return text.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
