package org.lectern.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;

/**
 * Two trainings side by side: the settings that differ, and for each curve its last and its best
 * value. Settings that are the same are left out, so what is left explains the results, or nothing
 * does.
 *
 * <pre>{@code
 * var slow = trainer(net, crossEntropy(), sgd(0.01)).fit(data);
 * net.reset();
 * var fast = trainer(net, crossEntropy(), sgd(0.1)).fit(data);
 * compare(slow, fast)
 * }</pre>
 */
public final class Comparison implements Displayable {
  private static final int SHORT = 8;

  /**
   * One line of the table.
   *
   * @param name what is compared
   * @param first its value in the first run
   * @param second its value in the second
   */
  public record Row(String name, String first, String second) {}

  private final History first;
  private final History second;

  private Comparison(History first, History second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Compares two trainings.
   *
   * @param first what one {@code fit} returned
   * @param second what another returned
   * @return the comparison
   */
  public static Comparison of(History first, History second) {
    return new Comparison(
        Given.required("compare", "two histories", first),
        Given.required("compare", "two histories", second));
  }

  /**
   * One of the trainings.
   *
   * @return the first
   */
  public History first() {
    return first;
  }

  /**
   * The other training.
   *
   * @return the second
   */
  public History second() {
    return second;
  }

  /**
   * The settings that differ.
   *
   * @return a row for each, none if the settings are the same
   */
  public List<Row> settings() {
    Map<String, String> one = first.settings();
    Map<String, String> other = second.settings();
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      add(rows, name, one.getOrDefault(name, "none"), other.getOrDefault(name, "none"));
    }
    add(rows, "weights before", first.run().fingerprintBefore(), second.run().fingerprintBefore());
    return rows;
  }

  private static void add(List<Row> rows, String name, String one, String other) {
    if (!one.equals(other)) {
      boolean hash = name.endsWith("fingerprint") || name.equals("weights before");
      rows.add(new Row(name, hash ? shorten(one) : one, hash ? shorten(other) : other));
    }
  }

  private static String shorten(String fingerprint) {
    return fingerprint.length() <= SHORT ? fingerprint : fingerprint.substring(0, SHORT) + "…";
  }

  /**
   * What came out.
   *
   * @return the epochs, and a row for each curve with its last and its best value
   */
  public List<Row> results() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("epochs done", done(first), done(second)));
    Set<String> names = new LinkedHashSet<>(first.names());
    names.addAll(second.names());
    for (String name : names) {
      rows.add(new Row(name, values(first, name, false), values(second, name, false)));
      String one = values(first, name, true);
      String other = values(second, name, true);
      if (!one.equals("none") || !other.equals("none")) {
        rows.add(new Row("validation " + name, one, other));
      }
    }
    return rows;
  }

  private static String done(History history) {
    int first = history.firstEpoch();
    return history.epochs() + (first > 0 ? " after " + first : "");
  }

  /** The last value, and the best where that is another. */
  private static String values(History history, String name, boolean validation) {
    double[] curve = new double[0];
    if (history.names().contains(name)) {
      curve = validation ? history.validation(name) : history.training(name);
    }
    if (curve.length == 0) {
      return "none";
    }
    int best = 0;
    for (int i = 1; i < curve.length; i++) {
      boolean better =
          history.higherIsBetter(name) ? curve[i] > curve[best] : curve[i] < curve[best];
      if (better || Double.isNaN(curve[best])) {
        best = i;
      }
    }
    String last = Numbers.significant(curve[curve.length - 1], 4);
    String top = Numbers.significant(curve[best], 4);
    return top.equals(last)
        ? last
        : last + " (best " + top + " in epoch " + (history.firstEpoch() + best + 1) + ")";
  }

  /**
   * What the table means, in one or two sentences.
   *
   * @return whether settings and networks are the same
   */
  public String verdict() {
    String settings = settings().isEmpty() ? "The settings are the same. " : "";
    String after = first.run().fingerprintAfter();
    if (after.isEmpty() || second.run().fingerprintAfter().isEmpty()) {
      return settings.strip();
    }
    return settings
        + (after.equals(second.run().fingerprintAfter())
            ? "The networks are the same after training, bit for bit."
            : "The networks differ after training.");
  }

  @Override
  public MimeBundle toMimeBundle() {
    StringBuilder html = new StringBuilder("<div><table><thead><tr><th></th>");
    html.append(cell("th", "first")).append(cell("th", "second")).append("</tr></thead><tbody>");
    for (Row row : rows()) {
      html.append("<tr>")
          .append(cell("th", row.name))
          .append(cell("td", row.first))
          .append(cell("td", row.second))
          .append("</tr>");
    }
    html.append("</tbody></table><div>").append(Describe.escape(verdict())).append("</div></div>");
    return MimeBundle.text(toString()).with(MimeBundle.HTML, html.toString());
  }

  private static String cell(String tag, String text) {
    return "<" + tag + " style=\"text-align:left\">" + Describe.escape(text) + "</" + tag + ">";
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>(settings());
    rows.addAll(results());
    return rows;
  }

  /** The table and the verdict. */
  @Override
  public String toString() {
    List<Row> rows = rows();
    rows.add(0, new Row("", "first", "second"));
    int names = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
    int values = rows.stream().mapToInt(row -> row.first.length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(pad(row.name, names)).append("  ").append(pad(row.first, values)).append("  ");
      text.append(row.second).append('\n');
    }
    return text + verdict();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
