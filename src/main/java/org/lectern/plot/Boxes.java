package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lectern.display.Svg;

/** Boxes side by side over categories. */
record Boxes(List<Box> boxes) implements Mark {
  /** Outliers of a box that are drawn: more cover each other. */
  private static final int MOST = 200;

  private static final double WIDEST = 60;

  Scale categories() {
    return Scale.categories(boxes.stream().map(Box::name).toList());
  }

  /** A remark if outliers are left out, else nothing. */
  List<String> remarks() {
    return boxes.stream()
        .filter(b -> b.outliers().length > MOST)
        .map(b -> b.name() + ": " + MOST + " of " + b.outliers().length + " outliers are drawn")
        .toList();
  }

  @Override
  public double[] xs() {
    return IntStream.range(0, boxes.size()).asDoubleStream().toArray();
  }

  @Override
  public double[] ys() {
    return boxes.stream()
        .flatMapToDouble(
            b ->
                DoubleStream.concat(
                    Arrays.stream(new double[] {b.low(), b.high()}), Arrays.stream(b.outliers())))
        .toArray();
  }

  @Override
  public boolean isEmpty() {
    return boxes.stream().allMatch(b -> b.count() == 0);
  }

  @Override
  public boolean fillsFrame() {
    return false;
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    double half = Math.min(WIDEST, (axes.px(1) - axes.px(0)) * 0.6) / 2;
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).count() > 0) {
        drawBox(svg, axes, boxes.get(i), i, half);
      }
    }
  }

  private static void drawBox(Svg svg, Axes axes, Box box, int place, double half) {
    double x = axes.px(place);
    String colour = Palette.colour(place);
    double upper = axes.insideY(box.upperQuartile());
    double lower = axes.insideY(box.lowerQuartile());
    StringBuilder whiskers = new StringBuilder();
    whisker(whiskers, x, half / 2, upper, axes.insideY(box.high()));
    whisker(whiskers, x, half / 2, lower, axes.insideY(box.low()));
    svg.element("path", "d", whiskers, "fill", "none", "stroke", colour, "stroke-width", 1.5);
    svg.element(
        "rect",
        "x",
        x - half,
        "y",
        upper,
        "width",
        2 * half,
        "height",
        lower - upper,
        "fill",
        Palette.tint(place, 0.35),
        "stroke",
        colour,
        "stroke-width",
        1.5);
    StringBuilder median = new StringBuilder();
    Axes.point(median, 'M', x - half, axes.insideY(box.median()));
    median.append('h').append(Svg.number(2 * half));
    svg.element("path", "d", median, "stroke", Palette.TEXT, "stroke-width", 2.5);
    drawOutliers(svg, axes, box, x, colour);
  }

  private static void whisker(StringBuilder path, double x, double cap, double from, double to) {
    Axes.point(path, 'M', x, from);
    path.append('V');
    Svg.number(path, to);
    Axes.point(path, 'M', x - cap, to);
    path.append('h').append(Svg.number(2 * cap));
  }

  private static void drawOutliers(Svg svg, Axes axes, Box box, double x, String colour) {
    if (box.outliers().length == 0) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (double outlier : drawn(box)) {
      if (axes.showsY(outlier)) {
        Symbol.CIRCLE.at(path, x, axes.insideY(outlier), 3);
      }
    }
    svg.element("path", "d", path, "fill", "#ffffff", "stroke", colour, "stroke-width", 1.5);
  }

  private static double[] drawn(Box box) {
    return Thinning.pick(box.outliers(), Thinning.every(box.outliers().length, MOST));
  }

  @Override
  public List<String> text(Panel panel) {
    int width = boxes.stream().mapToInt(b -> b.name().length()).max().orElse(0);
    return boxes.stream()
        .map(b -> b.name() + " ".repeat(width - b.name().length() + 2) + b.text())
        .toList();
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    List<Map<String, Object>> traces = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      if (box.count() == 0) {
        continue;
      }
      boolean points = box.outliers().length > 0;
      traces.add(
          map(
              "type",
              "box",
              "name",
              PlotlyValue.text(box.name()),
              "x",
              PlotlyValue.numbers(i),
              "q1",
              PlotlyValue.numbers(box.lowerQuartile()),
              "median",
              PlotlyValue.numbers(box.median()),
              "q3",
              PlotlyValue.numbers(box.upperQuartile()),
              "lowerfence",
              PlotlyValue.numbers(box.low()),
              "upperfence",
              PlotlyValue.numbers(box.high()),
              "y",
              points ? List.of(PlotlyValue.numbers(drawn(box))) : null,
              "boxpoints",
              points ? "outliers" : null,
              "marker",
              map("color", Palette.colour(i)),
              "fillcolor",
              Palette.tint(i, 0.35),
              "showlegend",
              false));
    }
    return traces;
  }
}
