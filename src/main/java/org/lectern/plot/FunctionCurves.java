package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

/** Functions of one number in one picture, their derivatives in another beside it. */
final class FunctionCurves {
  /** One of them. */
  record Function(String name, UnaryOperator<Tensor> f) {}

  private final String title;
  private final String xLabel;
  private final String[] yLabels;
  private final List<Series> values = new ArrayList<>();
  private final List<Series> slopes = new ArrayList<>();
  private final Range range;
  private final String text;

  FunctionCurves(
      String title, String xLabel, String[] yLabels, Range range, List<Function> functions) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabels = yLabels;
    this.range = range;
    for (int i = 0; i < functions.size(); i++) {
      Function function = functions.get(i);
      Slopes all = Slopes.of(function.f, range);
      Series.Style style = Series.Style.line(i, i / Palette.SIZE % 2 == 1);
      values.add(new Series(function.name, all.x(), all.y(), style));
      slopes.add(new Series(function.name, all.x(), all.slope(), style));
    }
    text = title + "\n" + table(functions);
  }

  MimeBundle bundle(List<String> captions) {
    List<Panel> panels = List.of(panel(yLabels[0], values), panel(yLabels[1], slopes));
    List<String> remarks = new ArrayList<>();
    values.forEach(s -> Remarks.addGaps(remarks, s.name(), xLabel, s));
    String below = String.join("\n", captions);
    return FigureSvg.bundle(
        Figure.of(title, panels, values, captions, remarks),
        290,
        captions.isEmpty() ? text : text + "\n" + below);
  }

  private Panel panel(String label, List<Series> series) {
    return Panel.lines(xLabel, label, series).ranged(range, null);
  }

  String text() {
    return text;
  }

  /** The values and slopes at nine places. */
  private String table(List<Function> functions) {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(xLabel));
    Tensor places = Tensor.linspace(range.min(), range.max(), 9);
    for (float place : places.toArray()) {
      head.add(FigureText.number(place));
    }
    table.add(head);
    for (Function function : functions) {
      Slopes at = Slopes.at(function.f, Tensor.variable("x", places));
      table.add(row(function.name, at.y()));
      table.add(row("  slope", at.slope()));
    }
    return TextTable.of(table);
  }

  private static List<String> row(String name, double[] values) {
    List<String> row = new ArrayList<>(List.of(name));
    for (double value : values) {
      row.add(FigureText.number(value));
    }
    return row;
  }
}
