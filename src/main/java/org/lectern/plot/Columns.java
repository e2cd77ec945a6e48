package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.lectern.display.Svg;

/**
 * Bars over categories: standing, or lying where the categories are on the y axis. Several groups
 * stand side by side.
 */
record Columns(List<String> names, List<Group> groups, boolean lying) implements Mark {
  /** The share of a category's place that its bars fill. */
  private static final double FILLED = 0.8;

  private static final double NUMBER_FONT = 13;

  /** Lines of text beyond which the rest is counted only. */
  private static final int LINES = 60;

  /**
   * A bar for each category.
   *
   * @param below the colour of numbers below 0
   */
  record Group(String name, double[] values, int colour, int below) {
    Group(String name, double[] values, int colour) {
      this(name, values, colour, colour);
    }

    String colour(int i) {
      return Palette.colour(values[i] < 0 ? below : colour);
    }
  }

  @Override
  public double[] xs() {
    return lying ? lengths() : places();
  }

  @Override
  public double[] ys() {
    return lying ? places() : lengths();
  }

  private double[] places() {
    return IntStream.range(0, names.size()).asDoubleStream().toArray();
  }

  /** All lengths, and 0, where bars begin. */
  private double[] lengths() {
    double[] all = new double[groups.size() * names.size() + 1];
    for (int k = 0; k < groups.size(); k++) {
      System.arraycopy(groups.get(k).values, 0, all, 1 + k * names.size(), names.size());
    }
    return all;
  }

  @Override
  public boolean isEmpty() {
    return groups.stream().allMatch(g -> Arrays.stream(g.values).noneMatch(Range::shows));
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    double width = FILLED / Math.max(1, groups.size());
    for (int k = 0; k < groups.size(); k++) {
      Group group = groups.get(k);
      Map<String, StringBuilder> paths = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        double value = group.values[i];
        double from = i - FILLED / 2 + k * width;
        if (Range.shows(value)) {
          StringBuilder path = paths.computeIfAbsent(group.colour(i), c -> new StringBuilder());
          bar(path, axes, value, from, from + width);
        }
      }
      paths.forEach((colour, path) -> svg.element("path", "d", path, "fill", colour));
    }
    if (groups.size() == 1) {
      drawNumbers(svg, axes, groups.get(0));
    }
    drawZero(svg, axes);
  }

  private void bar(StringBuilder path, Axes axes, double value, double from, double to) {
    double start = lying ? axes.insideX(0) : axes.insideY(0);
    double end = lying ? axes.insideX(value) : axes.insideY(value);
    double a = lying ? axes.py(from) : axes.px(from);
    double b = lying ? axes.py(to) : axes.px(to);
    Axes.point(path, 'M', lying ? start : a, lying ? a : start);
    path.append(lying ? 'H' : 'V');
    Svg.number(path, end);
    path.append(lying ? 'V' : 'H');
    Svg.number(path, b);
    path.append(lying ? 'H' : 'V');
    Svg.number(path, start);
    path.append('z');
  }

  /** The values at the ends of the bars, where all have room. */
  private void drawNumbers(Svg svg, Axes axes, Group group) {
    List<String> texts = new ArrayList<>();
    double widest = 0;
    for (double value : group.values) {
      texts.add(Range.shows(value) ? minus(FigureText.number(value)) : "");
      widest = Math.max(widest, TextWidth.of(texts.get(texts.size() - 1), NUMBER_FONT));
    }
    double place = lying ? axes.py(1) - axes.py(0) : axes.px(1) - axes.px(0);
    if (place < (lying ? NUMBER_FONT + 2 : widest + 4)) {
      return;
    }
    svg.open("g", "font-size", NUMBER_FONT, "fill", Palette.TEXT, "text-anchor", "middle");
    for (int i = 0; i < texts.size(); i++) {
      double value = group.values[i];
      if (texts.get(i).isEmpty()) {
        continue;
      }
      if (lying) {
        lyingNumber(svg, axes, texts.get(i), value, axes.py(i) + NUMBER_FONT * 0.35);
      } else {
        double y = axes.insideY(value) + (value < 0 ? NUMBER_FONT : -4);
        boolean fits = y < axes.bottom && y - NUMBER_FONT > axes.top - 8;
        double inside = axes.insideY(value) + (value < 0 ? -4 : NUMBER_FONT);
        String ink = fits ? Palette.TEXT : "#ffffff";
        svg.text(texts.get(i), axes.px(i), fits ? y : inside, "fill", ink);
      }
    }
    svg.close();
  }

  private static void lyingNumber(Svg svg, Axes axes, String text, double value, double y) {
    double width = TextWidth.of(text, NUMBER_FONT) + 5;
    double end = axes.insideX(value);
    boolean left = value < 0;
    boolean fits = left ? end - width > axes.left : end + width < axes.right;
    double x = end + (left == fits ? -5 : 5);
    String anchor = left == fits ? "end" : "start";
    svg.text(text, x, y, "text-anchor", anchor, "fill", fits ? Palette.TEXT : "#ffffff");
  }

  /** The line that the bars begin at, where it is not the frame. */
  private void drawZero(Svg svg, Axes axes) {
    StringBuilder path = new StringBuilder();
    if (lying && axes.insideX(0) > axes.left) {
      Axes.point(path, 'M', axes.insideX(0), axes.top);
      path.append('V');
      Svg.number(path, axes.bottom);
    } else if (!lying && axes.insideY(0) < axes.bottom) {
      Axes.point(path, 'M', axes.left, axes.insideY(0));
      path.append('H');
      Svg.number(path, axes.right);
    }
    if (path.length() > 0) {
      svg.element("path", "d", path, "stroke", Palette.AXIS, "fill", "none");
    }
  }

  private static String minus(String number) {
    return number.startsWith("-") ? "−" + number.substring(1) : number;
  }

  @Override
  public List<String> text(Panel panel) {
    List<String> lines = new ArrayList<>();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < Math.min(LINES, names.size()); i++) {
      StringJoiner values = new StringJoiner(", ");
      for (Group group : groups) {
        values.add(
            (groups.size() > 1 ? group.name + " " : "") + FigureText.number(group.values[i]));
      }
      lines.add(names.get(i) + " ".repeat(width - names.get(i).length() + 2) + values);
    }
    if (names.size() > LINES) {
      lines.add("… " + names.size() + " in all");
    }
    return lines;
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    List<Map<String, Object>> traces = new ArrayList<>();
    for (Group group : groups) {
      List<Object> lengths = new ArrayList<>(PlotlyValue.numbers(group.values));
      List<Object> places = new ArrayList<>(PlotlyValue.numbers(places()));
      traces.add(
          map(
              "type",
              "bar",
              "orientation",
              lying ? "h" : "v",
              "name",
              PlotlyValue.text(group.name),
              "x",
              lying ? lengths : places,
              "y",
              lying ? places : lengths,
              "marker",
              map("color", colours(group)),
              "showlegend",
              groups.size() > 1));
    }
    return traces;
  }

  /** One colour, or one for each bar. */
  private static Object colours(Group group) {
    return group.colour == group.below
        ? Palette.colour(group.colour)
        : IntStream.range(0, group.values.length).mapToObj(group::colour).toList();
  }
}
