package org.lectern.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/** A confusion matrix and its report, as text and as HTML. */
final class ConfusionTable {
  /** A larger matrix would fill the screen; its largest confusions say more. */
  private static final int LARGEST = 25;

  private static final int CONFUSIONS = 10;
  private static final int NAME = 24;
  private static final int RIGHT = 0x0072B2;
  private static final int WRONG = 0xD55E00;

  private ConfusionTable() {}

  static MimeBundle of(ConfusionMatrix matrix) {
    List<String[]> counts = matrix.classes() > LARGEST ? confusions(matrix) : counts(matrix);
    List<String[]> report = report(matrix);
    List<String> notes = notes(matrix);
    StringBuilder text = new StringBuilder(headline(matrix)).append('\n').append(text(counts));
    text.append("\n\n").append(text(report));
    notes.forEach(note -> text.append('\n').append(note));
    StringBuilder html = new StringBuilder("<div><div><b>").append(escape(headline(matrix)));
    html.append("</b></div>").append(html(matrix, counts)).append(html(null, report));
    notes.forEach(note -> html.append("<div>").append(escape(note)).append("</div>"));
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.append("</div>").toString());
  }

  private static String headline(ConfusionMatrix matrix) {
    return "Confusion matrix of "
        + matrix.samples()
        + (matrix.samples() == 1 ? " sample" : " samples")
        + ": accuracy "
        + Numbers.fixed(matrix.accuracy(), 4);
  }

  private static List<String[]> counts(ConfusionMatrix matrix) {
    int classes = matrix.classes();
    boolean undecided = matrix.decided() < matrix.samples();
    List<String[]> rows = new ArrayList<>();
    for (int row = -1; row < classes; row++) {
      String[] cells = new String[classes + (undecided ? 2 : 1)];
      cells[0] = row < 0 ? "true \\ predicted" : name(matrix, row);
      for (int c = 0; c < classes; c++) {
        cells[c + 1] = row < 0 ? name(matrix, c) : Integer.toString(matrix.count(row, c));
      }
      if (undecided) {
        cells[classes + 1] = row < 0 ? "NaN" : Integer.toString(matrix.undecided(row));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The largest counts off the diagonal, for many classes. */
  private static List<String[]> confusions(ConfusionMatrix matrix) {
    int classes = matrix.classes();
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"most frequent confusions", "predicted as", "samples"});
    IntStream.range(0, classes * classes)
        .filter(i -> i / classes != i % classes && matrix.count(i / classes, i % classes) > 0)
        .boxed()
        .sorted(
            (a, b) ->
                matrix.count(b / classes, b % classes) - matrix.count(a / classes, a % classes))
        .limit(CONFUSIONS)
        .forEach(
            i ->
                rows.add(
                    new String[] {
                      name(matrix, i / classes),
                      name(matrix, i % classes),
                      Integer.toString(matrix.count(i / classes, i % classes))
                    }));
    return rows;
  }

  private static List<String[]> report(ConfusionMatrix matrix) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"class", "precision", "recall", "F1", "support"});
    for (int id = 0; id < matrix.classes(); id++) {
      rows.add(
          row(
              name(matrix, id),
              matrix.precision(id),
              matrix.recall(id),
              matrix.f1(id),
              matrix.support(id)));
    }
    rows.add(
        row(
            "macro average",
            Average.macro(matrix, matrix::precision),
            Average.macro(matrix, matrix::recall),
            Average.macro(matrix, matrix::f1),
            matrix.samples()));
    rows.add(
        row(
            "weighted average",
            Average.weighted(matrix, matrix::precision),
            Average.weighted(matrix, matrix::recall),
            Average.weighted(matrix, matrix::f1),
            matrix.samples()));
    return rows;
  }

  private static String[] row(
      String name, double precision, double recall, double f1, int support) {
    return new String[] {
      name,
      Numbers.fixed(precision, 4),
      Numbers.fixed(recall, 4),
      Numbers.fixed(f1, 4),
      Integer.toString(support)
    };
  }

  private static List<String> notes(ConfusionMatrix matrix) {
    List<String> notes = new ArrayList<>();
    note(notes, matrix, "never predicted", "precision", id -> matrix.predicted(id) == 0);
    note(notes, matrix, "not among the labels", "recall", id -> matrix.support(id) == 0);
    return notes;
  }

  private static void note(
      List<String> notes, ConfusionMatrix matrix, String what, String score, IntPredicate which) {
    String names =
        IntStream.range(0, matrix.classes())
            .filter(which)
            .mapToObj(id -> name(matrix, id))
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      notes.add(names + ": " + what + "; " + score + ", 0/0, counts as 0.");
    }
  }

  private static String name(ConfusionMatrix matrix, int id) {
    String name = matrix.classNames().get(id);
    return name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
  }

  private static String text(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(text.isEmpty() ? "" : "\n");
      for (int i = 0; i < row.length; i++) {
        String pad = " ".repeat(widths[i] - row[i].length());
        text.append(i == 0 ? row[i] + pad : "  " + pad + row[i]);
      }
    }
    return text.toString();
  }

  /** With a matrix its cells are shaded: by their share of the row. */
  private static String html(@Nullable ConfusionMatrix matrix, List<String[]> rows) {
    StringBuilder html = new StringBuilder("<table>");
    for (int r = 0; r < rows.size(); r++) {
      String tag = r == 0 ? "th" : "td";
      html.append("<tr>");
      String[] row = rows.get(r);
      for (int c = 0; c < row.length; c++) {
        html.append('<')
            .append(tag)
            .append(" style=\"text-align:")
            .append(c == 0 ? "left" : "right");
        if (matrix != null && matrix.classes() <= LARGEST && r > 0 && c > 0) {
          html.append(shade(Integer.parseInt(row[c]), matrix.support(r - 1), r == c));
        }
        html.append("\">").append(escape(row[c])).append("</").append(tag).append('>');
      }
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  /** Pale enough for black text, so that it reads on light and dark pages. */
  private static String shade(int count, int total, boolean right) {
    if (count == 0) {
      return "";
    }
    double share = 0.08 + 0.52 * count / total;
    int colour = right ? RIGHT : WRONG;
    int mixed = mix(colour >> 16, share) << 16 | mix(colour >> 8, share) << 8 | mix(colour, share);
    return ";color:#111;background:#" + Integer.toHexString(0x1000000 | mixed).substring(1);
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 - (255 - (channel & 255)) * share);
  }

  /** Safe in HTML; a dollar sign must not start a formula in a notebook. */
  private static String escape(String text) {
    return Html.escape(text).replace("$", "&#36;");
  }
}
