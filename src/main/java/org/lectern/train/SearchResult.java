package org.lectern.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/** The trials of a {@link Search}, the best first. */
public final class SearchResult implements Displayable {
  /** The text form shows so many of the best. */
  private static final int SHOWN = 10;

  private final List<Trial> trials;
  private final int planned;
  private final String metric;

  SearchResult(List<Trial> trials, int planned, String metric, boolean higherIsBetter) {
    Comparator<Trial> order =
        Comparator.comparingDouble(trial -> higherIsBetter ? -trial.score() : trial.score());
    // A trial that failed has no score, and comes last; of equals the earlier one comes first.
    Comparator<Trial> scored = Comparator.comparing(trial -> Double.isNaN(trial.score()));
    this.trials = trials.stream().sorted(scored.thenComparing(order)).toList();
    this.planned = planned;
    this.metric = metric;
  }

  /**
   * The best trial.
   *
   * @return it, with its trained network
   * @throws IllegalStateException if no trial ended
   */
  public Trial best() {
    if (trials.isEmpty()) {
      throw new IllegalStateException(
          "best: no trial had ended when the search was interrupted. Run it again.");
    }
    return trials.get(0);
  }

  /**
   * All trials.
   *
   * @return them, the best first
   */
  public List<Trial> trials() {
    return trials;
  }

  /**
   * What they are judged by.
   *
   * @return loss, or the name of a metric
   */
  public String metric() {
    return metric;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString()).with(MimeBundle.HTML, html());
  }

  private String html() {
    StringBuilder html = new StringBuilder("<table><thead><tr><th>trial</th>");
    if (!trials.isEmpty()) {
      for (String name : best().settings().values().keySet()) {
        html.append("<th>").append(Html.escape(name)).append("</th>");
      }
    }
    html.append("<th>validation ").append(Html.escape(metric));
    html.append("</th><th>epochs</th><th></th></tr></thead><tbody>");
    for (Trial trial : trials) {
      html.append("<tr><td>").append(trial.number()).append("</td>");
      for (double value : trial.settings().values().values()) {
        html.append("<td>").append(Numbers.significant(value, 4)).append("</td>");
      }
      html.append("<td>").append(Numbers.significant(trial.score(), 4)).append("</td><td>");
      html.append(trial.history() == null ? "" : trial.history().epochs()).append("</td><td>");
      html.append(Html.escape(remark(trial))).append("</td></tr>");
    }
    return html.append("</tbody></table><div>").append(headline()).append("</div>").toString();
  }

  private static String remark(Trial trial) {
    if (trial.failure() != null) {
      return trial.failure();
    }
    String note = trial.history() == null ? null : trial.history().note();
    return note == null ? "" : note;
  }

  private String headline() {
    return trials.size()
        + (trials.size() == planned ? " trials" : " of " + planned + " trials, then interrupted")
        + ", judged by the validation "
        + metric;
  }

  /** The best trials, one a line. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(headline()));
    for (Trial trial : trials.subList(0, Math.min(SHOWN, trials.size()))) {
      String remark = remark(trial);
      lines.add(
          Numbers.significant(trial.score(), 4)
              + "  "
              + trial.settings()
              + (remark.isEmpty() ? "" : "  " + remark));
    }
    if (trials.size() > SHOWN) {
      lines.add("… and " + (trials.size() - SHOWN) + " more");
    }
    return String.join("\n", lines);
  }
}
