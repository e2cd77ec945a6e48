package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.display.Svg;
import org.lectern.tensor.Tensor;

/** The features of a data set, one in each row, with a small histogram. */
final class FeatureTable implements Part {
  private static final int MOST = 12;
  private static final int BINS = 24;
  private static final double ROW = Cells.ROW;
  private static final double GAP = 16;
  private static final double HISTOGRAM = 120;
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<int[]> histograms = new ArrayList<>();

  private FeatureTable() {
    rows.add(List.of("feature", "type", "min", "mean", "max", "deviation", "missing"));
  }

  static FeatureTable of(Dataset data) {
    FeatureTable table = new FeatureTable();
    Tensor x = data.features();
    if (x.rank() == 2) {
      table.columns(data.featureNames(), x, "feature");
    } else {
      Tensor some = TensorPicture.most(x);
      boolean all = some.length() == x.length();
      table.row(all ? "all features" : "first " + some.size(0) + " samples", some.toArray(), 0, 1);
    }
    if (!data.isClassification()) {
      Tensor y = data.labels();
      int outputs = y.length() / y.size(0);
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= outputs; i++) {
        names.add(outputs == 1 ? data.labelName() : data.labelName() + " " + i);
      }
      table.columns(names, y.reshape(y.size(0), outputs), "label");
    }
    return table;
  }

  private void columns(List<String> names, Tensor x, String what) {
    int columns = x.size(1);
    float[] values = (columns > MOST ? x.slice(1, 0, MOST) : x).toArray();
    int shown = Math.min(columns, MOST);
    for (int i = 0; i < shown; i++) {
      row(names.get(i).replace('\n', ' '), values, i, shown);
    }
    if (columns > shown) {
      int rest = columns - shown;
      String more = "and " + rest + " more " + what + (rest == 1 ? "" : "s");
      rows.add(List.of(more, "", "", "", "", "", ""));
      histograms.add(new int[0]);
    }
  }

  private void row(String name, float[] values, int first, int step) {
    Summary summary = Summary.of(values, first, step);
    rows.add(
        List.of(
            name,
            type(summary),
            FigureText.number(summary.min()),
            FigureText.number(summary.mean()),
            FigureText.number(summary.max()),
            FigureText.number(summary.deviation()),
            summary.gaps().isEmpty() ? "0" : summary.gaps()));
    histograms.add(histogram(values, first, step, summary));
  }

  private static String type(Summary summary) {
    if (summary.finite() == 0) {
      return "no values";
    }
    if (!summary.whole()) {
      return "number";
    }
    return summary.min() >= 0 && summary.max() <= 1 ? "0 or 1" : "whole";
  }

  private static int[] histogram(float[] values, int first, int step, Summary summary) {
    double span = summary.max() - summary.min();
    // Few whole numbers have a bar each.
    boolean each = summary.whole() && span < BINS;
    int[] counts = new int[each ? (int) span + 1 : BINS];
    for (int i = first; i < values.length; i += step) {
      if (Float.isFinite(values[i])) {
        double above = values[i] - summary.min();
        double bin = each ? above : span == 0 ? BINS / 2.0 : Math.floor(above / span * BINS);
        counts[(int) Math.min(counts.length - 1, bin)]++;
      }
    }
    return counts;
  }

  private Cells cells() {
    return new Cells(rows);
  }

  /** The table, each row with its histogram in blocks. */
  String text() {
    String[] lines = cells().text().split("\n");
    StringBuilder text = new StringBuilder(lines[0]).append("  distribution");
    for (int i = 1; i < lines.length; i++) {
      StringBuilder blocks = new StringBuilder(lines[i]).append("  ");
      int[] counts = histograms.get(i - 1);
      int most = most(counts);
      for (int count : counts) {
        blocks.append(BLOCKS.charAt(most == 0 ? 0 : (int) Math.ceil(8.0 * count / most)));
      }
      text.append('\n').append(blocks.toString().stripTrailing());
    }
    return text.toString();
  }

  private static int most(int[] counts) {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }

  @Override
  public double width() {
    return cells().width() + GAP + HISTOGRAM;
  }

  @Override
  public double height() {
    return rows.size() * ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    Cells cells = cells();
    cells.draw(svg, left, top);
    double x = left + cells.width() + GAP;
    svg.text(
        "distribution",
        x,
        top + ROW * 0.72,
        "font-size",
        Lines.FONT,
        "font-weight",
        "bold",
        "fill",
        Palette.TEXT);
    Cells.drawRule(svg, left, top + ROW, width());
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < histograms.size(); i++) {
      bars(path, histograms.get(i), x, top + (i + 2) * ROW - 3);
    }
    if (path.length() > 0) {
      svg.element("path", "d", path, "fill", Palette.colour(0));
    }
  }

  private static void bars(StringBuilder path, int[] counts, double left, double bottom) {
    double width = HISTOGRAM / Math.max(1, counts.length);
    int most = most(counts);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double height = Math.max(1, (ROW - 6) * counts[i] / most);
        Axes.point(path, 'M', left + i * width, bottom);
        path.append('v');
        Svg.number(path, -height);
        path.append('h');
        Svg.number(path, width - (counts.length < BINS ? 2 : 0.5));
        path.append('v');
        Svg.number(path, height);
        path.append('z');
      }
    }
  }
}
