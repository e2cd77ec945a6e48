package org.lectern.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.train.History;

/**
 * Several trainings in one picture: a colour for each, solid on training data and dashed on
 * validation data. Each is named by the settings in which they differ, such as its optimiser.
 */
public final class RunCurves implements Displayable {
  private static final int MAX_PANELS = 4;
  private static final int LONGEST_NAME = 60;
  private static final int LONG = 25;

  /** Settings that follow from others, or that nobody would name a run by. */
  private static final Set<String> DERIVED =
      new LinkedHashSet<>(List.of("data fingerprint", "validation fingerprint", "parameters"));

  private final List<History> runs;
  private final List<String> names;

  private RunCurves(List<History> runs) {
    this.runs = runs;
    this.names = names(runs);
  }

  /**
   * Compares trainings.
   *
   * @param histories what several calls of {@code fit} returned
   * @return the comparison
   */
  public static RunCurves of(List<History> histories) {
    histories.forEach(history -> Given.required("compare", "histories", history));
    return new RunCurves(List.copyOf(histories));
  }

  /**
   * What tells the runs apart.
   *
   * @return a name for each
   */
  public List<String> names() {
    return names;
  }

  private static List<String> names(List<History> runs) {
    Set<String> settings = new LinkedHashSet<>();
    runs.forEach(run -> settings.addAll(run.settings().keySet()));
    settings.removeAll(DERIVED);
    settings.removeIf(
        setting -> runs.stream().map(run -> value(run, setting)).distinct().count() < 2);
    // Long values last: a name that is cut must still tell the runs apart.
    List<String> longLast = new ArrayList<>(settings);
    longLast.sort(Comparator.comparing(setting -> longest(runs, setting) > LONG));
    List<String> names = new ArrayList<>();
    for (History run : runs) {
      StringBuilder name = new StringBuilder();
      for (String setting : longLast) {
        // An optimiser or a network says what it is; a bare number does not.
        String value = value(run, setting);
        boolean number = !value.isEmpty() && Character.isDigit(value.charAt(0));
        name.append(name.isEmpty() ? "" : ", ").append(number ? setting + " " : "").append(value);
      }
      String text = name.isEmpty() ? "run " + (names.size() + 1) : name.toString();
      text =
          text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME - 1).strip() + "…" : text;
      names.add(names.contains(text) ? text + " (run " + (names.size() + 1) + ")" : text);
    }
    return List.copyOf(names);
  }

  private static int longest(List<History> runs, String setting) {
    return runs.stream().mapToInt(run -> value(run, setting).length()).max().orElse(0);
  }

  private static String value(History run, String setting) {
    Map<String, String> settings = run.settings();
    return settings.getOrDefault(setting, "none");
  }

  private List<String> curves() {
    Set<String> curves = new LinkedHashSet<>();
    runs.forEach(run -> curves.addAll(run.names()));
    return curves.isEmpty() ? List.of(History.LOSS) : List.copyOf(curves);
  }

  @Override
  public MimeBundle toMimeBundle() {
    List<String> curves = curves();
    List<String> drawn = curves.subList(0, Math.min(curves.size(), MAX_PANELS));
    List<String> remarks = new ArrayList<>();
    List<Series> legend = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    for (String curve : drawn) {
      List<Series> lines = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).names().contains(curve)) {
          add(lines, i, curve);
        }
      }
      if (legend.isEmpty()) {
        lines.stream().filter(line -> !line.style().dashed()).forEach(legend::add);
      }
      lines.forEach(line -> Remarks.addGaps(remarks, line.name() + ", " + curve, "epoch", line));
      panels.add(new Panel("epoch", curve, lines, null, null, true, null, "no whole epoch yet"));
    }
    boolean validation = runs.stream().anyMatch(RunCurves::hasValidation);
    List<String> caption = validation ? List.of("solid: training, dashed: validation") : List.of();
    if (curves.size() > drawn.size()) {
      remarks.add("not drawn: " + String.join(", ", curves.subList(drawn.size(), curves.size())));
    }
    Figure figure = new Figure("", "Comparison", panels, legend, caption, remarks, -1);
    return FigureSvg.bundle(figure, 280, toString());
  }

  private void add(List<Series> lines, int i, String curve) {
    History run = runs.get(i);
    double start = run.firstEpoch() + 1.0;
    Series.Style solid = Series.Style.line(i, false);
    lines.add(Series.counted(names.get(i), start, run.training(curve), solid));
    double[] validation = run.validation(curve);
    if (validation.length > 0) {
      Series.Style dashed = Series.Style.line(i, true);
      lines.add(Series.counted(names.get(i) + " (validation)", start, validation, dashed));
    }
  }

  private static boolean hasValidation(History run) {
    return run.epochs() > 0 && run.validation(run.names().get(0)).length > 0;
  }

  /** The last values of each run, as a table. */
  @Override
  public String toString() {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("run", "epochs"));
    boolean validation = runs.stream().anyMatch(RunCurves::hasValidation);
    for (String curve : curves()) {
      head.add(curve);
      if (validation) {
        head.add("validation " + curve);
      }
    }
    table.add(head);
    for (int i = 0; i < runs.size(); i++) {
      History run = runs.get(i);
      List<String> row = new ArrayList<>(List.of(names.get(i), Integer.toString(run.epochs())));
      for (String curve : curves()) {
        boolean has = run.names().contains(curve);
        row.add(last(has ? run.training(curve) : new double[0]));
        if (validation) {
          row.add(last(has ? run.validation(curve) : new double[0]));
        }
      }
      table.add(row);
    }
    return "Comparison of " + runs.size() + " trainings, values at the end\n" + TextTable.of(table);
  }

  private static String last(double[] curve) {
    return curve.length == 0 ? "none" : FigureText.number(curve[curve.length - 1]);
  }
}
