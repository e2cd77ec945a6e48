package org.lectern.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the traces of one pair of axes. */
final class JsplotPanel {
  private final String xLabel;
  private final String yLabel;
  private final String barMode;
  private final JsplotAxis x;
  private final JsplotAxis y;
  private final List<Series> series = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Series> legend = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<JsonNode> bars = new ArrayList<>();
  private final List<Integer> barPlaces = new ArrayList<>();
  private final Map<String, double[]> histograms = new LinkedHashMap<>();
  private int bins;
  private double height;
  private @Nullable Range xRange;
  private @Nullable Range yRange;

  JsplotPanel(JsonNode x, JsonNode y, String barMode) {
    this.x = new JsplotAxis(x);
    this.y = new JsplotAxis(y);
    xLabel = JsplotFigure.title(x);
    yLabel = JsplotFigure.title(y);
    this.barMode = barMode;
  }

  /** Adds a trace; false if there is no static picture of its kind. */
  boolean add(String kind, JsonNode trace, int place) {
    switch (kind) {
      case "scatter", "scattergl" -> {
        if (trace.has("open") || !trace.has("y")) {
          return false;
        }
        addScatter(trace, place);
      }
      case "bar" -> {
        bars.add(trace);
        barPlaces.add(place);
        addLegend(trace, Series.sample(name(trace, place), place));
      }
      case "histogram" -> {
        return addHistogram(trace, place);
      }
      case "box" -> addBoxes(trace, place);
      case "heatmap", "contour" -> addHeat(trace, kind.equals("contour"));
      case "pie" -> addPie(trace);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A trace without a name has that of the y axis, if it is the first. */
  private String name(JsonNode trace, int place) {
    String name = trace.path("name").asText();
    if (!name.isEmpty()) {
      return name;
    }
    return place == 0 && !yLabel.isEmpty() ? yLabel : "trace " + place;
  }

  private void addLegend(JsonNode trace, Series entry) {
    if (trace.path("showlegend").asBoolean(true)) {
      legend.add(entry);
    }
  }

  private void addScatter(JsonNode trace, int place) {
    double[] xs = x.values(trace.path("x"));
    double[] ys = y.values(trace.path("y"));
    int n = Math.min(xs.length, ys.length);
    String mode = trace.path("mode").asText("lines");
    boolean line = mode.contains("lines");
    Series.Style style =
        line
            ? Series.Style.line(place, place / Palette.SIZE % 2 == 1)
            : Series.Style.points(place, false);
    Series all = new Series(name(trace, place), Arrays.copyOf(xs, n), Arrays.copyOf(ys, n), style);
    Series drawn = line ? all : Thinning.most(all, Points.MOST);
    if (drawn.x().length < n) {
      remarks.add(Points.remark(drawn.x().length, n));
    }
    if (trace.path("marker").path("size").isArray()) {
      remarks.add(all.name() + ": the sizes of the points are shown by Plotly only");
    }
    if (!trace.path("fill").asText("none").equals("none")) {
      marks.add(new Band(all.name(), all.x(), new double[n], all.y(), place));
    }
    Remarks.addGaps(remarks, all.name(), x.scale() == Scale.LINEAR ? xLabel : "", all);
    series.add(drawn);
    addLegend(trace, drawn);
  }

  private boolean addHistogram(JsonNode trace, int place) {
    boolean lying = !trace.has("x");
    String function = trace.path("histfunc").asText("count");
    JsonNode values = trace.path(lying ? "y" : "x");
    if (!function.equals("count") || values.size() > 0 && !values.get(0).isNumber()) {
      return false;
    }
    if (lying) {
      remarks.add("the histogram is drawn standing");
    }
    bins = Math.max(bins, trace.path(lying ? "nbinsy" : "nbinsx").asInt());
    String name = name(trace, place);
    histograms.put(name, x.values(values));
    addLegend(trace, Series.sample(name, histograms.size() - 1));
    return true;
  }

  /** Values by their category, or all of them as one group. */
  private void addBoxes(JsonNode trace, int place) {
    Map<String, List<Double>> groups = new LinkedHashMap<>();
    JsonNode names = trace.path("x");
    double[] values = y.values(trace.path("y"));
    for (int i = 0; i < values.length; i++) {
      String name = names.has(i) ? names.get(i).asText() : name(trace, place);
      groups.computeIfAbsent(name, k -> new ArrayList<>()).add(values[i]);
    }
    List<Box> boxes = new ArrayList<>();
    for (Mark mark : List.copyOf(marks)) {
      if (mark instanceof Boxes before) {
        boxes.addAll(before.boxes());
        marks.remove(mark);
      }
    }
    groups.forEach(
        (name, own) ->
            boxes.add(Box.of(name, own.stream().mapToDouble(Double::doubleValue).toArray())));
    Boxes mark = new Boxes(boxes);
    marks.add(mark);
    x.setNames(mark.categories().names());
    remarks.addAll(mark.remarks());
  }

  /** Plotly draws the first row at the bottom, whether rows have names or numbers. */
  private void addHeat(JsonNode trace, boolean lines) {
    JsonNode z = trace.path("z");
    int rows = z.size();
    int columns = rows == 0 ? 0 : z.get(0).size();
    Range xs = JsplotAxis.even(trace.path("x"), columns);
    Range ys = JsplotAxis.even(trace.path("y"), rows);
    boolean numeric = xs != null && ys != null && rows > 1 && columns > 1;
    double[] values = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        JsonNode value = z.get(i).path(j);
        int row = numeric ? i : rows - 1 - i;
        values[row * columns + j] = value.isNumber() ? value.asDouble() : Double.NaN;
      }
    }
    Grid grid;
    if (numeric) {
      grid = Grid.between(rows, columns, values, xs, ys);
      xRange = grid.x();
      yRange = grid.y();
    } else {
      grid = Grid.counted(rows, columns, values);
      List<String> names = new ArrayList<>(JsplotAxis.names(trace.path("y"), rows));
      Collections.reverse(names);
      x.setNames(JsplotAxis.names(trace.path("x"), columns));
      y.setNames(names);
    }
    Heat heat = Heat.of("", "", grid, new Heat.Look(false, true, lines));
    marks.add(heat);
    remarks.addAll(heat.remarks());
    height = 360;
  }

  private void addPie(JsonNode trace) {
    JsonNode values = trace.path("values");
    double[] shares = JsplotAxis.numbers(values);
    Pie pie = new Pie(JsplotAxis.names(trace.path("labels"), shares.length), shares);
    if (pie.leftOut() > 0) {
      remarks.add(pie.leftOut() + " values that are no share of a whole are left out");
    }
    marks.add(pie);
  }

  boolean isEmpty() {
    return series.isEmpty() && marks.isEmpty() && bars.isEmpty() && histograms.isEmpty();
  }

  List<Series> legend() {
    return legend;
  }

  List<String> remarks() {
    return remarks;
  }

  double height() {
    return height;
  }

  Panel build() {
    if (!bars.isEmpty()) {
      addBars();
    }
    if (!histograms.isEmpty()) {
      addBins();
    }
    String count = yLabel.isEmpty() && !histograms.isEmpty() ? "count" : yLabel;
    return new Panel(xLabel, count, series, xRange, yRange, false, null, "no values to draw")
        .with(marks)
        .scaled(x.scale(), y.scale());
  }

  private void addBins() {
    double[] all = histograms.values().stream().flatMapToDouble(Arrays::stream).toArray();
    double[] edges = Bins.edges(all, Math.min(bins, 1000));
    List<Mark> own = new ArrayList<>();
    histograms.forEach(
        (name, values) ->
            own.add(
                new Bins(
                    name, edges, Bins.count(values, edges), own.size(), histograms.size() > 1)));
    marks.addAll(own);
  }

  /** All bars over the categories of all traces, in the order in which they come first. */
  private void addBars() {
    boolean lying = bars.get(0).path("orientation").asText().equals("h");
    Map<String, Integer> categories = new LinkedHashMap<>();
    for (JsonNode trace : bars) {
      for (JsonNode name : trace.path(lying ? "y" : "x")) {
        categories.putIfAbsent(name.asText(), categories.size());
      }
    }
    List<String> names = new ArrayList<>(categories.keySet());
    if (lying) {
      Collections.reverse(names);
    }
    List<Columns.Group> groups = new ArrayList<>();
    for (int k = 0; k < bars.size(); k++) {
      JsonNode trace = bars.get(k);
      Map<Integer, Double> values = new TreeMap<>();
      JsonNode own = trace.path(lying ? "y" : "x");
      double[] lengths = JsplotAxis.numbers(trace.path(lying ? "x" : "y"));
      for (int i = 0; i < Math.min(own.size(), lengths.length); i++) {
        values.put(names.indexOf(own.get(i).asText()), lengths[i]);
      }
      double[] all = new double[names.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = values.getOrDefault(i, Double.NaN);
      }
      groups.add(new Columns.Group(name(trace, barPlaces.get(k)), all, barPlaces.get(k)));
    }
    if (bars.size() > 1 && (barMode.equals("stack") || barMode.equals("relative"))) {
      remarks.add("bars are drawn side by side; Plotly stacks them");
    }
    (lying ? y : x).setNames(names);
    marks.add(new Columns(names, groups, lying));
    if (lying) {
      height = Math.max(height, Math.min(700, names.size() * 24.0 + 60));
    }
  }
}
